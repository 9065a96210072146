import type { VerdictView } from "../../platform/messages.ts";
import type { Laid } from "../badge-sheet.ts";
import { generated } from "../generated-text.ts";
import type { Ground } from "../tones.ts";

/** Always of one size, whatever the verdict and while there is none: a page can measure it. */
export const CHIP = { width: 268, height: 26 };
const SIGN = 24;
const WORDS = 134;
const FIGURE = CHIP.width - SIGN - WORDS - 14;

/** What a chip says; empty words while somebody types, and where the reader wants to be discreet. */
export type ChipWords = Pick<VerdictView, "tone" | "sign" | "words" | "figure">;
export const SILENT: ChipWords = { tone: "none", sign: "", words: "", figure: "" };

/** Laid over the page, at a distance from where it would stand: it takes no room and moves nothing. */
export const chipHostSheet = ({ left, top }: Laid): string => {
  const { width, height } = CHIP;
  return `:host{all:initial!important;direction:ltr!important;unicode-bidi:isolate!important;display:inline-block!important;position:absolute!important;z-index:1!important;margin:${top}px 0 0 ${left}px!important;width:${width}px!important;min-width:${width}px!important;max-width:${width}px!important;height:${height}px!important;min-height:${height}px!important;max-height:${height}px!important;flex:none!important;contain:strict!important;overflow:clip!important;pointer-events:none!important;user-select:none!important}@media print{:host{display:none!important}}`;
};

const RUN = "position:absolute;top:0;white-space:pre";

/** Ground and words; equal for equal verdicts, so that sheets are shared. All of it is generated, as in a badge. */
export const chipSheet = ({ tone, sign, words, figure }: ChipWords, ground: Ground): string => {
  const { solid, soft, edge } = ground.tones[tone];
  const part = "position:absolute;top:0;bottom:0;overflow:clip";
  return [
    ".l{display:none}",
    ".v{direction:ltr!important;unicode-bidi:isolate!important;position:absolute;inset:0;box-sizing:border-box;overflow:clip;font:400 13px/24px system-ui,sans-serif;font-variant-numeric:tabular-nums;letter-spacing:0;text-align:left}",
    `.v::before{content:"";position:absolute;inset:0;box-sizing:border-box;border:1px solid ${edge};border-radius:8px;background:${soft}}`,
    `.t{${part};left:8px;width:${SIGN - 6}px}.t::after{${RUN};top:1px;left:0;color:${solid};font-weight:700;${generated(sign, SIGN - 8, true, 13)}}`,
    `.r{${part};left:${SIGN + 4}px;width:${WORDS}px}.r::after{${RUN};top:1px;left:0;color:${solid};font-weight:700;${generated(words, WORDS - 4, true, 13)}}`,
    `.o{${part};right:8px;width:${FIGURE}px;font-size:11px}.o::after{${RUN};top:1px;right:0;direction:rtl;color:${ground.ink};${generated(figure, FIGURE - 4, false, 11)}}`,
  ].join("");
};

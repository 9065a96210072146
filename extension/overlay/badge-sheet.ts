import type { BadgeView } from "../platform/messages.ts";
import { generated } from "./generated-text.ts";
import type { Ground } from "./tones.ts";

/** record: class, room, overdue. row: class, room. dot: discreet mode, or where nothing wider fits. */
export type Shape = "record" | "row" | "dot";
/** inline: in the line, taking width but no height. laid: over the page, at a distance from where it would stand. */
export type Lay = "inline" | Laid;
export type Laid = { left: number; top: number };

export const SIZES: Record<Shape, { width: number; height: number }> = {
  record: { width: 148, height: 20 },
  row: { width: 64, height: 18 },
  dot: { width: 14, height: 14 },
};

/** Rules a page cannot override: important inside `:host` wins over the page's own, inline style included. */
export const hostSheet = (shape: Shape, lay: Lay): string => {
  const { width, height } = SIZES[shape];
  const at =
    lay === "inline"
      ? `position:relative!important;vertical-align:middle!important;margin:${-height / 2}px 6px ${-height / 2}px 2px!important`
      : `position:absolute!important;z-index:1!important;margin:${lay.top}px 0 0 ${lay.left}px!important`;
  return `:host{all:initial!important;direction:ltr!important;unicode-bidi:isolate!important;display:inline-block!important;${at};width:${width}px!important;min-width:${width}px!important;max-width:${width}px!important;height:${height}px!important;min-height:${height}px!important;max-height:${height}px!important;flex:none!important;align-self:center!important;contain:strict!important;overflow:clip!important;pointer-events:none!important;user-select:none!important}@media print{:host{display:none!important}}`;
};

const BOX =
  "direction:ltr!important;unicode-bidi:isolate!important;position:absolute;inset:0;box-sizing:border-box;overflow:clip;font:400 11px/18px system-ui,sans-serif;font-variant-numeric:tabular-nums;letter-spacing:0;text-align:left";
const RUN = "position:absolute;top:0;white-space:pre";

/** Ground, letters and figures of one badge. Equal for equal badges, so sheets are shared. */
export const wordsSheet = (shape: Shape, view: BadgeView, ground: Ground): string => {
  const tone = ground.tones[view.tone] ?? ground.tones.none;
  if (shape === "dot")
    return `.b{${BOX};inset:2px;border-radius:50%;background:${ground.tones.none.solid}}.b *{display:none}`;
  const { tile, line, room, overdue } = PLACES[shape];
  const part = "position:absolute;top:0;bottom:0;overflow:clip";
  return [
    `.b{${BOX};border:1px solid ${tone.edge};border-radius:${shape === "record" ? 5 : 4}px;background:${ground.paper};line-height:${line}px}`,
    `.t{${part};left:0;width:${tile}px;background:${tone.solid};color:${ground.onSolid};font-weight:700}`,
    `.t::before{${RUN};left:${(tile - 9) / 2}px;${generated(view.tile, 11, true)}}`,
    `.r{${part};left:${tile}px;width:${room}px;color:${ground.ink}}`,
    `.r::before{${RUN};right:${shape === "record" ? 5 : 2}px;direction:rtl;${generated(view.room, room - (shape === "record" ? 10 : 6))}}`,
    overdue === 0
      ? ".o{display:none}"
      : `.o{${part};right:0;width:${overdue}px;border-left:1px solid ${ground.line};box-sizing:border-box;background:${tone.soft};color:${tone.solid}}.o::before{${RUN};right:3px;direction:rtl;${generated(view.overdue, overdue - 8)}}`,
  ].join("");
};

const PLACES = {
  record: { tile: 20, line: 18, room: 72, overdue: 54 },
  row: { tile: 17, line: 16, room: 45, overdue: 0 },
};

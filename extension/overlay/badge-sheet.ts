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
const FILL = 'content:"";position:absolute;inset:0;box-sizing:border-box';

/**
 * Ground, letters and figures of one badge. Equal for equal badges, so sheets are shared. Whatever differs between customers
 * is generated: a copied page carries the styles of elements along, closed root or not.
 */
export const wordsSheet = (shape: Shape, view: BadgeView, ground: Ground): string => {
  const tone = ground.tones[view.tone] ?? ground.tones.none;
  const hidden = ".l{display:none}";
  if (shape === "dot")
    return `${hidden}.b{${BOX};inset:2px}.b::before{${FILL};border-radius:50%;background:${ground.tones.none.solid}}.b *{display:none}`;
  const { tile, line, room, overdue } = PLACES[shape];
  const radius = shape === "record" ? 5 : 4;
  const part = "position:absolute;top:1px;bottom:1px;overflow:clip";
  return [
    `${hidden}.b{${BOX};line-height:${line}px}`,
    `.b::before{${FILL};border:1px ${view.unconfirmed ? "dashed" : "solid"} ${tone.edge};border-radius:${radius}px;background:${ground.paper}}`,
    `.t{${part};left:1px;width:${tile}px;border-radius:${radius - 1}px 0 0 ${radius - 1}px;font-weight:700}.t::before{${FILL};background:${tone.solid}}`,
    `.t::after{${RUN};left:${(tile - 9) / 2}px;color:${ground.onSolid};${generated(view.tile, 11, true)}}`,
    `.r{${part};left:${tile + 1}px;width:${room}px}`,
    `.r::after{${RUN};right:${shape === "record" ? 5 : 2}px;direction:rtl;color:${ground.ink};${generated(view.room, room - (shape === "record" ? 10 : 6))}}`,
    overdue === 0
      ? ".o{display:none}"
      : `.o{${part};right:1px;width:${overdue}px}.o::before{${FILL};border-left:1px solid ${ground.line};background:${tone.soft}}.o::after{${RUN};right:3px;direction:rtl;color:${tone.solid};${generated(view.overdue, overdue - 8)}}`,
  ].join("");
};

const PLACES = {
  record: { tile: 20, line: 18, room: 72, overdue: 54 },
  row: { tile: 17, line: 16, room: 45, overdue: 0 },
};

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
  ".l{display:none}.b{direction:ltr!important;unicode-bidi:isolate!important;position:absolute;inset:0;font:11px system-ui,sans-serif;font-variant-numeric:tabular-nums;letter-spacing:0";
const FILL = 'content:"";display:block;box-sizing:border-box;background:';
const RUN = "display:block;white-space:pre;margin:";
const BACK = "direction:rtl;text-align:right;color:";

/**
 * Ground and places of one badge: few of them, so sheets are shared. Whatever differs between customers is generated: a
 * copied page carries the styles of elements along, closed root or not. One box out of the page's flow (what a page puts
 * before it moves nothing) and in it blocks laid over one another by their margins; only the host clips: each box that clips
 * or is positioned costs the page in every frame that it scrolls or changes.
 */
export const lookSheet = (shape: Shape, { tone: named, unconfirmed }: BadgeView, ground: Ground): string => {
  const tone = ground.tones[named] ?? ground.tones.none;
  if (shape === "dot")
    return `${BOX}}.b::before{${FILL}${ground.tones.none.solid};height:10px;margin:2px;border-radius:50%}.b *{display:none}`;
  const { tile, line, room, overdue, radius, end } = PLACES[shape];
  const back = overdue
    ? `.o{margin:-${line}px 1px 0 auto;width:${overdue}px}.o::before{${FILL}${tone.soft};height:${line}px;border-left:1px solid ${ground.line}}.o::after{${RUN}-${line}px 3px 0 0;${BACK}${tone.solid}}`
    : ".o{display:none}";
  return `${BOX};line-height:${line}px}.b::before{${FILL}${ground.paper};height:${line + 2}px;border:1px ${unconfirmed ? "dashed" : "solid"} ${tone.edge};border-radius:${radius}px}.t,.r,.o{display:block;height:${line}px}.t{margin:-${line + 1}px 0 0 1px;width:${tile}px;font-weight:700}.t::before{${FILL}${tone.solid};height:${line}px;border-radius:${radius - 1}px 0 0 ${radius - 1}px}.t::after{${RUN}-${line}px 0 0 ${(tile - 9) / 2}px;color:${ground.onSolid}}.r{margin:-${line}px 0 0 ${tile + 1}px;width:${room}px}.r::after{${RUN}0 ${end}px 0 0;${BACK}${ground.ink}}${back}`;
};

/** Letters and figures of one badge; equal for equal badges. */
export const wordsSheet = (shape: Shape, view: BadgeView): string => {
  if (shape === "dot") return "";
  const { stop, overdue } = PLACES[shape];
  return `.t::after{${generated(view.tile, 11, true)}}.r::after{${generated(view.room, stop)}}${overdue ? `.o::after{${generated(view.overdue, overdue - 8)}}` : ""}`;
};

const PLACES = {
  record: { tile: 20, line: 18, room: 72, end: 5, stop: 62, overdue: 54, radius: 5 },
  row: { tile: 17, line: 16, room: 45, end: 2, stop: 39, overdue: 0, radius: 4 },
};

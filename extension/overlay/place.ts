import { controlOf } from "../sites/read-text.ts";
import type { Sighting } from "../sites/site.ts";
import { type Laid, type Shape, SIZES } from "./badge-sheet.ts";
import { widthOf } from "./generated-text.ts";

/** First child of the anchor, or sibling before it: a block or a column would push a sibling onto a line of its own. */
export const standsInside = ({ anchor, place }: Sighting): boolean => {
  if (place === "over" || anchor.matches("input,textarea,select,img,br")) return false;
  if (place === "start") return true;
  const parent = anchor.parentElement;
  if (!parent) return false;
  const own = getComputedStyle(anchor).display;
  const around = getComputedStyle(parent);
  const column =
    /grid/.test(around.display) || (/flex/.test(around.display) && /^column/.test(around.flexDirection));
  return column || !/^(?:inline|contents|ruby)/.test(own || "inline");
};

/** What must not move when a badge is put in: the row's height, the name's place in it, the name's own height. */
export const measure = (anchor: Element): number[] => {
  const row = (
    anchor.closest("tr,li,[role=row],article") ??
    anchor.parentElement ??
    anchor
  ).getBoundingClientRect();
  const own = anchor.getBoundingClientRect();
  return [row.height, own.top - row.top, own.height];
};

export const moved = (before: number[], after: number[]): boolean =>
  before.some((value, at) => Math.abs(value - (after[at] ?? 0)) > 0.5);

/** Does the name, or a box close around it, hold more than it shows? */
export const isCut = (anchor: Element): boolean => {
  let at: Element | null = anchor;
  for (let up = 0; at && up < 4; up++, at = at.parentElement)
    if (at.clientWidth > 0 && at.scrollWidth > at.clientWidth + 1) return true;
  return false;
};

/** All badges of one list look alike: the shape that fits the tightest of its rows. A table of one row is itself a row. */
export const groupOf = (anchor: Element): Element => {
  const list = anchor.closest("table,ul,ol,[role=grid],[role=treegrid],[role=table]");
  const row =
    list === null ? anchor : list.querySelector("tr ~ tr,li ~ li,[role=row] ~ [role=row]") ? null : list;
  return row === null ? (list ?? anchor) : (row.parentElement?.parentElement ?? row);
};

/** Where typed text ends in a control, and what it leaves free to its right. */
const typedIn = (anchor: Element): { box: DOMRect; end: number; size: number } => {
  const control = controlOf(anchor) ?? anchor;
  const box = control.getBoundingClientRect();
  const style = getComputedStyle(control);
  const text = "value" in control ? String(control.value) : "";
  const size = Number.parseFloat(style.fontSize) || 14;
  const bold = Number(style.fontWeight) >= 600;
  const padding = Number.parseFloat(style.paddingLeft) || 0;
  return {
    box,
    size,
    end: box.left + padding + widthOf(text, bold, size, style.fontFamily || undefined) + 12,
  };
};

/** The widest shape that covers no typed text. */
export const shapeOver = (anchor: Element, widest: Shape): Shape => {
  const { box, end } = typedIn(anchor);
  const fits = (shape: Shape) => end + SIZES[shape].width + 4 <= box.right;
  return [widest, "row" as const].find(fits) ?? "dot";
};

/** Behind the typed text, or at the control's end. Distance from where the host stands now. */
export const overControl = (anchor: Element, host: Element, shape: Shape, was: Laid): Laid => {
  const { box, end, size } = typedIn(anchor);
  const { width, height } = SIZES[shape];
  const left = Math.max(box.left, Math.min(end, box.right - width - 4));
  const line = Math.min(box.height, size * 2.4);
  return shift(host, left, box.top + (line - height) / 2, was);
};

/** Before the name, in the margin of its box: moves nothing. */
export const besideText = (anchor: Element, host: Element, _shape: Shape, was: Laid): Laid => {
  const box = anchor.getBoundingClientRect();
  const { width, height } = SIZES.dot;
  const line = Number.parseFloat(getComputedStyle(anchor).lineHeight) || box.height;
  return shift(host, box.left - width - 2, box.top + (Math.min(line, box.height) - height) / 2, was);
};

const shift = (host: Element, left: number, top: number, was: Laid): Laid => {
  const now = host.getBoundingClientRect();
  return { left: Math.round(left - now.left + was.left), top: Math.round(top - now.top + was.top) };
};

import type { Laid } from "../badge-sheet.ts";
import { parentOf } from "../host-ground.ts";
import { CHIP } from "./chip-sheet.ts";

const GAP = 8;
const STEP = 56;
const STEPS = 8;
type Box = { left: number; top: number; right: number; bottom: number };

const boxAt = (left: number, top: number): Box => ({
  ...{ left, top },
  ...{ right: left + CHIP.width, bottom: top + CHIP.height },
});

/** Right of the total, under it, over it, left of it, then further along its line and under it: the nearest first. */
const spots = (total: DOMRect): Box[] => {
  const middle = total.top + (total.height - CHIP.height) / 2;
  const flush = total.right - CHIP.width;
  const along = Array.from({ length: STEPS }, (_, at) => total.right + GAP + (at + 1) * STEP);
  const down = Array.from({ length: 3 }, (_, at) => total.bottom + GAP / 2 + (at + 1) * CHIP.height);
  return [
    boxAt(total.right + GAP, middle),
    boxAt(flush, total.bottom + GAP / 2),
    boxAt(total.left, total.bottom + GAP / 2),
    boxAt(flush, total.top - CHIP.height - GAP / 2),
    boxAt(total.left - CHIP.width - GAP, middle),
    ...along.map((left) => boxAt(left, middle)),
    ...down.flatMap((top) => [boxAt(flush, top), boxAt(total.left, top)]),
    ...along.map((left) => boxAt(total.left - CHIP.width - (left - total.right), middle)),
  ];
};

const isInside = (spot: Box, box: Box): boolean =>
  spot.left >= box.left && spot.top >= box.top && spot.right <= box.right && spot.bottom <= box.bottom;
const meets = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Boxes above the total that cut what stands out of them. */
const clippers = (anchor: Element, view: Window): DOMRect[] => {
  const boxes: DOMRect[] = [];
  for (let at = parentOf(anchor); at && at !== anchor.ownerDocument.body; at = parentOf(at))
    if (/hidden|clip|auto|scroll/.test(view.getComputedStyle(at).overflow))
      boxes.push(at.getBoundingClientRect());
  return boxes;
};

const DRAWN = "input,textarea,select,button,img,svg,canvas,video,iframe,object,a,[role=button]";

/** Whether an element itself shows something there: a control, a picture, or text of its own. */
const shows = (element: Element, spot: Box, range: Range): boolean => {
  if (element.matches(DRAWN)) return true;
  for (const child of element.childNodes) {
    if (child.nodeType !== 3 || !child.nodeValue?.trim()) continue;
    range.selectNodeContents(child);
    for (const rect of range.getClientRects()) if (meets(rect, spot)) return true;
  }
  return false;
};

/** No text, control or picture is covered. */
const isFree = (spot: Box, anchor: Element): boolean => {
  const root = anchor.getRootNode() as Document | ShadowRoot;
  const range = anchor.ownerDocument.createRange();
  const seen = new Set<Element>();
  for (const share of [0.01, 0.2, 0.4, 0.6, 0.8, 0.99])
    for (const height of [0.1, 0.5, 0.9]) {
      const hit = root.elementFromPoint(spot.left + CHIP.width * share, spot.top + CHIP.height * height);
      if (!hit || seen.has(hit)) continue;
      seen.add(hit);
      if (hit === anchor || anchor.contains(hit) || shows(hit, spot, range)) return false;
    }
  return true;
};

/** Where the chip of a total goes, as a distance from where its host stands now. */
export const placeChip = (anchor: Element, host: Element, was: Laid): Laid => {
  const view = anchor.ownerDocument.defaultView;
  const all = spots(anchor.getBoundingClientRect());
  const cut = view ? clippers(anchor, view) : [];
  const width = view?.innerWidth ?? 0;
  const shown = all.filter(
    (spot) => spot.left >= 0 && spot.right <= width && cut.every((box) => isInside(spot, box)),
  );
  const spot = shown.find((one) => isFree(one, anchor)) ?? shown[1] ?? shown[0] ?? all[1];
  if (!spot) return was;
  const now = host.getBoundingClientRect();
  return {
    left: Math.round(spot.left - now.left + was.left),
    top: Math.round(spot.top - now.top + was.top),
  };
};

import type { Laid } from "../badge-sheet.ts";
import { parentOf } from "../host-ground.ts";
import { CHIP } from "./chip-sheet.ts";

const GAP = 8;
type Spot = { left: number; top: number };

/** Right of the total, then under it, over it, left of it: where the page shows nothing. */
const spots = (total: DOMRect): Spot[] => {
  const middle = total.top + (total.height - CHIP.height) / 2;
  const flush = total.right - CHIP.width;
  return [
    { left: total.right + GAP, top: middle },
    { left: flush, top: total.bottom + GAP / 2 },
    { left: total.left, top: total.bottom + GAP / 2 },
    { left: flush, top: total.top - CHIP.height - GAP / 2 },
    { left: total.left - CHIP.width - GAP, top: middle },
  ];
};

const isInside = ({ left, top }: Spot, box: { left: number; top: number; right: number; bottom: number }) =>
  left >= box.left && top >= box.top && left + CHIP.width <= box.right && top + CHIP.height <= box.bottom;

/** Boxes above the total that cut what stands out of them. */
const clippers = (anchor: Element, view: Window): DOMRect[] => {
  const boxes: DOMRect[] = [];
  for (let at = parentOf(anchor); at && at !== anchor.ownerDocument.body; at = parentOf(at))
    if (/hidden|clip|auto|scroll/.test(view.getComputedStyle(at).overflow))
      boxes.push(at.getBoundingClientRect());
  return boxes;
};

/** Nothing but what the total stands in: no text and no control is covered. */
const isFree = ({ left, top }: Spot, anchor: Element): boolean => {
  const root = anchor.getRootNode() as Document | ShadowRoot;
  for (const share of [0.02, 0.25, 0.5, 0.75, 0.98])
    for (const height of [0.15, 0.5, 0.85]) {
      const hit = root.elementFromPoint(left + CHIP.width * share, top + CHIP.height * height);
      if (hit && (!hit.contains(anchor) || hit === anchor)) return false;
    }
  return true;
};

/** Where the chip of a total goes, as a distance from where its host stands now. */
export const placeChip = (anchor: Element, host: Element, was: Laid): Laid => {
  const view = anchor.ownerDocument.defaultView;
  const total = anchor.getBoundingClientRect();
  const all = spots(total);
  const cut = view ? clippers(anchor, view) : [];
  const width = view?.innerWidth ?? 0;
  const shown = all.filter(
    (spot) => spot.left >= 0 && spot.left + CHIP.width <= width && cut.every((box) => isInside(spot, box)),
  );
  const spot = shown.find((one) => isFree(one, anchor)) ?? shown[1] ?? shown[0] ?? all[1];
  if (!spot) return was;
  const now = host.getBoundingClientRect();
  return {
    left: Math.round(spot.left - now.left + was.left),
    top: Math.round(spot.top - now.top + was.top),
  };
};

import { parentOf } from "./host-ground.ts";

/** Where a badge was put, and what it must still be true of its surroundings. */
export type Home = { anchor: Element; inside: boolean; root: Node; traps: number };

/** What stands above an element, for each one met in one go: see `trapsAbove`. */
export type Surroundings = Map<Element, number>;

/**
 * Kinds of ancestor that could draw, cover or copy what stands in them: the number of dialogs; no number for a canvas
 * (readable pixels) or edited text, where no badge may stand.
 */
const trapsAbove = (element: Element, known: Surroundings = new Map()): number => {
  const path: Element[] = [];
  let at: Element | null = element;
  for (; at && !known.has(at); at = parentOf(at)) path.push(at);
  let traps = (at && known.get(at)) ?? 0;
  for (const each of path.reverse()) {
    const name = each.localName;
    const editable = each.getAttribute("contenteditable") ?? "false";
    traps += name === "canvas" || editable !== "false" ? Number.NaN : name === "dialog" ? 1 : 0;
    known.set(each, traps);
  }
  return traps;
};

/** The home of a badge at this anchor; null where none may stand. */
export const homeAt = (anchor: Element, inside: boolean): Home | null => {
  const traps = trapsAbove(anchor);
  return anchor.ownerDocument.designMode === "on" || Number.isNaN(traps)
    ? null
    : { anchor, inside, root: anchor.getRootNode(), traps };
};

/** Still beside the element it was drawn for, in the same tree, with nothing new around it? */
export const isAtHome = (
  host: Element,
  { anchor, inside, root, traps }: Home,
  known?: Surroundings,
): boolean =>
  (inside ? anchor.firstChild === host : host.nextSibling === anchor) &&
  host.ownerDocument.designMode !== "on" &&
  host.isConnected &&
  host.getRootNode() === root &&
  trapsAbove(host, known) === traps;

export const settle = (host: Element, { anchor, inside }: Home): void => {
  if (inside) anchor.prepend(host);
  else anchor.before(host);
};

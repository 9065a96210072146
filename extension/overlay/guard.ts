import { parentOf } from "./host-ground.ts";

/** Where a badge was put, and what it must still be true of its surroundings. */
export type Home = { anchor: Element; inside: boolean; root: Node; traps: number };

/** Kinds of ancestor that could draw, cover or copy what stands in them. */
const trapsAbove = (element: Element): { canvas: boolean; editable: boolean; dialogs: number } => {
  let dialogs = 0;
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const name = at.localName;
    if (name === "canvas") return { canvas: true, editable: false, dialogs };
    if (name === "dialog") dialogs++;
    const editable = at.getAttribute("contenteditable");
    if (editable !== null && editable !== "false") return { canvas: false, editable: true, dialogs };
  }
  return { canvas: false, editable: false, dialogs };
};

/** The home of a badge at this anchor; null where none may stand: in a canvas (readable pixels) or in edited text. */
export const homeAt = (anchor: Element, inside: boolean): Home | null => {
  if (anchor.ownerDocument.designMode === "on") return null;
  const { canvas, editable, dialogs } = trapsAbove(anchor);
  return canvas || editable ? null : { anchor, inside, root: anchor.getRootNode(), traps: dialogs };
};

/** Still beside the element it was drawn for, in the same tree, with nothing new around it? */
export const isAtHome = (host: Element, home: Home): boolean => {
  const beside = home.inside ? home.anchor.firstChild === host : host.nextSibling === home.anchor;
  if (
    !beside ||
    host.ownerDocument.designMode === "on" ||
    !host.isConnected ||
    host.getRootNode() !== home.root
  )
    return false;
  const { canvas, editable, dialogs } = trapsAbove(host);
  return !canvas && !editable && dialogs === home.traps;
};

export const settle = (host: Element, { anchor, inside }: Home): void => {
  if (inside) anchor.prepend(host);
  else anchor.before(host);
};

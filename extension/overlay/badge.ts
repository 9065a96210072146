import type { BadgeView } from "../platform/messages.ts";
import { hostSheet, type Lay, lookSheet, type Shape, wordsSheet } from "./badge-sheet.ts";
import { closedRoot, wear } from "./sheets.ts";
import type { Ground } from "./tones.ts";

/** A box that says the same thing in the same number of pixels for every customer and for nobody. */
export type Badge = {
  host: HTMLElement;
  shape: Shape;
  show(view: BadgeView, ground: Ground): void;
  lay(lay: Lay): void;
};

/** Every host that is ours, whichever of our scripts made it, so that our own changes are told from the page's. */
const world = globalThis as { vigieHosts?: WeakSet<Node> };
world.vigieHosts ??= new WeakSet<Node>();
const hosts = world.vigieHosts;
export const isOurs = (node: Node): boolean => hosts.has(node);
export const claim = (host: Node): void => void hosts.add(host);

/** A plain element: a name with a hyphen would let the page define it first and get the closed root. */
export const makeBadge = (page: Document, shape: Shape, lay: Lay): Badge => {
  const host = page.createElement("span");
  claim(host);
  const root = closedRoot(host);
  const box = page.createElement("span");
  box.className = "b";
  box.setAttribute("role", "img");
  for (const name of ["t", "r", "o"]) {
    const part = page.createElement("span");
    part.className = name;
    box.append(part);
  }
  root.append(box);
  const label = nameOf(box);
  let outer = hostSheet(shape, lay);
  let inner: string[] = [];
  return {
    host,
    shape,
    show(view, ground) {
      inner = [lookSheet(shape, view, ground), wordsSheet(shape, view)];
      label.textContent = view.label;
      wear(root, outer, ...inner);
    },
    lay(lay) {
      outer = hostSheet(shape, lay);
      wear(root, outer, ...inner);
    },
  };
};

/** Gives a box its accessible name as text that is never rendered: attributes travel along when a page is copied. */
export const nameOf = (box: Element): Element => {
  const label = box.ownerDocument.createElement("span");
  label.id = "l";
  label.className = "l";
  box.append(label);
  box.setAttribute("aria-labelledby", label.id);
  return label;
};

import { closedRoot } from "./sheets.ts";

/** Every host that is ours, whichever of our scripts made it, so that our own changes are told from the page's. */
const world = globalThis as { vigieHosts?: WeakSet<Node> };
world.vigieHosts ??= new WeakSet<Node>();
const hosts = world.vigieHosts;
export const isOurs = (node: Node): boolean => hosts.has(node);
export const claim = (host: Node): void => void hosts.add(host);

const put = (into: Element | ShadowRoot, called: string): Element => {
  const part = document.createElement("span");
  part.className = called;
  into.append(part);
  return part;
};

/**
 * An empty box of three parts in a closed root, and its label. A plain element: a name with a hyphen would let the page
 * define it first and get the closed root.
 */
export const makeBox = (called: string): { host: HTMLElement; root: ShadowRoot; label: Element } => {
  const host = document.createElement("span");
  claim(host);
  const root = closedRoot(host);
  const box = put(root, called);
  box.setAttribute("role", "img");
  for (const part of "tro") put(box, part);
  return { host, root, label: nameOf(box) };
};

/** Gives a box its accessible name as text that is never rendered: attributes travel along when a page is copied. */
export const nameOf = (box: Element): Element => {
  const label = put(box, "l");
  label.id = "l";
  box.setAttribute("aria-labelledby", "l");
  return label;
};

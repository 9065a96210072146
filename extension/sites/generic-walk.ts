const SKIPPED = new Set([
  "SCRIPT",
  "STYLE",
  "NOSCRIPT",
  "TEMPLATE",
  "IFRAME",
  "OBJECT",
  "SVG",
  "CANVAS",
  "CODE",
  "PRE",
]);
const HIDDEN =
  '[hidden],[inert],[aria-hidden="true"],[contenteditable=""],[contenteditable="true"],a[href^="tel:"],dialog:not([open])';
const AT_ONCE = 40;

/**
 * Elements and texts below a node that people can see, a few at a step; `null` between the steps. `not`: what was read
 * before, left out with all below.
 */
export function* nodesOf(tree: Node | null, not?: ReadonlySet<Node>): Generator<Node | null> {
  const walker = tree?.ownerDocument?.createTreeWalker(tree, 5 /* elements and text */, {
    acceptNode: (node) => (isSkipped(node) || not?.has(node) ? 2 /* with all below */ : 1),
  });
  let count = 0;
  for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
    yield node;
    if (++count % AT_ONCE === 0) yield null;
  }
}

/** Whether neither it nor what is below it is read. */
export const isSkipped = (node: Node): boolean => {
  if (node.nodeType === 3) return false;
  const element = node as Element;
  if (SKIPPED.has(element.tagName.toUpperCase())) return true;
  const isFoot = element.localName === "footer";
  if (!isFoot && !element.hasAttributes() && element.localName !== "dialog") return false;
  // A page's foot names whoever runs the site.
  if (isFoot || element.getAttribute("role") === "contentinfo")
    if (!element.closest("article,section,li,dialog")) return true;
  return element.matches(HIDDEN);
};

import { isOurs } from "./box.ts";

/** Opens roots that the page closed, where the browser lets an extension; null for none. */
export type OpenRoot = (element: Element) => ShadowRoot | null;

const SLICE_MS = 2;
/** Elements of a component that has not drawn itself yet are looked at again, as many as this. */
const MOST_PENDING = 256;

/** Finds shadow trees, those inside them too, a little at a time; `found` for each one once. */
export const shadowRoots = (view: Window, openRoot: OpenRoot, found: (root: ShadowRoot) => void) => {
  const roots = new Set<ShadowRoot>();
  const pending = new Set<Element>();
  const queue = new Set<Node>();
  let walk: TreeWalker | null = null;
  let planned = false;

  const check = (element: Element): void => {
    if (isOurs(element)) return;
    const custom = element.localName.includes("-");
    const root = element.shadowRoot ?? (custom ? openRoot(element) : null);
    if (!root) {
      if (custom && pending.size < MOST_PENDING) pending.add(element);
      return;
    }
    pending.delete(element);
    if (roots.has(root)) return;
    roots.add(root);
    found(root);
    look(root);
  };
  const step = (): void => {
    planned = false;
    const end = view.performance.now() + SLICE_MS;
    while (view.performance.now() < end) {
      if (!walk) {
        const [start] = queue;
        if (!start) return;
        queue.delete(start);
        if (!start.isConnected) continue;
        if (start instanceof Element) check(start);
        walk = document.createTreeWalker(start, NodeFilter.SHOW_ELEMENT);
      }
      const next = walk.nextNode();
      if (next) check(next as Element);
      else walk = null;
    }
    plan();
  };
  const plan = (): void => {
    if (planned) return;
    planned = true;
    if ("requestIdleCallback" in view) view.requestIdleCallback(step, { timeout: 500 });
    else setTimeout(step);
  };
  const look = (start: Node): void => {
    queue.add(start);
    plan();
  };

  return {
    /** Looks through a tree that came into the page. */
    look,
    /** Components that drew themselves since: that changes nothing a page could be watched for. */
    again(): void {
      for (const element of [...pending]) {
        if (element.isConnected) check(element);
        else pending.delete(element);
      }
    },
    /** Those in the page now. */
    all(): ShadowRoot[] {
      for (const root of [...roots]) if (!root.isConnected) roots.delete(root);
      return [...roots];
    },
  };
};
export type ShadowRoots = ReturnType<typeof shadowRoots>;

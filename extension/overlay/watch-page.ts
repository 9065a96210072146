import { IDENTITY_ATTRIBUTES } from "./identity.ts";

const TICK_MS = 250;

export type PageEvents = {
  mutated(records: MutationRecord[]): void;
  /** Something was typed, chosen or set. */
  changed(): void;
  navigated(): void;
  /** Something of the page is about to be copied or dragged away. */
  taken(): void;
  /** Every 250 ms while the page is visible. */
  ticked(): void;
};

/** The one place that watches a page. Everything ends with the signal. Gives what watches one more tree of it. */
export const watchPage = (
  page: Document,
  view: Window & typeof globalThis,
  on: PageEvents,
  signal: AbortSignal,
): ((tree: Node) => void) => {
  const observer = new view.MutationObserver(on.mutated);
  const observe = (tree: Node) =>
    observer.observe(tree, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: [...IDENTITY_ATTRIBUTES, "contenteditable", "aria-hidden", "hidden"],
    });
  observe(page);
  const listen = (target: EventTarget | undefined, names: string[], run: () => void) => {
    for (const name of names) target?.addEventListener(name, run, { capture: true, passive: true, signal });
  };
  listen(page, ["input", "change"], on.changed);
  listen(page, ["visibilitychange"], on.changed);
  listen(view, ["copy", "cut", "dragstart"], on.taken);
  listen(view, ["popstate", "hashchange", "pageshow"], on.navigated);
  listen((view as { navigation?: EventTarget }).navigation, ["currententrychange"], on.navigated);
  const timer = view.setInterval(() => page.visibilityState !== "hidden" && on.ticked(), TICK_MS);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    view.clearInterval(timer);
  });
  return observe;
};

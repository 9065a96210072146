import { IDENTITY_ATTRIBUTES } from "./identity.ts";

const TICK_MS = 250;

export type PageEvents = {
  mutated(records: MutationRecord[]): void;
  /** Something was typed, chosen or set. */
  changed(): void;
  navigated(): void;
  /** Every 250 ms while the page is visible. */
  ticked(): void;
};

/** The one place that watches a page. Everything ends with the signal. */
export const watchPage = (
  page: Document,
  view: Window & typeof globalThis,
  on: PageEvents,
  signal: AbortSignal,
): void => {
  const observer = new view.MutationObserver(on.mutated);
  observer.observe(page, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...IDENTITY_ATTRIBUTES, "contenteditable", "aria-hidden", "hidden"],
  });
  const listen = (target: EventTarget | undefined, names: string[], run: () => void) => {
    for (const name of names) target?.addEventListener(name, run, { capture: true, passive: true, signal });
  };
  listen(page, ["input", "change"], on.changed);
  listen(page, ["visibilitychange"], on.changed);
  listen(view, ["popstate", "hashchange", "pageshow"], on.navigated);
  listen((view as { navigation?: EventTarget }).navigation, ["currententrychange"], on.navigated);
  const timer = view.setInterval(() => page.visibilityState !== "hidden" && on.ticked(), TICK_MS);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    view.clearInterval(timer);
  });
};

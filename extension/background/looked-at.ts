import { browser } from "wxt/browser";
import { sitePatterns } from "./sites.ts";

type Filter = { contextTypes: ("POPUP" | "SIDE_PANEL" | "TAB")[] };
type Contexts = { getContexts?: (filter: Filter) => Promise<unknown[]> };
type Views = { getViews?: () => unknown[] };

/** Is a popup, panel or page of ours open? */
const ownSurfaceOpen = async (): Promise<boolean> => {
  const runtime: Contexts = browser.runtime;
  if (runtime.getContexts !== undefined)
    return (await runtime.getContexts({ contextTypes: ["POPUP", "SIDE_PANEL", "TAB"] })).length > 0;
  // Firefox: its background is a page among them.
  const views: Views | undefined = browser.extension;
  return views?.getViews?.().some((view) => view !== globalThis) ?? false;
};

const siteVisible = async (): Promise<boolean> => {
  const patterns = await sitePatterns();
  if (patterns.length === 0) return false;
  const tabs = await browser.tabs.query({ active: true, url: patterns });
  if (tabs.length === 0) return false;
  const minimized = (await browser.windows.getAll()).flatMap(({ id, state }) =>
    state === "minimized" ? [id] : [],
  );
  return tabs.some(({ windowId }) => !minimized.includes(windowId));
};

/** Whether anybody may be looking: an enabled site in front in its window, or a surface of our own. */
export const isLookedAt = async (): Promise<boolean> => (await siteVisible()) || ownSurfaceOpen();

import { browser } from "wxt/browser";

/** The tab a surface is about. `origin` null: not a web page, or one the extension may not see. */
export type SurfaceTab = { tabId: number; origin: string | null };

/** `?tabId=` when the page was opened as a tab or window of its own, else the active tab of this window. */
export const surfaceTab = async (search: string): Promise<SurfaceTab | null> => {
  const asked = Number(new URLSearchParams(search).get("tabId") ?? Number.NaN);
  const tab = Number.isSafeInteger(asked)
    ? await browser.tabs.get(asked).catch(() => undefined)
    : (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
  if (tab?.id === undefined) return null;
  return { tabId: tab.id, origin: webOrigin(tab.url) };
};

/** Address of what a tab shows; null where the extension may not see it. */
export const tabAddress = async (tabId: number): Promise<string | null> =>
  (await browser.tabs.get(tabId).catch(() => undefined))?.url ?? null;

/** Hears that another tab is in front, or that one began or ended loading, until the returned function is called. */
export const onTabChange = (heard: () => void): (() => void) => {
  const updated = (_: number, { status }: { status?: string }): void => {
    if (status !== undefined) heard();
  };
  browser.tabs.onActivated.addListener(heard);
  browser.tabs.onUpdated.addListener(updated);
  return () => {
    browser.tabs.onActivated.removeListener(heard);
    browser.tabs.onUpdated.removeListener(updated);
  };
};

/** Origin of what a tab shows, as the browser tells it; null where it is no web page or none the extension may see. */
export const tabOrigin = async (tabId: number): Promise<string | null> =>
  webOrigin((await browser.tabs.get(tabId).catch(() => undefined))?.url);

const webOrigin = (url: string | undefined): string | null => {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, origin } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? origin : null;
};

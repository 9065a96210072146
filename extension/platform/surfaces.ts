import { browser } from "wxt/browser";

const inPopupWindow = async (tabId: number): Promise<void> => {
  await browser.windows.create({
    url: `${browser.runtime.getURL("/")}popup.html?tabId=${tabId}`,
    type: "popup",
    width: 420,
    height: 640,
  });
};

/**
 * Opens the side panel beside a tab; a small window where the browser has none or refuses. Call it before any `await`:
 * the browser wants the click that led here.
 */
export const openBeside = (tabId: number): Promise<void> => {
  const panel: { open?: (options: { tabId: number }) => Promise<void> } | undefined = browser.sidePanel;
  return panel?.open === undefined
    ? inPopupWindow(tabId)
    : panel.open({ tabId }).catch(() => inPopupWindow(tabId));
};

/** Opens the dashboard in a tab, at a path of its own router such as `/customers/<id>`. */
export const openDashboard = async (path: string): Promise<void> => {
  await browser.tabs.create({ url: `${browser.runtime.getURL("/")}dashboard.html#${path}` });
};

export const openOptions = (): Promise<void> => browser.runtime.openOptionsPage();

import { browser } from "wxt/browser";
import type { PageEvent, TabMessages } from "./messages.ts";

/** Tells the extension's open pages; silence when none is open. */
export const tellPages = (event: PageEvent): void => {
  browser.runtime.sendMessage(event).catch(() => undefined);
};

/** Tells every tab; those without our overlay do not answer, which is fine. */
export const tellTabs = async (
  message: TabMessages["revisionChanged" | "settingsChanged" | "rulesChanged"]["ask"],
): Promise<void> => {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(({ id }) =>
      id === undefined ? null : browser.tabs.sendMessage(id, message).catch(() => undefined),
    ),
  );
};

/** Tells the tabs at these match patterns, but one that was told already. */
export const tellTabsAt = async (
  patterns: readonly string[],
  message: TabMessages["stop" | "revisionChanged"]["ask"],
  told?: number,
): Promise<void> => {
  const tabs = await browser.tabs.query({ url: [...patterns] });
  await Promise.all(
    tabs.map(({ id }) =>
      id === undefined || id === told ? null : browser.tabs.sendMessage(id, message).catch(() => undefined),
    ),
  );
};

/** Tells every frame of one tab. */
export const tellFrames = (
  tabId: number,
  message: TabMessages["recordMoved" | "revisionChanged"]["ask"],
): void => {
  browser.tabs.sendMessage(tabId, message).catch(() => undefined);
};

/** Asks the overlay of one frame; null where none answers. */
export const askFrame = async (
  tabId: number,
  frameId: number,
  message: TabMessages["pageSubject"]["ask"] | TabMessages["hasRecord"]["ask"],
): Promise<unknown> => browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => null);

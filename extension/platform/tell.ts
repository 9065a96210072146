import { browser } from "wxt/browser";
import type { PageEvent, TabMessages } from "./messages.ts";

/** Tells the extension's open pages; silence when none is open. */
export const tellPages = (event: PageEvent): void => {
  browser.runtime.sendMessage(event).catch(() => undefined);
};

/** Tells every tab; those without our overlay do not answer, which is fine. */
export const tellTabs = async (
  message: TabMessages["revisionChanged"]["ask"] | TabMessages["settingsChanged"]["ask"],
): Promise<void> => {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(({ id }) =>
      id === undefined ? null : browser.tabs.sendMessage(id, message).catch(() => undefined),
    ),
  );
};

/** Asks the overlay of a tab's main frame what its page is about; null where no overlay answers. */
export const askPageSubject = async (tabId: number): Promise<unknown> =>
  browser.tabs
    .sendMessage(tabId, { name: "pageSubject" } satisfies TabMessages["pageSubject"]["ask"], { frameId: 0 })
    .catch(() => null);

import { browser } from "wxt/browser";
import type { PageEvent } from "./messages.ts";

/** Hears what the background tells the extension's own pages, until the returned function is called. */
export const onPageEvent = (heard: (event: PageEvent) => void): (() => void) => {
  const listener = (message: unknown, sender: { id?: string; tab?: unknown; url?: string }) => {
    const fromBackground = sender.id === browser.runtime.id && sender.tab === undefined;
    if (fromBackground && isPageEvent(message)) heard(message);
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
};

const isPageEvent = (message: unknown): message is PageEvent =>
  typeof message === "object" &&
  message !== null &&
  "name" in message &&
  (message.name === "connectionChanged" ||
    message.name === "syncProgress" ||
    message.name === "rulesChanged" ||
    message.name === "teachChanged" ||
    message.name === "choicesChanged" ||
    message.name === "requestsChanged" ||
    message.name === "reportsChanged" ||
    message.name === "customersChanged" ||
    message.name === "subjectChanged");

import { browser } from "wxt/browser";

export type Sender = { id?: string; url?: string; tab?: { id?: number } };

/** Who a message really comes from, by what the browser says of it: a script on a web page, one of our pages, or nobody. */
export type From =
  | { kind: "page"; tabId: number; origin: string }
  | { kind: "extension" }
  | { kind: "nobody" };

export const fromOf = (sender: Sender): From => {
  if (sender.id !== browser.runtime.id || sender.url === undefined || !URL.canParse(sender.url)) {
    return { kind: "nobody" };
  }
  const url = new URL(sender.url);
  const ours = new URL(browser.runtime.getURL("/"));
  if (url.protocol === ours.protocol)
    return url.host === ours.host ? { kind: "extension" } : { kind: "nobody" };
  return sender.tab?.id === undefined
    ? { kind: "nobody" }
    : { kind: "page", tabId: sender.tab.id, origin: url.origin };
};

import { browser } from "wxt/browser";

export type Sender = { id?: string; url?: string; origin?: string; frameId?: number; tab?: { id?: number } };

/** Who a message really comes from, by what the browser says of it: a script on a web page, one of our pages, or nobody. */
export type From =
  | { kind: "page"; tabId: number; frameId: number; origin: string; address: string }
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
  if (sender.tab?.id === undefined) return { kind: "nobody" };
  // A frame without an address of its own (`about:blank`, `srcdoc`) has the origin of whoever made it.
  const origin = url.protocol === "about:" ? (sender.origin ?? "null") : url.origin;
  return { kind: "page", tabId: sender.tab.id, frameId: sender.frameId ?? 0, origin, address: sender.url };
};

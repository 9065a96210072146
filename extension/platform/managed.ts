import { browser } from "wxt/browser";

/** Address that the company's administrator set by policy; null where none is. */
export const managedApiUrl = async (): Promise<string | null> => {
  const kept: { apiUrl?: unknown } = await browser.storage.managed.get("apiUrl").catch(() => ({}));
  return typeof kept.apiUrl === "string" && URL.canParse(kept.apiUrl) ? new URL(kept.apiUrl).origin : null;
};

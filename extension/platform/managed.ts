import { browser } from "wxt/browser";
import { organizationOrigin } from "./organization-origin.ts";

/** Address that the company's administrator set by policy; null where none is, or none that a token may be sent to. */
export const managedApiUrl = async (): Promise<string | null> => {
  const kept: { apiUrl?: unknown } = await browser.storage.managed.get("apiUrl").catch(() => ({}));
  return typeof kept.apiUrl === "string" ? organizationOrigin(kept.apiUrl) : null;
};

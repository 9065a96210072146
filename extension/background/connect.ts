import type { Answer } from "#extension/platform/messages.ts";
import { hasOrigin } from "#extension/platform/permissions.ts";
import { apiUrlItem, expiredItem, pendingApiUrlItem } from "#extension/platform/storage.ts";
import { tellPages } from "#extension/platform/tell.ts";
import { Health } from "#shared/contract/me.ts";
import { CONTRACT_VERSION } from "#shared/contract/version.ts";
import { failed, ok } from "#shared/result.ts";
import { forgetAccount } from "./account.ts";
import { callApi } from "./api.ts";

/** Plain http is for this machine alone: a token never crosses a network in the open. */
const isLocal = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname === "127.0.0.1" ||
  hostname === "[::1]" ||
  hostname.endsWith(".localhost");

/** Origin of an organization's address as a person types it; null when it cannot be one. */
export const organizationOrigin = (typed: string): string | null => {
  const text = typed.trim();
  const full = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (text === "" || !URL.canParse(full)) return null;
  const url = new URL(full);
  return url.protocol === "https:" || isLocal(url.hostname) ? url.origin : null;
};

/** Makes an address the organization's, once a Vigie of a contract we speak answers there. */
export const connect = async (typed: string): Promise<Answer<null>> => {
  const apiUrl = organizationOrigin(typed);
  if (apiUrl === null) return failed({ code: "invalid_input", requestId: null });
  if (!(await hasOrigin(apiUrl))) return failed({ code: "permission_missing", requestId: null });
  const health = await callApi({ apiUrl, token: null }, { method: "GET", path: "/v1/health" }, Health);
  if (!health.ok) return health;
  if (health.value.contract < CONTRACT_VERSION) return failed({ code: "contract_too_old", requestId: null });
  if ((await apiUrlItem.getValue()) !== apiUrl) await forgetAccount({ expired: false });
  await expiredItem.setValue(false);
  await apiUrlItem.setValue(apiUrl);
  await pendingApiUrlItem.removeValue();
  tellPages({ name: "connectionChanged" });
  return ok(null);
};

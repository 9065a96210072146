import type { Answer } from "#extension/platform/messages.ts";
import { organizationOrigin } from "#extension/platform/organization-origin.ts";
import { hasOrigin } from "#extension/platform/permissions.ts";
import { apiUrlItem, expiredItem, pendingApiUrlItem } from "#extension/platform/storage.ts";
import { tellPages } from "#extension/platform/tell.ts";
import { Health } from "#shared/contract/me.ts";
import { CONTRACT_VERSION } from "#shared/contract/version.ts";
import { failed, ok } from "#shared/result.ts";
import { currentAccount, forgetAccount } from "./account.ts";
import { callApi } from "./api.ts";

/** Leaves the address before: its bearer is revoked there if it answers, and forgotten here in any case. */
const leave = async (): Promise<void> => {
  const former = await currentAccount();
  if (former !== null)
    await callApi(
      { apiUrl: former.key.apiUrl, token: former.session.token },
      { method: "POST", path: "/v1/sign-out", signal: AbortSignal.timeout(3_000) },
    );
  await forgetAccount({ expired: false });
};

/** Makes an address the organization's, once a Vigie of a contract we speak answers there. */
export const connect = async (typed: string): Promise<Answer<null>> => {
  const apiUrl = organizationOrigin(typed);
  if (apiUrl === null) return failed({ code: "invalid_input", requestId: null });
  if (!(await hasOrigin(apiUrl))) return failed({ code: "permission_missing", requestId: null });
  const health = await callApi({ apiUrl, token: null }, { method: "GET", path: "/v1/health" }, Health);
  if (!health.ok) return health;
  if (health.value.contract < CONTRACT_VERSION) return failed({ code: "contract_too_old", requestId: null });
  if ((await apiUrlItem.getValue()) !== apiUrl) await leave();
  await expiredItem.setValue(false);
  await apiUrlItem.setValue(apiUrl);
  await pendingApiUrlItem.removeValue();
  tellPages({ name: "connectionChanged" });
  return ok(null);
};

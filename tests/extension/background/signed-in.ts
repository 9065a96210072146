import { currentAccount, reopenAccount } from "#extension/background/account.ts";
import { keepSession, openCopy } from "#extension/background/copy.ts";
import { accountItem, apiUrlItem } from "#extension/platform/storage.ts";
import type { Me } from "#shared/contract/me.ts";
import { aMe } from "./a-row.ts";

export const API = "https://vigie.company.example";

/** A browser that is signed in, with an empty copy. */
export const signedIn = async ({
  me = aMe(),
  signedInAt = Date.now(),
}: {
  me?: Me;
  signedInAt?: number;
} = {}) => {
  await reopenAccount();
  const key = { apiUrl: API, organizationId: me.organization.id, memberId: me.memberId };
  const copy = await openCopy(key, () => undefined);
  const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  await keepSession(copy, { token: "token-1", expiresAt, me, signedInAt });
  copy.close();
  await apiUrlItem.setValue(API);
  await accountItem.setValue(key);
  const account = await currentAccount(signedInAt);
  if (account === null) throw new Error("not signed in");
  return account;
};

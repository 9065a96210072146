import { managedApiUrl } from "#extension/platform/managed.ts";
import type { Connection } from "#extension/platform/messages.ts";
import { apiUrlItem, expiredItem } from "#extension/platform/storage.ts";
import { currentAccount } from "./account.ts";
import { countRows, readCursor, readSynced } from "./copy.ts";
import { problemItem } from "./problem.ts";
import { isSyncing } from "./sync.ts";

/** Takes the address that the administrator's policy gives, when the person has none yet. */
export const adoptManagedAddress = async (): Promise<void> => {
  if ((await apiUrlItem.getValue()) !== null) return;
  const managed = await managedApiUrl();
  if (managed !== null) await apiUrlItem.setValue(managed);
};

export const connection = async (): Promise<Connection> => {
  await adoptManagedAddress();
  const apiUrl = await apiUrlItem.getValue();
  if (apiUrl === null) return { kind: "not_connected" };
  const account = await currentAccount();
  if (account === null) return { kind: "signed_out", apiUrl, expired: await expiredItem.getValue() };
  const synced = await readSynced(account.copy);
  return {
    kind: "signed_in",
    apiUrl,
    me: account.session.me,
    rows: await countRows(account.copy),
    revision: synced?.revision ?? (await readCursor(account.copy))?.cursor.revision ?? 0,
    syncedAt: synced?.at ?? null,
    syncing: isSyncing(),
    problem: await problemItem.getValue(),
  };
};

import { type AccountKey, accountItem, expiredItem } from "#extension/platform/storage.ts";
import { tellPages, tellTabs } from "#extension/platform/tell.ts";
import { type Copy, dropCopies, openCopy, readSession, readSynced, type Session } from "./copy.ts";
import { showWaiting } from "./toolbar.ts";

/** The signed-in member: open copy, session, and a signal that ends everything started for it. */
export type Account = { key: AccountKey; copy: Copy; session: Session; ended: AbortSignal };

/** A device that could not sync for a week forgets what it holds (DESIGN 15). */
export const FORGET_AFTER_MS = 7 * 24 * 60 * 60 * 1000;

let opened: { account: Promise<Account | null>; end: AbortController } | null = null;

const open = async (end: AbortController): Promise<Account | null> => {
  const key = await accountItem.getValue();
  if (key === null) return null;
  const copy = await openCopy(key, () => {
    if (opened?.end === end) opened = null;
  });
  const session = await readSession(copy);
  if (session === null) {
    copy.close();
    return null;
  }
  return { key, copy, session, ended: end.signal };
};

const isForgotten = async ({ copy, session }: Account, now: number): Promise<boolean> => {
  const lastSync = (await readSynced(copy))?.at ?? session.signedInAt;
  return now - lastSync > FORGET_AFTER_MS || now >= Date.parse(session.expiresAt);
};

/** The signed-in account, null when there is none. Wipes one that is past its days before anybody reads from it. */
export const currentAccount = async (now: number = Date.now()): Promise<Account | null> => {
  if (opened === null) {
    const end = new AbortController();
    opened = { account: open(end), end };
  }
  const mine = opened;
  const account = await mine.account.catch(() => null);
  if (account === null) {
    if (opened === mine) opened = null;
    return null;
  }
  if (!(await isForgotten(account, now))) return account;
  await forgetAccount({ expired: true });
  return null;
};

/** Forgets which account is open, so that the next question opens the one named in storage. */
export const reopenAccount = async (): Promise<void> => {
  const mine = opened;
  opened = null;
  mine?.end.abort();
  (await mine?.account.catch(() => null))?.copy.close();
};

/** Wipes the copy: sign-out, 401, another account, a week without sync. `expired`: the person did not ask for it. */
export const forgetAccount = async ({ expired }: { expired: boolean }): Promise<void> => {
  await accountItem.setValue(null);
  await expiredItem.setValue(expired);
  await reopenAccount();
  await dropCopies(null);
  await showWaiting(0);
  tellPages({ name: "connectionChanged" });
  await tellTabs({ name: "revisionChanged" });
};

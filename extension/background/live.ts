import { type Account, currentAccount } from "./account.ts";
import { readSynced } from "./copy.ts";
import { listenLive } from "./live-socket.ts";
import { isLookedAt } from "./looked-at.ts";
import { syncNow } from "./sync.ts";

type Wanted = (account: Account) => Promise<boolean>;

const reasons = new Map<string, Wanted>();

/**
 * Names a reason to listen; asked anew whenever it is looked whether the socket is still needed. The service worker
 * forgets it when it stops (`heedLive`).
 */
export const keepLive = (reason: string, wanted: Wanted): void => {
  reasons.set(reason, wanted);
};

/** Somebody waits for news and somebody looks (DESIGN 20). */
export const wantsLive = async (account: Account): Promise<boolean> => {
  const wanted = await Promise.all([...reasons.values()].map((asks) => asks(account).catch(() => false)));
  return wanted.includes(true) && (await isLookedAt());
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Twice as long after each failure, half of it left to chance, so that a thousand clients do not come back at once. */
export const pauseAfter = (failures: number, chance: number): number => {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return Math.round(pause / 2 + (pause / 2) * chance);
};

let listening: { account: Account; stop: AbortController; open: boolean } | null = null;
let failures = 0;
let pause: ReturnType<typeof setTimeout> | null = null;

/** True while a change would be heard at once. */
export const isLive = (): boolean => listening?.open ?? false;

/** Until the copy stands where the server said; a run that began before the change is followed by another. */
const catchUp = async (account: Account, revision: number): Promise<void> => {
  for (let runs = 0; runs < 3 && !account.ended.aborted; runs += 1) {
    const synced = await readSynced(account.copy);
    if ((synced?.revision ?? 0) >= revision) return;
    if (!(await syncNow()).ok) return;
  }
};

const resume = (): void => {
  failures += 1;
  pause = setTimeout(
    () => {
      pause = null;
      void tendLive();
    },
    pauseAfter(failures, Math.random()),
  );
};

const listen = (account: Account): void => {
  const stop = new AbortController();
  const mine = { account, stop, open: false };
  listening = mine;
  const signal = AbortSignal.any([stop.signal, account.ended]);
  void listenLive(account, signal, {
    heard: (revision) => void catchUp(account, revision).catch(() => undefined),
    opened: () => {
      mine.open = true;
      failures = 0;
    },
    beat: () => void tendLive(),
  })
    .catch(() => "broken" as const)
    .then((end) => {
      if (listening === mine) listening = null;
      if (signal.aborted) return;
      if (end === "broken") resume();
      // The call that follows says it is over, and the copy goes.
      if (end === "signed_out") void syncNow();
    });
};

const tend = async (): Promise<void> => {
  const account = await currentAccount();
  if (listening !== null && (account === null || listening.account.copy !== account.copy)) {
    listening.stop.abort();
    listening = null;
  }
  if (account === null) return;
  const wanted = await wantsLive(account);
  if (!wanted) {
    listening?.stop.abort();
    listening = null;
  } else if (listening === null && pause === null) listen(account);
};

let tending: Promise<void> = Promise.resolve();

/**
 * Opens or closes the socket as it is needed now: on the alarm, when what is looked at or waited for may have changed. Where
 * it cannot be opened nothing is lost, since the alarm syncs every minute anyway.
 */
export const tendLive = (): Promise<void> => {
  tending = tending.then(tend).catch(() => undefined);
  return tending;
};

/** For tests: as if the service worker had been stopped. */
export const stopLive = (): void => {
  listening?.stop.abort();
  listening = null;
  if (pause !== null) clearTimeout(pause);
  pause = null;
  failures = 0;
  tending = Promise.resolve();
  reasons.clear();
};

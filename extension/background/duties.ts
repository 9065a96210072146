import { browser } from "wxt/browser";
import { originPattern } from "#extension/platform/permissions.ts";
import { accountItem, pendingApiUrlItem } from "#extension/platform/storage.ts";
import { currentAccount } from "./account.ts";
import { connect } from "./connect.ts";
import { adoptManagedAddress } from "./connection.ts";
import { dropCopies } from "./copy.ts";
import { tendLive } from "./live.ts";
import { heedLive } from "./live-reasons.ts";
import { purgeOutboxes } from "./outbox/outbox-store.ts";
import { restoreToolbar } from "./requests.ts";
import { sendWhatWaits } from "./send-writes.ts";
import { injectOpenTabs, registerSites, registerSitesAnew, sitePatterns } from "./sites.ts";
import { syncIfStale } from "./sync.ts";
import { forgetSubject } from "./tab-customer.ts";

const SYNC_ALARM = "sync";
const SYNC_MINUTES = 1;
/** The alarm rings a little less than a minute after the end of the sync before: that one is old enough. */
const ALARM_FRESH_MS = 30_000;

const ensureAlarm = async (): Promise<void> => {
  if ((await browser.alarms.get(SYNC_ALARM)) === undefined) {
    await browser.alarms.create(SYNC_ALARM, { periodInMinutes: SYNC_MINUTES });
  }
};

const wake = async (register: () => Promise<void>): Promise<void> => {
  await adoptManagedAddress();
  await ensureAlarm();
  await register();
  await currentAccount();
  await dropCopies(await accountItem.getValue());
  await purgeOutboxes(Date.now());
  await restoreToolbar();
  await syncIfStale();
};

const permissionsAdded = async (patterns: readonly string[]): Promise<void> => {
  const pending = await pendingApiUrlItem.getValue();
  const pendingPattern = pending === null ? null : originPattern(pending);
  if (pending !== null && pendingPattern !== null && patterns.includes(pendingPattern))
    await connect(pending);
  await registerSites();
  const sites = await sitePatterns();
  await injectOpenTabs(patterns.filter((pattern) => sites.includes(pattern)));
};

heedLive();

/** What the background does besides answering; a module of its own, since a page waits for none of it. */
export const duties = {
  installed: async (): Promise<void> => {
    await wake(registerSitesAnew);
    await injectOpenTabs(await sitePatterns());
  },
  browserStarted: (): Promise<void> => wake(registerSites),
  permissionsAdded,
  permissionsRemoved: registerSites,
  alarmRang: async (name: string): Promise<void> => {
    if (name !== SYNC_ALARM) return;
    await syncIfStale(ALARM_FRESH_MS);
    await tendLive();
  },
  online: (): Promise<void> => syncIfStale(0),
  tabGone: forgetSubject,
  tabShown: tendLive,
  /** After every start of the service worker. */
  catchUp: async (): Promise<void> => {
    await syncIfStale();
    await sendWhatWaits();
    await tendLive();
  },
};

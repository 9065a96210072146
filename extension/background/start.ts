import { browser } from "wxt/browser";
import { originPattern } from "#extension/platform/permissions.ts";
import { accountItem, pendingApiUrlItem } from "#extension/platform/storage.ts";
import { currentAccount } from "./account.ts";
import { connect } from "./connect.ts";
import { adoptManagedAddress } from "./connection.ts";
import { dropCopies } from "./copy.ts";
import { awaitsReports } from "./field-reports.ts";
import { keepLive, tendLive } from "./live.ts";
import { heedNotifications } from "./notify.ts";
import { purgeOutboxes } from "./outbox/outbox-store.ts";
import { forgetTabCount } from "./page-counts.ts";
import { forgetRecordFrame } from "./record-frame.ts";
import { awaitsRequests, restoreToolbar } from "./requests.ts";
import { route } from "./router.ts";
import { toggleDiscreet } from "./settings.ts";
import { injectOpenTabs, registerSites, registerSitesAnew, sitePatterns } from "./sites.ts";
import { heedSyncs, syncIfStale } from "./sync.ts";
import { forgetSubject } from "./tab-customer.ts";
import { warmUp } from "./warm-up.ts";

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

/** Registers every listener at once: an event that woke the service worker is lost to a listener added later. */
export const start = (): void => {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    route(message, sender, Date.now()).then(reply, () => reply(undefined));
    return true;
  });
  browser.runtime.onInstalled.addListener(() => {
    void wake(registerSitesAnew).then(async () => injectOpenTabs(await sitePatterns()));
  });
  browser.runtime.onStartup.addListener(() => {
    void wake(registerSites);
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === SYNC_ALARM) void syncIfStale(ALARM_FRESH_MS).then(tendLive);
  });
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    heedNotifications();
    void permissionsAdded(origins);
  });
  browser.permissions.onRemoved.addListener(() => {
    void registerSites();
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetSubject(tabId);
    void forgetTabCount(tabId);
    void forgetRecordFrame(tabId);
  });
  browser.tabs.onUpdated.addListener((tabId, { status, url }) => {
    if (status === "loading" || url !== undefined) void forgetSubject(tabId);
    if (status === "complete") void tendLive();
  });
  browser.tabs.onActivated.addListener(() => {
    void tendLive();
  });
  // What waits to be sent need not wait for the next minute.
  addEventListener("online", () => void syncIfStale(0));
  keepLive("requests", awaitsRequests);
  keepLive("reports", awaitsReports);
  heedSyncs(() => void tendLive());
  browser.commands.onCommand.addListener((command) => {
    if (command === "toggle-discreet") void toggleDiscreet();
  });
  heedNotifications();
  void warmUp()
    .catch(() => undefined)
    .then(() => syncIfStale())
    .then(tendLive);
};

import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { tellPages } from "#extension/platform/tell.ts";
import { reminderWords } from "#extension/views/dashboard/clocks/deadline-words.ts";
import { SCREEN_PATHS } from "#extension/views/dashboard/screen-paths.ts";
import { requestSentence } from "#extension/views/requests/request-sentence.ts";
import type { DeadlineStanding } from "#shared/contract/clocks.ts";
import type { RequestSummary } from "#shared/contract/requests.ts";
import type { Account } from "./account.ts";
import { type KeptStanding, readChangeLog } from "./copy.ts";
import { pageSettings } from "./settings.ts";
import { isSilent } from "./silence.ts";

/** Whether the member wants to be told; the browser's own permission besides. */
const notifyItem = storage.defineItem<boolean>("local:notify", { fallback: false });
/** When customers were last spoken of, and how far: at most one a day. */
const digestItem = storage.defineItem<{ day: string; sequence: number } | null>("local:digestTold", {
  fallback: null,
});

export const mayNotify = async (): Promise<boolean> =>
  (await notifyItem.getValue()) &&
  (await browser.permissions.contains({ permissions: ["notifications"] }).catch(() => false)) &&
  browser.notifications !== undefined;

export const setNotify = async (on: boolean): Promise<void> => {
  await notifyItem.setValue(on);
  heedNotifications();
  tellPages({ name: "requestsChanged" });
};

const QUEUE = "queue";
const CHANGES = "changes";
const TO_JUDGE = "to-judge";
const DEADLINE = "deadline";

const say = async (id: string, title: string, message: string): Promise<void> => {
  await browser.notifications
    .create(id, { type: "basic", iconUrl: browser.runtime.getURL("/icon/128.png"), title, message })
    .catch(() => undefined);
};

const waitingIn = ({ requests }: KeptStanding): RequestSummary[] =>
  requests.filter(({ waitsForMe }) => waitsForMe);

/** Those in one list that another one does not hold. */
const only = (these: readonly RequestSummary[], others: readonly RequestSummary[]): RequestSummary[] => {
  const known = new Set(others.map(({ id }) => id));
  return these.filter(({ id }) => !known.has(id));
};

/**
 * One notification for each request that newly waits for the member; in discreet mode without whose it is, or how much. It goes
 * with what it tells of: what somebody else decided meanwhile waits no longer.
 */
export const notifyOfRequests = async (
  account: Account,
  before: KeptStanding | null,
  after: KeptStanding,
): Promise<void> => {
  if (before === null || !(await mayNotify())) return;
  const { discreet } = await pageSettings();
  const { currency } = account.session.me.organization;
  const [waited, waiting] = [waitingIn(before), waitingIn(after)];
  for (const { id } of only(waited, waiting)) await browser.notifications.clear(`${QUEUE}/${id}`);
  for (const request of only(waiting, waited)) {
    const title = discreet
      ? i18n.t("requests.notify.discreet")
      : i18n.t("requests.notify.title", [request.customerName]);
    const message = discreet
      ? i18n.t("requests.notify.open")
      : requestSentence(request, currency, uiLanguage());
    await say(`${QUEUE}/${request.id}`, title, message);
  }
};

/** Reports of the field whose time to be judged is nearly over: one notification for all of them (POLICY 5). */
export const remindOfReports = async (count: number): Promise<void> => {
  if (await mayNotify()) await say(TO_JUDGE, i18n.t("triage.toJudge", count), i18n.t("triage.remind"));
};

/** A deadline on a day to remind of it; in discreet mode without whose it is. `key`: of the deadline and the day. */
export const remindOfDeadline = async (
  key: string,
  reminder: DeadlineStanding["reminders"][number],
): Promise<void> => {
  const { discreet } = await pageSettings();
  await say(
    `${DEADLINE}/${key}`,
    discreet ? i18n.t("deadlines.remind.discreet") : i18n.t("deadlines.remind.title", [reminder.about.name]),
    discreet ? i18n.t("requests.notify.open") : reminderWords(reminder, uiLanguage()),
  );
};

/** At most once a day: that customers of the member changed. `day`: today, ISO. */
export const notifyOfCustomers = async (account: Account, day: string): Promise<void> => {
  if (isSilent(account)) return;
  const log = await readChangeLog(account.copy);
  const told = await digestItem.getValue();
  const fresh = (log?.changes ?? []).filter(({ sequence }) => sequence > (told?.sequence ?? 0));
  if (log === null || fresh.length === 0 || told?.day === day || !(await mayNotify())) return;
  await digestItem.setValue({ day, sequence: log.last });
  const customers = [...new Set(fresh.map(({ name }) => name))];
  const { discreet } = await pageSettings();
  await say(
    CHANGES,
    i18n.t("requests.changes.title", customers.length),
    discreet ? i18n.t("requests.notify.open") : customers.slice(0, 5).join(", "),
  );
};

let heeded = false;

/** Screen of the dashboard that a notification leads to; null: the queue. */
const screenOf = (id: string): string | null => {
  if (id === TO_JUDGE) return SCREEN_PATHS.warnings;
  return id.startsWith(`${DEADLINE}/`) ? SCREEN_PATHS.deadlines : null;
};

/** A click on a notification opens the queue in a window of its own; those of reports and deadlines, a screen of the dashboard. */
export const heedNotifications = (): void => {
  if (heeded || browser.notifications === undefined) return;
  heeded = true;
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    const screen = screenOf(id);
    if (screen !== null) {
      void browser.tabs.create({ url: `${browser.runtime.getURL("/")}dashboard.html#${screen}` });
      return;
    }
    const path = id.startsWith(`${QUEUE}/`) ? `/requests/${id.slice(QUEUE.length + 1)}` : "/";
    void browser.windows.create({
      url: `${browser.runtime.getURL("/")}popup.html#${path}`,
      type: "popup",
      width: 440,
      height: 720,
    });
  });
};

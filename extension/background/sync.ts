import type { Answer } from "#extension/platform/messages.ts";
import { tellPages, tellTabs } from "#extension/platform/tell.ts";
import { dayIn } from "#extension/views/ui/today.ts";
import { Me } from "#shared/contract/me.ts";
import { SYNC_PAGE_ROWS, SyncPage } from "#shared/contract/sync.ts";
import { failed, ok } from "#shared/result.ts";
import { type Account, currentAccount } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";
import { pullCheckRules } from "./check-rules.ts";
import { countRows, keepSession, keepSynced, readCursor, readSynced, type SyncCursor } from "./copy.ts";
import { pullDeadlines } from "./deadlines.ts";
import { pullReports } from "./field-reports.ts";
import { indexOf, keepPage, rebuildIndex } from "./local-index.ts";
import { notifyOfCustomers } from "./notify.ts";
import { pullRules } from "./page-rules.ts";
import { problemItem } from "./problem.ts";
import { pullChoices } from "./pull-choices.ts";
import { pullStanding, restoreToolbar } from "./requests.ts";
import { sendWrites } from "./send-writes.ts";
import { isSilent } from "./silence.ts";

export type Synced = { rows: number; revision: number };

/** More pages than any organization has; a server that never ends is a bad reply. */
const PAGES = 2_000;

const pathOf = ({ viewKey, revision, after }: SyncCursor): string => {
  const query = new URLSearchParams({ viewKey, revision: String(revision), limit: String(SYNC_PAGE_ROWS) });
  if (after !== null) query.set("after", after);
  return `/v1/sync?${query}`;
};

type Pulled = { revision: number; changed: boolean; gazetteReadUpTo: string | undefined };

/** Reads pages until the copy stands at the organization's revision. Every page is kept together with its cursor. */
const pull = async (account: Account): Promise<Answer<Pulled>> => {
  const kept = await readCursor(account.copy);
  let cursor = kept?.cursor ?? { viewKey: account.session.me.viewKey, revision: 0, after: null };
  let changes = kept?.changes ?? 0;
  let wiped = false;
  let changed = false;
  let received = 0;
  for (let pages = 0; pages < PAGES; pages += 1) {
    const answer = await callAsMember({ method: "GET", path: pathOf(cursor) }, SyncPage, account);
    if (!answer.ok) return answer;
    const page = answer.value;
    if (page.reset) {
      if (wiped) return failed({ code: "bad_reply", requestId: null });
      wiped = true;
      changed = true;
      changes += 1;
      cursor = { viewKey: page.viewKey, revision: 0, after: null };
      await keepPage(account, { rows: [], removed: [], cursor, changes, wipe: true });
      await tellTabs({ name: "revisionChanged" });
      continue;
    }
    if (page.revision < cursor.revision) return failed({ code: "stale_version", requestId: null });
    const here = cursor.revision;
    const rows = page.rows.filter(({ revision }) => revision >= here);
    if (rows.length > 0 || page.removed.length > 0) {
      changed = true;
      changes += 1;
    }
    cursor =
      page.next === null
        ? { viewKey: page.viewKey, revision: page.revision, after: null }
        : { viewKey: page.viewKey, ...page.next };
    const removed = page.removed.map(({ id }) => id);
    const allOwn = page.visibility.scope === "own";
    await keepPage(account, { rows, removed, cursor, changes, wipe: false, allOwn });
    received += rows.length;
    const { revision, gazetteReadUpTo } = page;
    if (page.next === null) return ok({ revision, changed, gazetteReadUpTo });
    tellPages({ name: "syncProgress", rows: received, totalRows: page.totalRows });
  }
  return failed({ code: "bad_reply", requestId: null });
};

const MOST_ROUNDS = 3;

/** Rows and the rules they are checked by, of one revision: when a change came in between, both are read again. */
const pullWithRules = async (account: Account): Promise<Answer<Pulled>> => {
  let changed = false;
  for (let round = 1; ; round += 1) {
    const rows = await pull(account);
    if (!rows.ok) return rows;
    const rules = await pullCheckRules(account);
    changed ||= rows.value.changed || (rules.ok && rules.value.changed);
    // A server of before has no rules to give: badges need none.
    if (!rules.ok || rules.value.revision <= rows.value.revision || round === MOST_ROUNDS)
      return ok({ ...rows.value, changed });
  }
};

/** The organization went silent, or live: pages and surfaces show it before a single row has come or gone. */
const showOrHide = async (account: Account): Promise<void> => {
  if (isSilent(account))
    await Promise.all([pullStanding(account), pullReports(account), pullDeadlines(account)]);
  tellPages({ name: "connectionChanged" });
  await tellTabs({ name: "revisionChanged" });
};

const run = async (): Promise<Answer<Synced>> => {
  const account = await currentAccount();
  if (account === null) return failed({ code: "not_signed_in", requestId: null });
  const me = await callAsMember({ method: "GET", path: "/v1/me" }, Me, account);
  if (!me.ok) return me;
  const wasSilent = isSilent(account);
  const { identifies } = account.session.me.organization;
  account.session.me = me.value;
  await keepSession(account.copy, account.session);
  if (isSilent(account) !== wasSilent) await showOrHide(account);
  // What is said of unknown names hangs on it alone.
  else if (me.value.organization.identifies !== identifies) await tellTabs({ name: "revisionChanged" });
  // What was written before the silence is kept until it is taken again.
  if (!isSilent(account)) await sendWrites(account);
  // A server without rules to give keeps nobody from their customers.
  await pullRules(account);
  const answer = await pullWithRules(account);
  if (!answer.ok) {
    if (!account.ended.aborted && (await indexOf(account)) !== null) await rebuildIndex(account);
    return answer;
  }
  await rebuildIndex(account);
  // After the rows: a link that is confirmed by then is there before the own choice goes.
  const choices = await pullChoices(account);
  const { revision, gazetteReadUpTo } = answer.value;
  await keepSynced(account.copy, {
    ...{ at: Date.now(), revision },
    ...(gazetteReadUpTo !== undefined && { gazetteReadUpTo }),
  });
  const said = choices.ok && choices.value.changed;
  if (said) tellPages({ name: "choicesChanged" });
  if (answer.value.changed || said) await tellTabs({ name: "revisionChanged" });
  await pullStanding(account);
  await pullReports(account);
  await pullDeadlines(account);
  await restoreToolbar();
  if (answer.value.changed) {
    tellPages({ name: "customersChanged" });
    await notifyOfCustomers(account, dayIn(account.session.me.organization.timeZone, new Date()));
  }
  return ok({ rows: await countRows(account.copy), revision });
};

let running: Promise<Answer<Synced>> | null = null;
export const isSyncing = (): boolean => running !== null;

const heeding = new Set<() => void>();
/** Calls this after every sync, until the service worker stops. */
export const heedSyncs = (heed: () => void): void => {
  heeding.add(heed);
};

/** Brings the copy up to date; calls during a run share its answer. A closed copy (sign-out meanwhile) is `cancelled`. */
export const syncNow = (): Promise<Answer<Synced>> => {
  running ??= run()
    .catch((): Answer<Synced> => failed({ code: "cancelled", requestId: null }))
    .then(async (answer) => {
      running = null;
      await problemItem.setValue(answer.ok ? null : answer.error);
      tellPages({ name: "connectionChanged" });
      for (const heed of heeding) heed();
      return answer;
    });
  return running;
};

const FRESH_MS = 60_000;

/** Syncs when the last one is over a minute old: at wake-up, when a page asks. */
export const syncIfStale = async (freshMs = FRESH_MS): Promise<void> => {
  const account = await currentAccount();
  if (account === null) return;
  const last = (await readSynced(account.copy))?.at ?? 0;
  if (Math.abs(Date.now() - last) > freshMs) await syncNow();
};

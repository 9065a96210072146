import type { Ask, MessageName, Messages, Reply } from "#extension/platform/messages.ts";
import { tellPages } from "#extension/platform/tell.ts";
import { dayIn } from "#extension/views/ui/today.ts";
import { failed, ok } from "#shared/result.ts";
import { currentAccount, forgetAccount } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";
import { cardView } from "./card-view.ts";
import { checkRulesOf } from "./check-rules.ts";
import { connect } from "./connect.ts";
import { connection } from "./connection.ts";
import {
  changeLogBy,
  keepPolicyDraft,
  readChangeLog,
  readPolicyDraft,
  readRows,
  readSynced,
} from "./copy.ts";
import { NO_CHANGES, seenUpTo } from "./customer-changes.ts";
import { refreshReports, reportBoard } from "./field-reports.ts";
import { tendLive } from "./live.ts";
import { mayNotify, setNotify } from "./notify.ts";
import { dropOutbox } from "./outbox/outbox-store.ts";
import { lookUpWithOwn } from "./own-report.ts";
import { pageBadges } from "./page-badges.ts";
import { refreshRules, restedRules, restRule, rulesOf, wakeRule } from "./page-rules.ts";
import { reauthenticate } from "./reauthenticate.ts";
import { claimRecord } from "./record-frame.ts";
import { refreshRequests, requestBoard, requestDetail, restoreToolbar } from "./requests.ts";
import { sayOfRecord } from "./say-of-record.ts";
import { searchCustomers } from "./search.ts";
import { sendWrites } from "./send-writes.ts";
import type { From } from "./sender.ts";
import { pageSettings, setDiscreet, tellSettingsAt } from "./settings.ts";
import { signIn } from "./sign-in.ts";
import { seeingAccount } from "./silence.ts";
import { countPage, siteHealth } from "./site-health.ts";
import {
  disableSite,
  enabledPatterns,
  enableSite,
  injectPart,
  offPatterns,
  probeTab,
  switchSite,
} from "./sites.ts";
import { syncIfStale, syncNow } from "./sync.ts";
import { chooseSubject, tabCustomer } from "./tab-customer.ts";
import { tabDocument } from "./tab-document.ts";
import { beginTeaching, teachStep } from "./teach.ts";
import { verdictOfPage } from "./verdict-of-page.ts";
import { warmUp } from "./warm-up.ts";
import { writeReport } from "./write-field-reports.ts";
import { dropWrite, writeRequest } from "./write-requests.ts";

type Sender<Name extends MessageName> = Extract<From, { kind: Messages[Name]["from"] }>;
export type Handlers = {
  [Name in MessageName]: {
    from: Messages[Name]["from"];
    answer: (ask: Ask<Name>, from: Sender<Name>) => Promise<Reply<Name>>;
  };
};

const NOBODY = { kind: "unknown", customer: null, candidates: [], seenName: null, evidence: [] } as const;

/** One answer for every entry of the protocol. The router has checked sender, payload and cap before. */
export const handlers: Handlers = {
  lookUp: {
    from: "page",
    answer: pageBadges,
  },
  describe: {
    from: "page",
    answer: async ({ scope, sighting }, { origin }) => {
      const account = await seeingAccount();
      if (account === null) return null;
      const { currency, identifies, timeZone } = account.session.me.organization;
      const [found] = (await lookUpWithOwn(account, { ...scope, origin }, [sighting])) ?? [];
      const gazetteReadUpTo = (await readSynced(account.copy))?.gazetteReadUpTo ?? null;
      const day = { today: dayIn(timeZone, new Date()), gazetteReadUpTo };
      return found === undefined ? null : cardView(found, sighting.name ?? "", currency, { identifies, day });
    },
  },
  openSurface: {
    from: "page",
    answer: async ({ scope, sighting, document }, { tabId, origin }) => {
      // The router has opened it: the browser wants that before anything is loaded.
      await chooseSubject(tabId, {
        scope: { ...scope, origin },
        sighting,
        ...(document !== undefined && { document }),
      });
      return null;
    },
  },
  checkOrder: {
    from: "page",
    answer: async (asked, { origin }) => {
      const account = await seeingAccount();
      return account === null
        ? null
        : verdictOfPage(account, { ...asked, scope: { ...asked.scope, origin } }, Date.now());
    },
  },
  wake: {
    from: "page",
    answer: async () => {
      const account = await seeingAccount();
      await Promise.all([warmUp(), account === null ? null : checkRulesOf(account.copy)]);
      return null;
    },
  },
  bringPart: {
    from: "page",
    answer: async ({ part }, from) => {
      await injectPart(from, part);
      return null;
    },
  },
  claimRecord: {
    from: "page",
    answer: async ({ record }, from) => {
      tellPages({ name: "subjectChanged", tabId: from.tabId });
      return { mine: await claimRecord(from, record) };
    },
  },
  pageFound: {
    from: "page",
    answer: async (found, { origin, address, tabId }) => {
      if (await countPage(address, origin, found, Date.now())) await tellSettingsAt(origin, tabId);
      return null;
    },
  },
  connection: {
    from: "extension",
    answer: () => {
      // A surface that has just opened asks this first.
      void tendLive();
      return connection();
    },
  },
  connect: { from: "extension", answer: ({ apiUrl }) => connect(apiUrl) },
  signIn: { from: "extension", answer: signIn },
  reauthenticate: { from: "extension", answer: reauthenticate },
  signOut: {
    from: "extension",
    answer: async () => {
      const account = await currentAccount();
      if (account !== null) await sendWrites(account).catch(() => undefined);
      const revoked = await callAsMember({ method: "POST", path: "/v1/sign-out" });
      await forgetAccount({ expired: false });
      if (account !== null) await dropOutbox(account.key);
      return revoked.ok || revoked.error.code === "not_signed_in" ? ok(null) : failed(revoked.error);
    },
  },
  syncNow: { from: "extension", answer: syncNow },
  tabCustomer: {
    from: "extension",
    answer: async ({ tabId }) => {
      const account = await seeingAccount();
      if (account === null) return { ...NOBODY, candidates: [], evidence: [] };
      // Nobody waits for it, and signing out meanwhile closes the copy it reads.
      syncIfStale().catch(() => undefined);
      return tabCustomer(account, tabId);
    },
  },
  search: {
    from: "extension",
    answer: async ({ text }) => {
      const account = await seeingAccount();
      return account === null ? [] : searchCustomers(account, text);
    },
  },
  customer: {
    from: "extension",
    answer: async ({ id }) => {
      const account = await seeingAccount();
      return account === null ? null : ((await readRows(account.copy, [id]))[0] ?? null);
    },
  },
  setDiscreet: {
    from: "extension",
    answer: async ({ discreet }) => {
      await setDiscreet(discreet);
      return null;
    },
  },
  settings: { from: "extension", answer: pageSettings },
  sites: {
    from: "extension",
    answer: async () => ({
      origins: await enabledPatterns(),
      off: await offPatterns(),
      health: await siteHealth(),
    }),
  },
  switchSite: {
    from: "extension",
    answer: async ({ origin, on }) => {
      await switchSite(origin, on);
      return null;
    },
  },
  probeTab: { from: "extension", answer: async ({ tabId }) => ({ site: await probeTab(tabId) }) },
  enableSite: { from: "extension", answer: ({ origin }) => enableSite(origin) },
  disableSite: {
    from: "extension",
    answer: async ({ origin }) => {
      await disableSite(origin);
      return null;
    },
  },
  sayOfRecord: { from: "extension", answer: sayOfRecord },
  policyDraft: {
    from: "extension",
    answer: async () => {
      const account = await currentAccount();
      return { draft: account === null ? null : await readPolicyDraft(account.copy) };
    },
  },
  keepPolicyDraft: {
    from: "extension",
    answer: async ({ draft }) => {
      const account = await currentAccount();
      if (account !== null) await keepPolicyDraft(account.copy, draft);
      return null;
    },
  },
  rulesHere: { from: "page", answer: (_, { origin }) => rulesOf(origin) },
  ruleRested: {
    from: "page",
    answer: async (rule, { origin }) => {
      await restRule(origin, rule);
      return null;
    },
  },
  teachChanged: {
    from: "page",
    answer: async (_, { tabId }) => {
      tellPages({ name: "teachChanged", tabId });
      return null;
    },
  },
  beginTeaching: { from: "extension", answer: ({ tabId }) => beginTeaching(tabId) },
  teach: { from: "extension", answer: ({ tabId, step }) => teachStep(tabId, step) },
  refreshRules: { from: "extension", answer: refreshRules },
  restedRules: { from: "extension", answer: restedRules },
  wakeRule: {
    from: "extension",
    answer: async ({ name }) => {
      await wakeRule(name);
      return null;
    },
  },
  requestBoard: { from: "extension", answer: requestBoard },
  refreshRequests: { from: "extension", answer: refreshRequests },
  requestDetail: { from: "extension", answer: ({ id }) => requestDetail(id) },
  writeRequest: { from: "extension", answer: writeRequest },
  dropWrite: {
    from: "extension",
    answer: async ({ id }) => {
      await dropWrite(id);
      return null;
    },
  },
  sendWrites: {
    from: "extension",
    answer: async () => {
      const account = await currentAccount();
      if (account !== null) await sendWrites(account);
      return null;
    },
  },
  reportBoard: { from: "extension", answer: reportBoard },
  refreshReports: { from: "extension", answer: () => refreshReports().finally(restoreToolbar) },
  writeReport: {
    from: "extension",
    answer: async (write) => {
      const state = await writeReport(write);
      // The customer is under review now: its badge says so without waiting for the next minute.
      if (state.kind === "sent") void syncNow();
      return state;
    },
  },
  tabDocument: { from: "extension", answer: ({ tabId }) => tabDocument(tabId) },
  customerChanges: {
    from: "extension",
    answer: async () => {
      const account = await seeingAccount();
      return account === null ? [] : ((await readChangeLog(account.copy))?.changes ?? []);
    },
  },
  seenChanges: {
    from: "extension",
    answer: async ({ upTo }) => {
      const account = await currentAccount();
      if (account === null) return null;
      await changeLogBy(account.copy, (log) => seenUpTo(log ?? NO_CHANGES, upTo));
      tellPages({ name: "customersChanged" });
      return null;
    },
  },
  notify: {
    from: "extension",
    answer: async ({ on }) => {
      await setNotify(on);
      return null;
    },
  },
  notifies: { from: "extension", answer: async () => ({ on: await mayNotify() }) },
  api: { from: "extension", answer: (call) => callAsMember(call) },
};

import type { TaughtHere } from "#extension/sites/taught/taught-site.ts";
import type { CustomerDetail, CustomerPage } from "#shared/contract/customers.ts";
import type { AuthorityRefusal, ErrorCode } from "#shared/contract/errors.ts";
import type { NewReport, ReportNote, ReportSummary } from "#shared/contract/field-reports.ts";
import type { Me } from "#shared/contract/me.ts";
import type { OutsideEvent } from "#shared/contract/outside.ts";
import type { ReauthenticationState } from "#shared/contract/reauthentication.ts";
import type { ChoiceReply, SeenRecord } from "#shared/contract/record-choices.ts";
import type { RequestDocument } from "#shared/contract/releases.ts";
import type {
  Addition,
  Assignment,
  Decision,
  NewRequest,
  NotedStep,
  RequestDetail,
  RequestOutcome,
  RequestSummary,
} from "#shared/contract/requests.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";
import type { LookAgainReason } from "#shared/credit/authority/look-again.ts";
import type { OrderVerdict } from "#shared/credit/order/order-check.ts";
import type { WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import type { Evidence, LinkScope, MatchKind, Sighted } from "#shared/matching/sighting.ts";
import type { SitePatch } from "#shared/page-rules/page-rule.ts";
import type { Result } from "#shared/result.ts";
import type { FoundOnPage, PageKind } from "../sites/page-promises.ts";
import type { SeenDocument } from "../sites/site.ts";
import type { TeachState, TeachStep } from "./teach.ts";

/** Why the background could not answer: a refusal of the API, or something on the way to it. */
export type Failure = {
  code: ErrorCode | "offline" | "bad_reply" | "not_connected" | "permission_missing" | "cancelled";
  requestId: string | null;
  /** With `beyond_authority`. */
  authority?: AuthorityRefusal;
  /** With `request_closed` and `request_moved_on`: what stands now. */
  outcome?: RequestOutcome;
  /** With `look_again`. */
  lookAgain?: LookAgainReason[];
  /** With `invalid_input`: paths of what was not accepted. */
  fields?: string[];
};
export type Answer<Value> = Result<Value, Failure>;
export type ProofAsk = { way: "password"; password: string } | { way: "company" };

/** The words of one badge, ready to draw: made in the background so that the page script stays small. */
export type BadgeView = {
  kind: MatchKind;
  /** Tile: A–E, "–" not rated, "?" unsure or conflict, "" unknown. */
  tile: string;
  tone: "a" | "b" | "c" | "d" | "e" | "none";
  /** Room under the limit, short money ("38,4 k€"), or a word ("NR", "2 clients ?"). Empty for nothing. */
  room: string;
  /** Overdue, short money; empty where there is none to show. */
  overdue: string;
  /** Only the member picked this customer for the record: drawn so that it does not look certain. */
  unconfirmed?: true;
  /** Sentence for a screen reader and the discreet dot's details. */
  label: string;
};

/** The words of the card shown on hover or focus; every line already formatted. */
export type CardView = {
  badge: BadgeView;
  name: string;
  /** Town or account number, trend in words. */
  subtitle: string;
  axes: { label: string; value: string }[];
  reasons: { points: string; text: string; tone: "good" | "bad" | "neutral" }[];
  /** Parts of the bar in permille of its whole length; null when there is no limit to draw. */
  bar: { overdue: number; exposure: number; reserved: number } | null;
  amounts: { label: string; value: string; tone: "bad" | "neutral" }[];
  /** Honest remarks: without open orders, assumed terms, stale. */
  notes: string[];
  source: string;
};

/**
 * The words of the verdict on a page's document, and of the card behind it: all of one box, whatever they say. `unknown`: nothing
 * was checked, the words tell why.
 */
export type VerdictView = {
  verdict: OrderVerdict | "would_fit" | "would_not_fit";
  tone: "a" | "c" | "e" | "none";
  /** Repeats the tone for those who see no colour. */
  sign: string;
  words: string;
  /** Room left, excess, number of ways or grounds, or what to do. */
  figure: string;
  /** For a screen reader: words, figure, what stands in the way. */
  label: string;
  card: CardView;
};

export type PageSettings = {
  discreet: boolean;
  language: "fr" | "en";
  signedIn: boolean;
  /** Kinds of page on which nothing is drawn at the asking origin, since we no longer recognise what they show. */
  unwell?: PageKind[];
};

/** One kind of page of a site: `unwellSince` in milliseconds, null while its pages hold what their addresses promise. */
export type SiteHealth = { pattern: string; site: string; kind: PageKind; unwellSince: number | null };
/** Patterns of all enabled sites; those of them switched off; health of each site met. */
export type Sites = { origins: string[]; off: string[]; health: SiteHealth[] };

export type Connection =
  | { kind: "not_connected" }
  | { kind: "signed_out"; apiUrl: string; expired: boolean }
  | {
      kind: "signed_in";
      apiUrl: string;
      me: Me;
      rows: number;
      revision: number;
      syncedAt: number | null;
      syncing: boolean;
      problem: Failure | null;
    };

/** The quote, order or opportunity that a page shows, as the page writes it. */
export type PageDocument = Omit<SeenDocument, "total" | "readFrom"> & {
  total: Omit<SeenDocument["total"], "anchor">;
};

/** What the active tab is about, for the popup. */
export type TabCustomer = {
  /** The document on the page, so that its amount need not be typed again; absent where none is shown. */
  document?: PageDocument;
  kind: MatchKind;
  customer: BadgeRow | null;
  candidates: BadgeRow[];
  seenName: string | null;
  evidence: Evidence[];
  /** What is said when the member picks or refuses a customer here; absent where there is nothing to speak of. */
  record?: SeenRecord;
  /** The member picked the customer, nobody confirmed it. */
  unconfirmed?: true;
  /** Customers that the member said this record is not, and may say so no more. */
  rejected?: BadgeRow[];
  /** Further customers named on the page that nothing is shown of until the member clicks or scrolls there. */
  withheld?: number;
};

/** A step on a request, or a new one, as the member made it: kept until the server has answered it. */
export type RequestWrite = {
  /** Idempotency key, a UUID: the same for every try of the same wish. */
  id: string;
  customerId: string;
  customerName: string;
} & (
  | { step: "ask"; body: NewRequest }
  | { step: "decision"; requestId: string; body: Decision }
  | {
      step: "endorsement" | "question" | "withdrawal" | "condition" | "end";
      requestId: string;
      body: NotedStep;
    }
  | { step: "assignment"; requestId: string; body: Assignment }
  | { step: "additions"; requestId: string; body: Addition }
);
export type WriteState =
  /** Kept on this device and tried again; `failure`: why the last try did not arrive. */
  | { kind: "waiting"; failure: Failure | null }
  /** `joined`: somebody had asked for it already. */
  | { kind: "sent"; request: RequestSummary; joined: boolean }
  | { kind: "refused"; failure: Failure };
export type KeptWrite = { write: RequestWrite; at: number; state: WriteState };

/** Requests that concern the member, as the last sync has them, with what is still to be sent. */
export type RequestBoard = {
  requests: RequestSummary[];
  /** How many wait for this member, without those answered on this device. */
  waiting: number;
  writes: KeptWrite[];
  /** Milliseconds; null before the first sync. */
  asOf: number | null;
  /** Field reports of this device that are still to be sent. */
  unsentReports?: number;
  /** Own field reports without a fate yet, those still to be sent among them. */
  openReports?: number;
  /** Field reports that wait for this member's judgement. */
  reportsToJudge?: number;
};

/** A field report, or a step on one, as the member made it: kept until the server has answered it. */
export type ReportWrite = {
  /** Idempotency key, a UUID: the same for every try of the same wish. */
  id: string;
  customerId: string;
  customerName: string;
} & (
  | { step: "report"; body: NewReport }
  | { step: "answers" | "corroboration" | "withdrawal"; reportId: string; body: ReportNote }
);
export type ReportWriteState =
  /** Kept on this device and tried again; `failure`: why the last try did not arrive. */
  | { kind: "waiting"; failure: Failure | null }
  /** `merged`: it joined an own one that says the same. */
  | { kind: "sent"; report: ReportSummary; merged: boolean }
  | { kind: "refused"; failure: Failure };
export type KeptReport = { write: ReportWrite; at: number; state: ReportWriteState };

/** What the member reported, as the last sync has it, with what is still to be sent. */
export type ReportBoard = {
  reports: ReportSummary[];
  /** The codes that the organization reports most; empty before the first sync. */
  common: WarningCode[];
  writes: KeptReport[];
  /** Milliseconds; null before the first sync. */
  asOf: number | null;
};

/** What became of a customer since the member last looked. Amounts in cents; `on`: ISO date. */
export type CustomerChange = { sequence: number; customerId: string; name: string; on: string } & (
  | { kind: "class"; from: RiskClass; to: RiskClass }
  | { kind: "limit"; from: ShownLimit; to: ShownLimit }
  | { kind: "overdue"; from: number; to: number }
  | { kind: "suspended"; requestId: string; documentNumber: string }
  /** Something was published of the firm, or the register says so; `takenBack`: it no longer does. */
  | { kind: "outside"; event: Omit<OutsideEvent, "document">; takenBack: boolean }
  /** What became of an own field report, in words of the browser's language. */
  | {
      kind: "report";
      reportId: string;
      about: "fate" | "outcome";
      text: string;
      tone: "good" | "bad" | "none";
    }
);
export type ShownLimit = {
  kind: "temporary" | "approved" | "unlimited" | "none";
  amountCents: number | null;
};

/** What pages of one origin are read by beside the sites' own rules. */
export type RulesHere = { taught: TaughtHere[]; patches: SitePatch[] };

export const OVERLAY_PARTS = ["card", "signatures", "taught", "verdict"] as const;
/** Scripts of the overlay injected on demand, besides the sites. */
export type OverlayPart = (typeof OVERLAY_PARTS)[number];

/**
 * The whole protocol. `from: "page"` entries may come from a content script; all others only from the extension's own
 * pages. The background refuses by sender, never by payload, and caps the page entries per tab.
 */
export type Messages = {
  lookUp: {
    from: "page";
    ask: { scope: LinkScope; sightings: Sighted[] };
    reply: { answers: { key: string; badge: BadgeView }[]; settings: PageSettings };
  };
  describe: { from: "page"; ask: { scope: LinkScope; sighting: Sighted }; reply: CardView | null };
  openSurface: {
    from: "page";
    ask: { scope: LinkScope; sighting: Sighted; document?: PageDocument | undefined };
    reply: null;
  };
  /** The verdict on the document of the page, from the local copy; null while there is none. `lang`: the page's. */
  checkOrder: {
    from: "page";
    ask: { scope: LinkScope; sighting: Sighted; document: PageDocument; lang: string };
    reply: VerdictView | null;
  };
  /** An amount is about to be typed: whatever a verdict needs is made ready. */
  wake: { from: "page"; ask: null; reply: null };
  /** Brings a part of the overlay, or a site by its id, into the asking frame; answered once it is there. */
  bringPart: { from: "page"; ask: { part: string }; reply: null };
  /**
   * A frame has a record to badge, or no longer: one frame of a tab draws it. The main frame's answer is always yes, the
   * others wait for it. Said again when it is another record.
   */
  claimRecord: { from: "page"; ask: { record: boolean }; reply: { mine: boolean } };
  /** Taught rules of the asking page's origin, and patches of sites. */
  rulesHere: { from: "page"; ask: null; reply: RulesHere };
  /** This rule is too slow here and rests. */
  ruleRested: { from: "page"; ask: { id: string; version: number }; reply: null };
  /** What is being taught on the asking page changed: ask for it. */
  teachChanged: { from: "page"; ask: null; reply: null };
  /** Brings the teaching part into a tab's page and begins with the name; null where that cannot be. */
  beginTeaching: { from: "extension"; ask: { tabId: number }; reply: TeachState | null };
  /** One step of a teaching under way; null when there is none. */
  teach: { from: "extension"; ask: { tabId: number; step: TeachStep }; reply: TeachState | null };
  /** Fetches the rules that work for the member, after one was saved, published or withdrawn. */
  refreshRules: { from: "extension"; ask: null; reply: Answer<null> };
  /** Rules that were too slow on this device, as `id@version`; `wakeRule` tries one again. */
  restedRules: { from: "extension"; ask: null; reply: string[] };
  wakeRule: { from: "extension"; ask: { name: string }; reply: null };
  /** What was found on a page, for the self-check of its site: ids and counts, once an address. */
  pageFound: { from: "page"; ask: FoundOnPage; reply: null };
  connection: { from: "extension"; ask: null; reply: Connection };
  connect: { from: "extension"; ask: { apiUrl: string }; reply: Answer<null> };
  signIn: { from: "extension"; ask: null; reply: Answer<null> };
  signOut: { from: "extension"; ask: null; reply: Answer<null> };
  /** The member proves anew who they are, by the password or in the company's window; counts here for five minutes. */
  reauthenticate: { from: "extension"; ask: ProofAsk; reply: Answer<ReauthenticationState> };
  syncNow: { from: "extension"; ask: null; reply: Answer<{ rows: number; revision: number }> };
  tabCustomer: { from: "extension"; ask: { tabId: number }; reply: TabCustomer };
  search: { from: "extension"; ask: { text: string }; reply: BadgeRow[] };
  customer: { from: "extension"; ask: { id: string }; reply: BadgeRow | null };
  setDiscreet: { from: "extension"; ask: { discreet: boolean }; reply: null };
  settings: { from: "extension"; ask: null; reply: PageSettings };
  sites: { from: "extension"; ask: null; reply: Sites };
  /** Turns the overlay of an enabled site off, or on again; the browser's consent stays. */
  switchSite: { from: "extension"; ask: { origin: string; on: boolean }; reply: null };
  /** Looks once whether a tab shows a product we know; the id of its site, null for none or where we may not look. */
  probeTab: { from: "extension"; ask: { tabId: number }; reply: { site: string | null } };
  enableSite: { from: "extension"; ask: { origin: string }; reply: Answer<null> };
  disableSite: { from: "extension"; ask: { origin: string }; reply: null };
  /**
   * The member picks a customer for a record, refuses one ("wrong customer") or takes either back: counts on this device at
   * once, and no longer when the answer is a failure.
   */
  sayOfRecord: {
    from: "extension";
    ask: { say: "choose" | "reject" | "undo"; record: SeenRecord; customerId: string };
    reply: Answer<ChoiceReply>;
  };
  /** What the member was writing over the credit policy; kept on this device, wiped with the copy. null for nothing. */
  policyDraft: { from: "extension"; ask: null; reply: { draft: unknown } };
  keepPolicyDraft: { from: "extension"; ask: { draft: unknown }; reply: null };
  requestBoard: { from: "extension"; ask: null; reply: RequestBoard };
  /** Fetches requests and releases anew; who shows them hears of what changed by `requestsChanged`. */
  refreshRequests: { from: "extension"; ask: null; reply: null };
  requestDetail: { from: "extension"; ask: { id: string }; reply: Answer<RequestDetail> };
  /** Keeps a write and tries to send it at once; answered when the server has, or cannot be reached. */
  writeRequest: { from: "extension"; ask: RequestWrite; reply: WriteState };
  /** Forgets a write that waits or was refused. */
  dropWrite: { from: "extension"; ask: { id: string }; reply: null };
  /** Tries again what waits. */
  sendWrites: { from: "extension"; ask: null; reply: null };
  /** The document that a tab shows, as a request names it; null where it shows none. */
  tabDocument: { from: "extension"; ask: { tabId: number }; reply: RequestDocument | null };
  reportBoard: { from: "extension"; ask: null; reply: ReportBoard };
  /** Fetches the own field reports anew; who shows them hears of what changed by `reportsChanged`. */
  refreshReports: { from: "extension"; ask: null; reply: null };
  /** Keeps a report, or a step on one, and tries to send it at once; `dropWrite` forgets it. */
  writeReport: { from: "extension"; ask: ReportWrite; reply: ReportWriteState };
  customerChanges: { from: "extension"; ask: null; reply: CustomerChange[] };
  /** The member has looked at the changes up to this one. */
  seenChanges: { from: "extension"; ask: { upTo: number }; reply: null };
  /** The browser's consent to notifications came or went. */
  notify: { from: "extension"; ask: { on: boolean }; reply: null };
  notifies: { from: "extension"; ask: null; reply: { on: boolean } };
  /** Any call of the API by the extension's own pages: path under the API's address, body as JSON. */
  api: {
    from: "extension";
    ask: {
      method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
      path: string;
      body?: unknown;
      idempotencyKey?: string;
    };
    reply: Answer<unknown>;
  };
};
/** Sent by the background to the overlay of one tab, as `{ name, … }`; it answers `pageSubject` and `hasRecord` alone. */
export type TabMessages = {
  /** The local copy changed (sync, sign-in, sign-out): look everything on the page up again. */
  revisionChanged: { ask: { name: "revisionChanged" }; reply: null };
  settingsChanged: { ask: { name: "settingsChanged"; settings: PageSettings }; reply: null };
  /** Other rules may hold here: `rulesHere`. */
  rulesChanged: { ask: { name: "rulesChanged" }; reply: null };
  /** What is this page about? The sighting of its record, null on lists and unknown pages. */
  pageSubject: {
    ask: { name: "pageSubject" };
    reply: { scope: LinkScope; sighting: Sighted; document?: PageDocument } | null;
  };
  /** The site was switched off: end. */
  stop: { ask: { name: "stop" }; reply: null };
  /** Does this frame hold the record that the tab is about? */
  hasRecord: { ask: { name: "hasRecord" }; reply: boolean };
  /** Another frame began or ceased to hold it: claim again. */
  recordMoved: { ask: { name: "recordMoved" }; reply: null };
};
/** Sent by the background to the extension's own open pages: ask again what you show. */
export type PageEvent =
  | { name: "connectionChanged" }
  | { name: "syncProgress"; rows: number; totalRows: number }
  | { name: "rulesChanged" }
  /** The member's words on records changed: `tabCustomer` may answer otherwise. */
  | { name: "choicesChanged" }
  | { name: "teachChanged"; tabId: number }
  /** Requests, releases or what is still to be sent changed: `requestBoard`. */
  | { name: "requestsChanged" }
  /** Own field reports, or what is still to be sent of them, changed: `reportBoard`. */
  | { name: "reportsChanged" }
  | { name: "customersChanged" }
  /** The member chose a customer on this tab's page (`openSurface`), or its record is another: `tabCustomer` says which. */
  | { name: "subjectChanged"; tabId: number };

export type MessageName = keyof Messages;
export type Ask<Name extends MessageName> = Messages[Name]["ask"];
export type Reply<Name extends MessageName> = Messages[Name]["reply"];
/** Only here so that views can name what they parse. */
export type { BadgeRow, CustomerDetail, CustomerPage };

import type { Role } from "#shared/contract/common.ts";
import { chunkContent } from "#shared/contract/imports.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { sha256 } from "#worker/services/sha256.ts";
import { isoDay } from "./a-ledger.ts";

/** Ids of one organization, as a stranger might have found them somewhere. */
export type Ids = {
  customer: string;
  limit: string;
  event: string;
  dispute: string;
  import: string;
  member: string;
  session: string;
  policyRun: string;
  policyPreview: string;
  pageRule: string;
  choice: string;
  change: string;
  request: string;
  report: string;
  insurer: string;
  watchItem: string;
  clock: string;
};

export type Operation = {
  /**
   * `public`: answers without a bearer. `own`: about the caller or the whole of the caller's organization.
   * `item`: about one thing named in the path, which does not exist for anybody else.
   */
  about: "public" | "own" | "item";
  /** Roles that may use it; the others get `not_allowed`. */
  roles: Role[];
  path: (ids: Ids) => string;
  body?: (ids: Ids) => unknown;
  /** True when one customer in the path decides whether a rep may see it. */
  portfolio?: true;
  /** A rep adds something of their own by it. */
  adds?: true;
  /** What members get whose passwords nobody knows; the journal tells of the attempt. */
  refused?: number;
  /** For whoever made the thing in the path. */
  ofAuthor?: true;
  /** For a sales manager. */
  ofManager?: true;
  /** Of a request that was granted. */
  ofGranted?: true;
};

const all: Role[] = ["rep", "manager", "analyst", "admin"];
const credit: Role[] = ["analyst", "admin"];
const admin: Role[] = ["admin"];
/** Who reads deadlines. */
const readers: Role[] = ["manager", "analyst", "admin"];

/** A request for the release of an order. */
export const anAsking = (customerId: string, amountCents: number, note = "it is urgent") => ({
  ...{ customerId, reason: "seasonal_peak", note },
  asked: {
    ...{ kind: "order_release", document: null, documentNumber: "SO-7", amountCents, currency: "EUR" },
  },
});
/** A warning from the field. */
export const aReport = (customerId: string, code: string, text = "") => ({
  ...{ customerId, text, link: null },
  reported: { kind: "warning", code, knownBy: "seen", seenOn: isoDay(-1) },
});
/** What a decider sends who saw nothing that has got worse. */
export const aGrant = (version: number, amountCents: number, depositCents = 0) => ({
  ...{ outcome: "grant", version, note: "", seenHash: "seen" },
  grant: { kind: "order_release", amountCents, basis: "gross", depositCents, until: isoDay(5) },
  seen: { riskClass: "E", hardRules: [...A_LATE_CUSTOMERS_RULES], exposureCents: 1e9, amountCents: 1e9 },
});
const A_LATE_CUSTOMERS_RULES = ["overdue_beyond_c", "overdue_beyond_d", "overdue_blocks"];
const noted = () => ({ version: 1, note: "a note" });

const ending = () => ({ reason: "it is over" });
/** What a page shows of a record; `externalId` tells records apart. */
export const aSeenRecord = (externalId: string) => ({
  link: { ...aLink, externalId },
  name: "A page's name",
  ...{ siren: null, siret: null, vat: null },
});
export const aLink = {
  site: "odoo",
  origin: "https://odoo.example.test",
  tenant: "db",
  kind: "partner",
  externalId: "7",
};

const totals = {
  lines: 0,
  rejected: 0,
  customers: 0,
  invoices: 0,
  creditNotes: 0,
  payments: 0,
  debitCents: 0,
  creditCents: 0,
};
const aChunk = {
  customers: [],
  entries: [],
  orders: [],
  rejected: [{ line: 1, code: "no_account", excerpt: "x" }],
};
export const chunk = { hash: await sha256(chunkContent(aChunk)), ...aChunk };

export const aPageRule = (page: string) => ({
  kind: "taught",
  rule: { origin: "https://crm.example.test", page, address: "/quotes/*", kind: "record", name: "h1" },
});

/** What a policy of an insurance asks. */
export const anInsurer = (name: string) => ({
  ...{ name, isDefault: true, insuredSharePercent: 90, reportAdverseDays: 10, reportOverdueAfterDays: null },
  ...{ maximumExtensionDays: null, stopOfCoverDays: null, discretionaryLimitCents: null },
});
/** A grade of a provider that stands in `anOrganization` or does not. */
export const someScores = (customerId: string, source = "Coface") => ({
  source,
  rows: [{ customerId, value: "7", day: isoDay(0) }],
});

const aPolicy = (openingCents: number) => ({
  ...DefaultPolicy,
  limit: { ...DefaultPolicy.limit, openingCents },
});

/**
 * Every route of /openapi.json with a request that is valid for somebody who may make it. A route that is missing here fails
 * tests/worker/isolation.test.ts: say what it is about, and it is tried against other organizations and other portfolios.
 */
export const operations: Record<string, Operation> = {
  "GET /v1/health": { about: "public", roles: all, path: () => "/v1/health" },
  "POST /setup": { about: "public", roles: all, path: () => "/setup", body: () => ({}) },
  "POST /ext/token": { about: "public", roles: all, path: () => "/ext/token", body: () => ({}) },

  "GET /calendar/{file}": { about: "public", roles: all, path: () => "/calendar/nobodys.ics" },

  "GET /v1/live": { about: "public", roles: all, path: () => "/v1/live" },
  "POST /v1/live-tickets": { about: "own", roles: all, path: () => "/v1/live-tickets" },

  "GET /v1/me": { about: "own", roles: all, path: () => "/v1/me" },
  "GET /v1/sessions": { about: "own", roles: all, path: () => "/v1/sessions" },
  "DELETE /v1/sessions/{id}": {
    about: "item",
    roles: all,
    path: ({ session }) => `/v1/sessions/${session}`,
  },
  "POST /v1/sign-out": { about: "own", roles: all, path: () => "/v1/sign-out" },
  "GET /v1/reauthentications": { about: "own", roles: all, path: () => "/v1/reauthentications" },
  "POST /v1/reauthentications": {
    about: "own",
    roles: all,
    refused: 401,
    path: () => "/v1/reauthentications",
    body: () => ({ way: "password", password: "not the password of anybody" }),
  },
  "PATCH /v1/organization": {
    about: "own",
    roles: admin,
    path: () => "/v1/organization",
    body: () => ({ discreetByDefault: true }),
  },
  "GET /v1/check-rules": { about: "own", roles: all, path: () => "/v1/check-rules" },
  "GET /v1/exchange-rates": { about: "own", roles: all, path: () => "/v1/exchange-rates" },
  "PUT /v1/exchange-rates/{currency}": {
    about: "own",
    roles: credit,
    path: () => "/v1/exchange-rates/USD",
    body: () => ({ rateE8: 92_000_000, date: isoDay(0) }),
  },
  "DELETE /v1/exchange-rates/{currency}": {
    about: "own",
    roles: credit,
    path: () => "/v1/exchange-rates/USD",
  },
  "GET /v1/sources": { about: "own", roles: all, path: () => "/v1/sources" },
  "PUT /v1/sources/{source}": {
    about: "own",
    roles: admin,
    path: () => "/v1/sources/vies",
    body: () => ({ enabled: true, readNotice: true }),
  },
  "GET /v1/grade-providers": { about: "own", roles: credit, path: () => "/v1/grade-providers" },
  "PUT /v1/grade-providers/{source}": {
    about: "own",
    roles: credit,
    path: () => "/v1/grade-providers/Coface",
    body: () => ({ scale: "coface_dra", visibleTo: "credit" }),
  },
  "POST /v1/external-scores/previews": {
    about: "own",
    roles: credit,
    path: () => "/v1/external-scores/previews",
    body: ({ customer }) => someScores(customer),
  },
  "POST /v1/external-scores": {
    about: "own",
    roles: credit,
    path: () => "/v1/external-scores",
    body: ({ customer }) => someScores(customer),
  },
  "GET /v1/customers/{id}/external-scores": {
    about: "item",
    roles: credit,
    path: ({ customer }) => `/v1/customers/${customer}/external-scores`,
  },
  // Here no source is on: what one says is told in tests of its own.
  "POST /v1/identifications": {
    about: "own",
    roles: all,
    path: () => "/v1/identifications",
    body: () => ({ name: "Ateliers Brumeval", town: "Rennes" }),
  },
  "POST /v1/prospects": {
    about: "own",
    roles: all,
    path: () => "/v1/prospects",
    body: () => ({ siren: "404833048", record: null }),
    refused: 503,
  },
  "GET /v1/watch-items": { about: "own", roles: credit, path: () => "/v1/watch-items" },
  "POST /v1/watch-items/{id}/settlement": {
    about: "item",
    roles: credit,
    path: ({ watchItem }) => `/v1/watch-items/${watchItem}/settlement`,
    body: () => ({ outcome: "nothing", note: "a firm without VAT" }),
  },
  "GET /v1/outside-events": { about: "own", roles: credit, path: () => "/v1/outside-events" },
  "GET /v1/insurers": { about: "own", roles: credit, path: () => "/v1/insurers" },
  "POST /v1/insurers": {
    about: "own",
    roles: credit,
    path: () => "/v1/insurers",
    body: () => anInsurer("Coface"),
  },
  "PUT /v1/insurers/{id}": {
    about: "item",
    roles: credit,
    path: ({ insurer }) => `/v1/insurers/${insurer}`,
    body: () => anInsurer("Another"),
  },
  "DELETE /v1/insurers/{id}": {
    about: "item",
    roles: credit,
    path: ({ insurer }) => `/v1/insurers/${insurer}`,
  },
  "POST /v1/insurers/{id}/limits": {
    about: "item",
    roles: credit,
    path: ({ insurer }) => `/v1/insurers/${insurer}/limits`,
    body: ({ customer }) => ({
      rows: [{ customerId: customer, decision: { kind: "refused" }, from: isoDay(0), until: null }],
    }),
  },
  "GET /v1/clocks": { about: "own", roles: readers, path: () => "/v1/clocks" },
  "GET /v1/clocks/standing": { about: "own", roles: readers, path: () => "/v1/clocks/standing" },
  "POST /v1/clocks/{id}/ending": {
    about: "item",
    roles: credit,
    path: ({ clock }) => `/v1/clocks/${clock}/ending`,
    body: () => ({ outcome: "waived", reason: "nothing to claim" }),
  },
  "GET /v1/clock-settings": { about: "own", roles: credit, path: () => "/v1/clock-settings" },
  "PUT /v1/clock-settings": {
    about: "own",
    roles: credit,
    path: () => "/v1/clock-settings",
    body: () => ({ outsideMainland: true, retentionOfTitle: true }),
  },
  "GET /v1/calendar-feed": { about: "own", roles: readers, path: () => "/v1/calendar-feed" },
  "POST /v1/calendar-feed": {
    about: "own",
    roles: readers,
    path: () => "/v1/calendar-feed",
    body: () => ({ language: "fr" }),
  },
  "DELETE /v1/calendar-feed": { about: "own", roles: readers, path: () => "/v1/calendar-feed" },
  "GET /v1/customers/{id}/ledger-split": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}/ledger-split`,
  },
  "GET /v1/customers/{id}/checklist": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}/checklist`,
  },
  "POST /v1/customers/{id}/checklist-marks": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}/checklist-marks`,
    body: () => ({ occasion: "open_account", item: "terms_signed", done: true }),
  },
  "GET /v1/members": { about: "own", roles: admin, path: () => "/v1/members" },
  "POST /v1/members": {
    about: "own",
    roles: admin,
    path: () => "/v1/members",
    body: () => ({
      name: "Somebody new",
      email: `${crypto.randomUUID()}@example.test`,
      role: "rep",
      repCode: null,
      password: "une phrase assez longue",
    }),
  },
  "PATCH /v1/members/{id}": {
    about: "item",
    roles: admin,
    path: ({ member }) => `/v1/members/${member}`,
    body: () => ({ repCode: "TAKEN" }),
  },
  "DELETE /v1/members/{id}": { about: "item", roles: admin, path: ({ member }) => `/v1/members/${member}` },

  "PUT /v1/members/{id}/authority": {
    about: "item",
    roles: admin,
    path: ({ member }) => `/v1/members/${member}/authority`,
    body: () => ({ ceilings: { A: 100 } }),
  },
  "GET /v1/me/substitute": { about: "own", roles: all, path: () => "/v1/me/substitute" },
  "PUT /v1/me/substitute": {
    about: "own",
    roles: credit,
    path: () => "/v1/me/substitute",
    body: ({ member }) => ({ substitute: { memberId: member, from: isoDay(0), until: isoDay(7) } }),
  },
  "GET /v1/changes": { about: "own", roles: credit, path: () => "/v1/changes" },
  "POST /v1/changes/{id}/confirmation": {
    about: "item",
    roles: credit,
    path: ({ change }) => `/v1/changes/${change}/confirmation`,
    body: () => ({ note: "agreed" }),
  },
  "POST /v1/changes/{id}/refusal": {
    about: "item",
    roles: credit,
    path: ({ change }) => `/v1/changes/${change}/refusal`,
    body: () => ({ note: "not so" }),
  },
  "POST /v1/changes/{id}/withdrawal": {
    about: "item",
    roles: credit,
    ofAuthor: true,
    path: ({ change }) => `/v1/changes/${change}/withdrawal`,
    body: () => ({}),
  },

  "GET /v1/sync": { about: "own", roles: all, path: () => "/v1/sync?viewKey=none&revision=0" },
  "GET /v1/customers": { about: "own", roles: all, path: () => "/v1/customers?limit=100" },
  "GET /v1/customers/{id}": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}`,
  },
  "GET /v1/customers/{id}/items": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}/items`,
  },
  "GET /v1/customers/{id}/history": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}/history`,
  },
  "GET /v1/customers/{id}/changes": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}/changes?from=${isoDay(-30)}&to=${isoDay(0)}`,
  },
  "GET /v1/customers/{id}/counterfactuals": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}/counterfactuals`,
  },
  "POST /v1/requests": {
    about: "own",
    roles: all,
    path: () => "/v1/requests",
    body: ({ customer }) => anAsking(customer, 300),
  },
  "GET /v1/requests": { about: "own", roles: all, path: () => "/v1/requests?list=queue" },
  "GET /v1/requests/standing": { about: "own", roles: all, path: () => "/v1/requests/standing" },
  "GET /v1/requests/{id}": {
    about: "item",
    roles: all,
    path: ({ request }) => `/v1/requests/${request}`,
  },
  "POST /v1/requests/{id}/decision": {
    about: "item",
    roles: all,
    path: ({ request }) => `/v1/requests/${request}/decision`,
    body: () => ({ outcome: "refuse", version: 1, reason: "overdue", note: "pay first" }),
  },
  "POST /v1/requests/{id}/additions": {
    about: "item",
    roles: all,
    path: ({ request }) => `/v1/requests/${request}/additions`,
    body: () => ({ note: "one more word" }),
  },
  "POST /v1/requests/{id}/endorsement": {
    about: "item",
    roles: all,
    ofManager: true,
    path: ({ request }) => `/v1/requests/${request}/endorsement`,
    body: noted,
  },
  "POST /v1/requests/{id}/question": {
    about: "item",
    roles: all,
    path: ({ request }) => `/v1/requests/${request}/question`,
    body: noted,
  },
  "POST /v1/requests/{id}/assignment": {
    about: "item",
    roles: all,
    path: ({ request }) => `/v1/requests/${request}/assignment`,
    body: ({ member }) => ({ ...noted(), memberId: member }),
  },
  "POST /v1/requests/{id}/withdrawal": {
    about: "item",
    roles: all,
    ofAuthor: true,
    path: ({ request }) => `/v1/requests/${request}/withdrawal`,
    body: noted,
  },
  "POST /v1/requests/{id}/condition": {
    about: "item",
    roles: all,
    ofGranted: true,
    path: ({ request }) => `/v1/requests/${request}/condition`,
    body: noted,
  },
  "POST /v1/requests/{id}/end": {
    about: "item",
    roles: all,
    ofGranted: true,
    path: ({ request }) => `/v1/requests/${request}/end`,
    body: noted,
  },
  "POST /v1/field-reports": {
    about: "own",
    roles: all,
    path: () => "/v1/field-reports",
    body: ({ customer }) => aReport(customer, "press"),
  },
  "GET /v1/field-reports": { about: "own", roles: all, path: () => "/v1/field-reports?list=all" },
  "GET /v1/field-reports/standing": { about: "own", roles: all, path: () => "/v1/field-reports/standing" },
  "GET /v1/field-reports/by-code": { about: "own", roles: credit, path: () => "/v1/field-reports/by-code" },
  "GET /v1/field-reports/my-record": { about: "own", roles: all, path: () => "/v1/field-reports/my-record" },
  "GET /v1/organization/staff-note": {
    about: "own",
    roles: admin,
    path: () => "/v1/organization/staff-note",
  },
  "PUT /v1/organization/staff-note": {
    about: "own",
    roles: admin,
    path: () => "/v1/organization/staff-note",
    body: () => ({ read: true }),
  },
  "GET /v1/field-reports/{id}": {
    about: "item",
    roles: all,
    path: ({ report }) => `/v1/field-reports/${report}`,
  },
  "POST /v1/field-reports/{id}/triage": {
    about: "item",
    roles: ["manager", "analyst", "admin"],
    path: ({ report }) => `/v1/field-reports/${report}/triage`,
    body: () => ({ version: 1, verdict: "reject", reason: "out_of_date" }),
  },
  "POST /v1/field-reports/{id}/answers": {
    about: "item",
    roles: all,
    ofAuthor: true,
    path: ({ report }) => `/v1/field-reports/${report}/answers`,
    body: () => ({ version: 1, note: "in the shop" }),
  },
  "POST /v1/field-reports/{id}/corroboration": {
    about: "item",
    roles: all,
    path: ({ report }) => `/v1/field-reports/${report}/corroboration`,
    body: () => ({ version: 1 }),
  },
  "POST /v1/field-reports/{id}/withdrawal": {
    about: "item",
    roles: all,
    ofAuthor: true,
    path: ({ report }) => `/v1/field-reports/${report}/withdrawal`,
    body: () => ({ version: 1 }),
  },
  "POST /v1/field-reports/{id}/reading": {
    about: "item",
    roles: all,
    path: ({ report }) => `/v1/field-reports/${report}/reading`,
    body: () => ({}),
  },
  "POST /v1/order-confirmations": {
    about: "own",
    roles: all,
    path: () => "/v1/order-confirmations",
    body: ({ customer }) => ({
      ...{ customerId: customer, amountCents: 300, currency: "EUR", documentNumber: "SO-8" },
      prepaid: false,
    }),
  },
  "GET /v1/shadow-orders": {
    about: "own",
    roles: credit,
    path: () => `/v1/shadow-orders?from=${isoDay(-200)}`,
  },
  "POST /v1/customers/{id}/limits": {
    about: "item",
    roles: credit,
    path: ({ customer }) => `/v1/customers/${customer}/limits`,
    body: () => ({ kind: "approved", amountCents: 100, from: isoDay(0), until: null, reason: "a limit" }),
  },
  "POST /v1/customers/{id}/limits/{limitId}/end": {
    about: "item",
    roles: credit,
    path: ({ customer, limit }) => `/v1/customers/${customer}/limits/${limit}/end`,
    body: ending,
  },
  "GET /v1/customers/{id}/dated-room": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}/dated-room`,
  },
  "POST /v1/order-checks": {
    about: "item",
    portfolio: true,
    roles: all,
    path: () => "/v1/order-checks",
    body: ({ customer }) => ({ customerId: customer, amountCents: 100, currency: "EUR", ways: true }),
  },
  "POST /v1/limits/adopt": {
    about: "own",
    roles: credit,
    path: () => "/v1/limits/adopt",
    body: ({ customer }) => ({ customers: [customer], until: null, reason: "adopted in bulk" }),
  },
  "POST /v1/customers/{id}/events": {
    about: "item",
    roles: credit,
    path: ({ customer }) => `/v1/customers/${customer}/events`,
    body: () => ({ kind: "struck_off", day: isoDay(-1), note: "a note" }),
  },
  "POST /v1/customers/{id}/events/{eventId}/revoke": {
    about: "item",
    roles: credit,
    path: ({ customer, event }) => `/v1/customers/${customer}/events/${event}/revoke`,
    body: ending,
  },
  "POST /v1/customers/{id}/disputes": {
    about: "item",
    roles: credit,
    path: ({ customer }) => `/v1/customers/${customer}/disputes`,
    body: () => ({ reference: "F1", amountCents: 100, reason: "a dispute" }),
  },
  "POST /v1/customers/{id}/disputes/{disputeId}/close": {
    about: "item",
    roles: credit,
    path: ({ customer, dispute }) => `/v1/customers/${customer}/disputes/${dispute}/close`,
    body: ending,
  },
  "PUT /v1/customers/{id}/natural-person": {
    about: "item",
    roles: credit,
    path: ({ customer }) => `/v1/customers/${customer}/natural-person`,
    body: () => ({ isPerson: true }),
  },
  "GET /v1/customers/{id}/access-export": {
    about: "item",
    roles: credit,
    path: ({ customer }) => `/v1/customers/${customer}/access-export`,
  },
  "PUT /v1/customers/{id}/terms": {
    about: "item",
    roles: credit,
    path: ({ customer }) => `/v1/customers/${customer}/terms`,
    body: () => ({ kind: "net", days: 1 }),
  },
  "POST /v1/customers/{id}/links": {
    about: "item",
    roles: credit,
    path: ({ customer }) => `/v1/customers/${customer}/links`,
    body: () => ({ ...aLink, externalId: "another" }),
  },
  "DELETE /v1/customers/{id}/links": {
    about: "item",
    roles: credit,
    path: ({ customer }) => `/v1/customers/${customer}/links?${new URLSearchParams(aLink)}`,
  },
  "POST /v1/customers/{id}/choices": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}/choices`,
    body: () => aSeenRecord("chosen"),
  },
  "POST /v1/customers/{id}/rejections": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) => `/v1/customers/${customer}/rejections`,
    body: () => aSeenRecord("rejected"),
  },
  "DELETE /v1/customers/{id}/choices": {
    about: "item",
    portfolio: true,
    roles: all,
    path: ({ customer }) =>
      `/v1/customers/${customer}/choices?${new URLSearchParams({ ...aLink, externalId: "theirs" })}`,
  },
  "GET /v1/choices/own": { about: "own", roles: all, path: () => "/v1/choices/own" },
  "GET /v1/choices": { about: "own", roles: credit, path: () => "/v1/choices" },
  "POST /v1/choices/{id}/confirm": {
    about: "item",
    roles: credit,
    path: ({ choice }) => `/v1/choices/${choice}/confirm`,
    body: ending,
  },
  "POST /v1/choices/{id}/reject": {
    about: "item",
    roles: credit,
    path: ({ choice }) => `/v1/choices/${choice}/reject`,
    body: ending,
  },
  "GET /v1/first-ten-minutes": {
    about: "own",
    roles: ["manager", "analyst", "admin"],
    path: () => "/v1/first-ten-minutes",
  },
  "GET /v1/audit": { about: "own", roles: credit, path: () => "/v1/audit" },
  "GET /v1/audit/export": { about: "own", roles: credit, path: () => "/v1/audit/export" },
  "GET /v1/audit/key": { about: "own", roles: credit, path: () => "/v1/audit/key" },
  "GET /v1/audit/verify": { about: "own", roles: credit, path: () => "/v1/audit/verify" },

  "GET /v1/policy": { about: "own", roles: credit, path: () => "/v1/policy" },
  "GET /v1/policy/versions": { about: "own", roles: credit, path: () => "/v1/policy/versions" },
  "GET /v1/policy/versions/{version}": {
    about: "own",
    roles: credit,
    path: () => "/v1/policy/versions/2",
  },
  "POST /v1/policy/versions": {
    about: "own",
    roles: ["analyst"],
    path: () => "/v1/policy/versions",
    body: () => ({ policy: aPolicy(60_000), reason: "another start", replaces: 1 }),
  },
  "POST /v1/policy/versions/{version}/return": {
    about: "own",
    roles: ["analyst"],
    path: () => "/v1/policy/versions/9/return",
    body: () => ({ reason: "as before", replaces: 1 }),
  },
  "GET /v1/policy/runs/{id}": {
    about: "item",
    roles: credit,
    path: ({ policyRun }) => `/v1/policy/runs/${policyRun}`,
  },
  "POST /v1/policy/runs/{id}/cancel": {
    about: "item",
    roles: ["analyst"],
    path: ({ policyRun }) => `/v1/policy/runs/${policyRun}/cancel`,
  },
  "POST /v1/policy/previews": {
    about: "own",
    roles: ["analyst"],
    path: () => "/v1/policy/previews",
    body: () => ({ policy: aPolicy(61_000) }),
  },
  "GET /v1/policy/previews/{id}": {
    about: "item",
    roles: credit,
    path: ({ policyPreview }) => `/v1/policy/previews/${policyPreview}`,
  },

  "GET /v1/page-rules": { about: "own", roles: all, path: () => "/v1/page-rules" },
  "GET /v1/page-rules/working": { about: "own", roles: all, path: () => "/v1/page-rules/working" },
  "POST /v1/page-rules": {
    about: "own",
    roles: all,
    adds: true,
    path: () => "/v1/page-rules",
    body: () => aPageRule("Quote"),
  },
  "GET /v1/page-rules/{id}/versions": {
    about: "item",
    roles: all,
    path: ({ pageRule }) => `/v1/page-rules/${pageRule}/versions`,
  },
  "POST /v1/page-rules/{id}/versions": {
    about: "item",
    roles: all,
    path: ({ pageRule }) => `/v1/page-rules/${pageRule}/versions`,
    body: () => ({ content: aPageRule("Order"), replaces: 1 }),
  },
  "POST /v1/page-rules/{id}/publish": {
    about: "item",
    roles: admin,
    path: ({ pageRule }) => `/v1/page-rules/${pageRule}/publish`,
    body: () => ({ version: 1 }),
  },
  "POST /v1/page-rules/{id}/withdraw": {
    about: "item",
    roles: admin,
    path: ({ pageRule }) => `/v1/page-rules/${pageRule}/withdraw`,
  },
  "DELETE /v1/page-rules/{id}": {
    about: "item",
    roles: all,
    path: ({ pageRule }) => `/v1/page-rules/${pageRule}`,
  },

  "GET /v1/imports": { about: "own", roles: credit, path: () => "/v1/imports" },
  "POST /v1/imports": {
    about: "own",
    roles: credit,
    path: () => "/v1/imports",
    body: () => ({
      kind: "customers",
      source: "shop",
      fileName: "customers.csv",
      fileBytes: 10,
      fingerprint: "f",
      siren: null,
      exerciseStart: null,
      exerciseEnd: null,
    }),
  },
  "GET /v1/imports/{id}": { about: "item", roles: credit, path: (ids) => `/v1/imports/${ids.import}` },
  "PUT /v1/imports/{id}/chunks/{index}": {
    about: "item",
    roles: credit,
    path: (ids) => `/v1/imports/${ids.import}/chunks/1`,
    body: () => chunk,
  },
  "GET /v1/imports/{id}/chunks": {
    about: "item",
    roles: credit,
    path: (ids) => `/v1/imports/${ids.import}/chunks`,
  },
  "GET /v1/imports/{id}/rejected": {
    about: "item",
    roles: credit,
    path: (ids) => `/v1/imports/${ids.import}/rejected`,
  },
  "POST /v1/imports/{id}/check": {
    about: "item",
    roles: credit,
    path: (ids) => `/v1/imports/${ids.import}/check`,
    body: () => ({
      chunks: 1,
      sentCustomers: 0,
      sentEntries: 0,
      sentOrders: 0,
      sentBalanceCents: 0,
      totals: { ...totals, lines: 1, rejected: 1 },
    }),
  },
  "POST /v1/imports/{id}/commit": {
    about: "item",
    roles: credit,
    path: (ids) => `/v1/imports/${ids.import}/commit`,
  },
  "POST /v1/imports/{id}/abandon": {
    about: "item",
    roles: credit,
    path: (ids) => `/v1/imports/${ids.import}/abandon`,
  },
  "GET /v1/import-mappings/{kind}/{source}": {
    about: "own",
    roles: credit,
    path: () => "/v1/import-mappings/customers/their-shop",
  },
  "PUT /v1/import-mappings/{kind}/{source}": {
    about: "own",
    roles: credit,
    path: () => "/v1/import-mappings/customers/their-shop",
    body: () => ({ mapping: { name: "Nom" } }),
  },
};

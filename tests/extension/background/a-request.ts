import type { RequestWrite } from "#extension/platform/messages.ts";
import type { RequestDetail, RequestSnapshot, RequestSummary } from "#shared/contract/requests.ts";
import { idOf } from "./a-row.ts";

/** 18 400 € asked on a quote of Kerbrat by Ana, to be answered by noon of the 27th. */
export const aRequest = (number: number, more: Partial<RequestSummary> = {}): RequestSummary => ({
  id: idOf(number),
  version: 1,
  kind: "order_release",
  state: "requested",
  customerId: idOf(900),
  customerName: "Menuiserie Kerbrat",
  asked: {
    kind: "order_release",
    document: null,
    documentKind: "quote",
    documentNumber: "PR2611-0042",
    amountCents: 1_840_000,
    currency: "EUR",
    terms: null,
    depositCents: 0,
    callOffCents: null,
  },
  reason: "strategic_account",
  wantedBy: null,
  valueCents: 1_840_000,
  askedAt: "2026-11-26T09:00:00.000Z",
  dueAt: "2026-11-27T11:00:00.000Z",
  lapsesAt: "2026-12-03T09:00:00.000Z",
  isLate: false,
  isReminded: false,
  awaiting: "credit",
  askers: [{ name: "Ana Rep", role: "rep", isMe: false }],
  endorsedBy: null,
  firstApprovedBy: null,
  assignedTo: null,
  decidedBy: null,
  decidedAt: null,
  refusal: null,
  grant: null,
  release: null,
  waitsForMe: true,
  rights: {
    add: false,
    withdraw: false,
    endorse: false,
    decide: true,
    reassign: true,
    proveCondition: false,
    endRelease: false,
  },
  ...more,
});

export const aSnapshot = (more: Partial<RequestSnapshot> = {}): RequestSnapshot => ({
  asOf: "2026-11-26",
  at: "2026-11-26T09:00:00.000Z",
  revision: 7,
  policyVersion: 1,
  engineVersion: 1,
  inputsHash: "hash-1",
  riskClass: "C",
  scorePoints: 48,
  verdict: "ask",
  failed: [
    {
      code: "over_limit",
      severity: "ask",
      params: { afterCents: 4_880_000, limitCents: 4_000_000, overCents: 880_000 },
    },
  ],
  exposureCents: 3_040_000,
  resultingCents: 4_880_000,
  coverCents: 0,
  limitCents: 4_000_000,
  overdueCents: 820_000,
  oldestOverdueDays: 34,
  ledgerDate: "2026-11-25",
  seen: { riskClass: "C", hardRules: [], exposureCents: 3_040_000, amountCents: 1_840_000 },
  ...more,
});

export const aDetail = (number: number, more: Partial<RequestDetail> = {}): RequestDetail => ({
  ...aRequest(number),
  note: "",
  way: null,
  linkUnconfirmed: false,
  steps: [],
  whenAsked: aSnapshot(),
  now: aSnapshot({ inputsHash: "hash-2" }),
  lookAgain: [],
  others: { requests: [], allGrantedCents: null },
  concentration: null,
  authority: {
    mayGrant: true,
    reason: null,
    ceilingCents: 6_000_000,
    secondPersonNeeded: false,
    reauthenticate: false,
    inPlaceOf: null,
    granters: [],
  },
  ...more,
});

export const aWithdrawal = (write: number, request: number, version = 1): RequestWrite => ({
  id: idOf(write),
  customerId: idOf(900),
  customerName: "Menuiserie Kerbrat",
  step: "withdrawal",
  requestId: idOf(request),
  body: { version, note: "" },
});

export const anAddition = (write: number, request: number, note: string): RequestWrite => ({
  id: idOf(write),
  customerId: idOf(900),
  customerName: "Menuiserie Kerbrat",
  step: "additions",
  requestId: idOf(request),
  body: { note },
});

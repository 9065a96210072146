import type { ReportDetail, ReportEffect, ReportSummary } from "#shared/contract/field-reports.ts";
import { CUSTOMER_ID } from "../a-signed-in-page.ts";

export const reportId = (n: number): string =>
  `019ab000-0000-7000-8000-0000000001${String(n).padStart(2, "0")}`;

export const RIGHTS: ReportSummary["rights"] = {
  triage: true,
  corroborate: true,
  answer: false,
  withdraw: false,
  contradict: false,
  readText: "open",
};

/** A warning of a rep that waits for credit. */
export const aReport = (n: number, part: Partial<ReportSummary> = {}): ReportSummary => ({
  id: reportId(n),
  version: 1,
  customerId: CUSTOMER_ID,
  customerName: "Menuiserie Kerbrat SAS",
  source: "person",
  reported: {
    kind: "warning",
    code: "stock_low",
    knownBy: "seen",
    seenOn: "2026-11-24",
    severity: 3,
    facts: {},
  },
  state: "submitted",
  expiresOn: "2027-05-23",
  author: { name: "Ana Rep", role: "rep", isMe: false },
  hasText: false,
  submittedAt: "2026-11-24T10:00:00.000Z",
  dueAt: "2026-11-25T10:00:00.000Z",
  isLate: false,
  awaiting: "credit",
  waitsForMe: true,
  question: null,
  corroborated: false,
  firstConfirmedBy: null,
  decided: null,
  outcome: null,
  rights: RIGHTS,
  ...part,
});

export const anEffect: ReportEffect = {
  centipoints: -324,
  halfOn: "2027-01-23",
  until: "2027-05-23",
  classBefore: "B",
  classAfter: "C",
  scoreBefore: 57,
  scoreAfter: 54,
};

export const evidence = (
  part: Partial<NonNullable<ReportDetail["evidence"]>> = {},
): ReportDetail["evidence"] => ({
  riskClass: "B",
  scorePoints: 57,
  exposureCents: 2_480_000,
  limitCents: 4_000_000,
  overdueCents: 820_000,
  oldestOverdueDays: 34,
  aging: {
    notDueCents: 1_660_000,
    days1To30Cents: 0,
    days31To60Cents: 820_000,
    days61To90Cents: 0,
    over90Cents: 0,
    unallocatedCents: 0,
  },
  ledgerDate: "2026-11-24",
  documentOpenCents: null,
  effect: anEffect,
  twoPersonsNeeded: false,
  needsCorroboration: false,
  others: [],
  same: [],
  ...part,
});

export const aReportDetail = (report: ReportSummary, part: Partial<ReportDetail> = {}): ReportDetail => ({
  report,
  text: null,
  link: null,
  steps: [
    {
      version: 1,
      at: report.submittedAt,
      action: "submitted",
      by: { name: "Ana Rep", role: "rep", isMe: false },
      note: null,
      reason: null,
    },
  ],
  evidence: evidence(),
  ...part,
});

export const aDispute: ReportSummary["reported"] = {
  kind: "dispute",
  reference: "F-231",
  reason: "quality",
  amountCents: 820_000,
};

import type { ReportBoard, ReportWrite } from "#extension/platform/messages.ts";
import type {
  NewReport,
  ReportDetail,
  ReportStanding,
  ReportSummary,
} from "#shared/contract/field-reports.ts";
import { idOf } from "./a-row.ts";

/** Ana's own warning of Kerbrat's empty shelves, seen on 25 November and to be judged by noon of the 27th. */
export const aReport = (number: number, more: Partial<ReportSummary> = {}): ReportSummary => ({
  id: idOf(number),
  version: 1,
  customerId: idOf(900),
  customerName: "Menuiserie Kerbrat",
  source: "person",
  reported: {
    kind: "warning",
    code: "stock_low",
    knownBy: "seen",
    seenOn: "2026-11-25",
    severity: 3,
    facts: {},
  },
  state: "submitted",
  expiresOn: "2027-05-24",
  author: { name: "Ana Rep", role: "rep", isMe: true },
  hasText: false,
  submittedAt: "2026-11-26T09:00:00.000Z",
  dueAt: "2026-11-27T11:00:00.000Z",
  isLate: false,
  awaiting: "credit",
  question: null,
  corroborated: false,
  firstConfirmedBy: null,
  decided: null,
  outcome: null,
  rights: {
    triage: false,
    corroborate: false,
    answer: false,
    withdraw: true,
    contradict: false,
    readText: "open",
  },
  ...more,
});

export const aReportDetail = (number: number, more: Partial<ReportSummary> = {}): ReportDetail => ({
  report: aReport(number, more),
  text: "",
  link: null,
  steps: [],
  evidence: null,
});

export const aStanding = (
  revision: number,
  mine: ReportSummary[],
  more: Partial<ReportStanding> = {},
): ReportStanding => ({ changed: true, revision, mine, waiting: 0, common: ["press", "lien"], ...more });

export const aNewReport = (more: Partial<NewReport> = {}): NewReport => ({
  customerId: idOf(900),
  reported: { kind: "warning", code: "stock_low", knownBy: "seen", seenOn: "2026-11-26" },
  text: "",
  link: null,
  linkUnconfirmed: false,
  ...more,
});

export const aReportWrite = (write: number, more: Partial<NewReport> = {}): ReportWrite => ({
  id: idOf(write),
  customerId: idOf(900),
  customerName: "Menuiserie Kerbrat",
  step: "report",
  body: aNewReport(more),
});

export const aReportBoard = (more: Partial<ReportBoard> = {}): ReportBoard => ({
  reports: [],
  common: [],
  writes: [],
  asOf: 0,
  ...more,
});

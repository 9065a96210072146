import { addDays, type EpochDay } from "#shared/credit/calendar.ts";
import { WARNING_SIGNALS, type WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import type { FieldReport } from "#shared/field-reports/field-report.ts";
import { needsCorroboration } from "#shared/field-reports/report-kind.ts";
import type { ReportRow } from "../db/field-reports.ts";

/** A row as its state machine takes it. */
export const reportOf = (row: ReportRow): FieldReport => ({
  kind: row.kind,
  state: row.state,
  version: row.version,
  author: row.author,
  needsCorroboration: needsCorroboration(codeOf(row), row.knownBy),
  corroboratedBy: row.corroboratedBy,
  firstConfirmedBy: row.firstConfirmedBy,
  awaiting: row.awaiting,
  expiresOn: row.expiresDay,
});

/** Columns that a step of the state machine changes. */
export const reportAfter = ({
  state,
  version,
  corroboratedBy,
  firstConfirmedBy,
  awaiting,
}: FieldReport): Pick<
  ReportRow,
  "state" | "version" | "corroboratedBy" | "firstConfirmedBy" | "awaiting"
> => ({
  ...{ state, version, corroboratedBy, firstConfirmedBy, awaiting },
});

export const codeOf = ({ kind, code }: Pick<ReportRow, "kind" | "code">): WarningCode | null =>
  kind === "warning" ? (code as WarningCode) : null;

/** A contested invoice and an announcement that nobody judged say nothing any more after this. */
const UNJUDGED_DAYS = 90;

export const expiryOf = (code: WarningCode | null, seenDay: EpochDay): EpochDay =>
  addDays(seenDay, code === null ? UNJUDGED_DAYS : WARNING_SIGNALS[code].expiresAfterDays);

/** Columns of a report that nothing has happened to yet, and that nobody has written anything in. */
export const UNTOUCHED = {
  version: 1,
  linkUnconfirmed: false,
  cipher: null,
  awaiting: "credit",
  corroboratedBy: null,
  firstConfirmedBy: null,
  decidedBy: null,
  decidedAt: null,
  rejection: null,
  mergedInto: null,
  confirmedDay: null,
  confirmedRevision: null,
  closedDay: null,
  closedRevision: null,
  outcomeDay: null,
  outcomeKind: null,
  remindedAt: null,
} as const satisfies Partial<ReportRow>;

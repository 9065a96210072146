import type { EpochDay } from "../credit/calendar.ts";
import { failed, ok, type Result } from "../result.ts";
import { awaitsTriage, type FieldReport, LEDGER, type ReportState } from "./field-report.ts";

/** What may happen to a report. `by`: id of the person; whether the person may triage is asked before. */
export type ReportAction =
  | { kind: "ask"; by: string }
  | { kind: "answer"; by: string }
  /** Somebody else, or the ledger, says the same. */
  | { kind: "corroborate"; by: string }
  | { kind: "need_corroboration"; by: string }
  /** `secondPersonNeeded`: alone it only counts as the first of two. */
  | { kind: "confirm"; by: string; secondPersonNeeded: boolean }
  | { kind: "reject"; by: string }
  | { kind: "merge"; by: string }
  | { kind: "withdraw"; by: string }
  | { kind: "contradict"; by: string }
  | { kind: "expire" };

export const REPORT_REFUSALS = [
  "closed",
  "moved_on",
  "not_expired",
  "own_report",
  "not_yours",
  "same_person",
  "needs_corroboration",
] as const;
export type ReportRefusal = { reason: (typeof REPORT_REFUSALS)[number]; state: ReportState };

/**
 * The one state machine of field reports: what a report is after an action on a day, or why it cannot be. Pure. `upon`: the
 * version that the actor saw; absent for what needs none. Nobody judges an own report, and what is closed stays closed
 * (domain.md 5.3).
 */
export function stepReport(
  report: FieldReport,
  action: ReportAction,
  today: EpochDay,
  upon?: number,
): Result<FieldReport, ReportRefusal> {
  const { state, author } = report;
  const refuse = (reason: ReportRefusal["reason"]) => failed({ reason, state });
  const isConfirmed = state === "confirmed";
  if (action.kind === "expire") {
    if (!awaitsTriage(state) && !isConfirmed) return refuse("closed");
    return today < report.expiresOn ? refuse("not_expired") : ok(next(report, { state: "expired" }));
  }
  if (action.kind === "contradict" ? !isConfirmed : !awaitsTriage(state)) return refuse("closed");
  if (upon !== undefined && upon !== report.version) return refuse("moved_on");
  const isOwn = action.by === author;
  switch (action.kind) {
    case "answer":
      return isOwn ? ok(next(report, { awaiting: "credit" })) : refuse("not_yours");
    case "withdraw":
      return isOwn ? ok(next(report, { state: "withdrawn" })) : refuse("not_yours");
  }
  if (isOwn) return refuse("own_report");
  switch (action.kind) {
    case "ask":
      return ok(next(report, { state: "triaged", awaiting: "author" }));
    case "corroborate":
      return corroborated(report, action.by);
    case "need_corroboration":
      return ok(next(report, { state: "needs_corroboration", awaiting: "credit" }));
    case "confirm":
      return confirmed(report, action);
    case "reject":
      return ok(next(report, { state: "rejected" }));
    case "merge":
      return ok(next(report, { state: "merged" }));
    case "contradict":
      return ok(next(report, { state: "contradicted" }));
  }
}

/** What was waited for is there: it is triage's turn again. */
function corroborated(report: FieldReport, by: string): Result<FieldReport, ReportRefusal> {
  if (report.corroboratedBy === by) return failed({ reason: "same_person", state: report.state });
  const state = report.state === "needs_corroboration" ? "triaged" : report.state;
  return ok(next(report, { state, corroboratedBy: by, awaiting: "credit" }));
}

function confirmed(
  report: FieldReport,
  { by, secondPersonNeeded }: Extract<ReportAction, { kind: "confirm" }>,
): Result<FieldReport, ReportRefusal> {
  const refuse = (reason: ReportRefusal["reason"]) => failed({ reason, state: report.state });
  const { corroboratedBy, firstConfirmedBy } = report;
  if (report.needsCorroboration && (corroboratedBy === null || corroboratedBy === by))
    return refuse("needs_corroboration");
  if (secondPersonNeeded) {
    if (firstConfirmedBy === by) return refuse("same_person");
    if (firstConfirmedBy === null)
      return ok(next(report, { state: "triaged", awaiting: "credit", firstConfirmedBy: by }));
  }
  return ok(next(report, { state: "confirmed" }));
}

/** Whether an independent source says it too: never its author. */
export const isCorroborated = ({ corroboratedBy, author }: Pick<FieldReport, "corroboratedBy" | "author">) =>
  corroboratedBy !== null && (corroboratedBy === LEDGER || corroboratedBy !== author);

const next = (report: FieldReport, change: Partial<FieldReport>): FieldReport => ({
  ...report,
  ...change,
  version: report.version + 1,
});

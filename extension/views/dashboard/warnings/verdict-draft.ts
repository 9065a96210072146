import type { ReportDetail, ReportNote, Triage } from "#shared/contract/field-reports.ts";
import { forbiddenWords } from "#shared/field-reports/free-text-check.ts";
import { REJECTION_REASONS, type RejectionReason } from "#shared/field-reports/report-kind.ts";

/** Steps of triage, in the order in which they stand on the screen. */
export const VERDICTS = [
  "confirm",
  "reject",
  "ask",
  "need_corroboration",
  "corroborate",
  "merge",
  "contradict",
] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_KEYS = {
  confirm: "c",
  reject: "r",
  ask: "a",
  need_corroboration: "w",
  corroborate: "s",
  merge: "m",
  contradict: "x",
} as const satisfies Record<Verdict, string>;

/** Why confirming would be refused whoever does it now; null where nothing stands against it. */
export type ConfirmHindrance = "first_was_me" | "corroboration" | "no_document" | "more_than_open" | null;

export const confirmHindrance = ({ report, evidence, steps }: ReportDetail): ConfirmHindrance => {
  if (evidence === null) return null;
  const { reported, firstConfirmedBy } = report;
  const firstWasMe = steps.some(({ action, by }) => action === "first_confirmed" && by?.isMe === true);
  if (firstConfirmedBy !== null && firstWasMe && evidence.twoPersonsNeeded) return "first_was_me";
  if (evidence.needsCorroboration) return "corroboration";
  if (reported.kind !== "dispute") return null;
  if (evidence.documentOpenCents === null) return "no_document";
  return reported.amountCents > evidence.documentOpenCents ? "more_than_open" : null;
};

/** A first of two is said where it still takes both. */
export const isFirstOfTwo = ({ report, evidence }: ReportDetail): boolean =>
  evidence?.twoPersonsNeeded === true && report.firstConfirmedBy === null;

/** Which steps this member has on this report; `mayTriage`: all of them, not only to confirm as the second of two. */
export const verdictsOn = (detail: ReportDetail, mayTriage: boolean): Verdict[] => {
  const { report, evidence } = detail;
  const { triage, corroborate, contradict } = report.rights;
  const all = triage && mayTriage;
  const may: Record<Verdict, boolean> = {
    confirm: triage && confirmHindrance(detail) === null,
    reject: all,
    ask: all && report.author !== null && report.awaiting === "credit",
    need_corroboration:
      all &&
      report.reported.kind === "warning" &&
      report.source === "person" &&
      report.state !== "needs_corroboration",
    corroborate: corroborate && mayTriage && report.reported.kind === "warning",
    merge: all && (evidence?.same.length ?? 0) > 0,
    contradict,
  };
  return VERDICTS.filter((verdict) => may[verdict]);
};

export type VerdictDraft = { verdict: Verdict; note: string; reason: string; into: string };

export const LEAST_QUESTION = 3;

export const isRejectionReason = (text: string): text is RejectionReason =>
  (REJECTION_REASONS as readonly string[]).includes(text);

export type VerdictProblem = "words" | "question" | "reason" | "into";
type Drafted =
  | { ok: true; path: "triage"; body: Triage }
  | { ok: true; path: "corroboration"; body: ReportNote }
  | { ok: false; problem: VerdictProblem };

/** What is sent for a verdict upon that version, or what of it is not right yet. */
export const verdictOf = (
  { verdict, note: written, reason, into }: VerdictDraft,
  version: number,
): Drafted => {
  const note = written.trim();
  const problem = (what: VerdictProblem): Drafted => ({ ok: false, problem: what });
  const triage = (body: Triage): Drafted => ({ ok: true, path: "triage", body });
  if (verdict === "confirm") return triage({ verdict, version, note: "" });
  if (forbiddenWords(note).length > 0) return problem("words");
  switch (verdict) {
    case "corroborate":
      return { ok: true, path: "corroboration", body: { version, note } };
    case "need_corroboration":
      return triage({ verdict, version, note });
    case "ask":
      return note.length < LEAST_QUESTION ? problem("question") : triage({ verdict, version, note });
    case "merge":
      return into === "" ? problem("into") : triage({ verdict, version, into, note });
    case "reject":
    case "contradict":
      return isRejectionReason(reason) ? triage({ verdict, version, reason, note }) : problem("reason");
  }
};

import type { ReportReply, ReportStepAction, Triage } from "#shared/contract/field-reports.ts";
import { referenceKey } from "#shared/credit/document-reference.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { awaitsTriage, type FieldReport } from "#shared/field-reports/field-report.ts";
import { GRAVE_SEVERITY } from "#shared/field-reports/report-kind.ts";
import type { ReportAction } from "#shared/field-reports/step-report.ts";
import type { Statement } from "../db/database.ts";
import { type FoundReport, findReport, type ReportChange, type ReportRow } from "../db/field-reports.ts";
import { revisionOf } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import type { ReportTexts } from "../live/report-texts.ts";
import type { Writing } from "./change-customer.ts";
import { commitReportStep, steppedReport } from "./commit-report.ts";
import { type CustomerStanding, customerStandingFor } from "./customer-standing.ts";
import { timeOf } from "./local-moment.ts";
import { confirmEffects, contradictEffects } from "./report-effects.ts";
import { rightsOn, seeingReports } from "./report-rights.ts";
import { reportAfter } from "./report-row.ts";
import { closing, findVisibleReport, replyAfter } from "./step-on-report.ts";
import { expectDecent } from "./submit-report.ts";
import { COUNTED_BY_SCORE } from "./warning-fact-of.ts";

/**
 * Judges a report (POLICY 5): confirms, rejects, asks back, waits for somebody else, merges, or says that what was confirmed
 * turned out otherwise. `own_report`, `same_person`, `corroboration_needed`: who may not, and what is missing.
 */
export async function judgeReport(
  writing: Writing,
  texts: ReportTexts,
  id: string,
  body: Triage,
): Promise<ReportReply> {
  const { organization, member, today, once } = writing;
  const found = await findVisibleReport(writing, id);
  const { row } = found;
  expectRight(found, writing, body);
  expectDecent(body.note, "note");
  const standing = await customerStandingFor(writing.db, organization.number, row.entityId, today);
  const action = actionOf(body, member.userId, twoPersonsNeeded(row, standing));
  const after = steppedReport(found, action, today, body.version);
  const into = body.verdict === "merge" ? await mergeable(writing, found, body.into) : null;
  const change = changeOf(writing, row, after, body, into);
  const reply = await replyAfter(writing, texts, found, { ...reportAfter(after), ...change });
  await commitReportStep(writing, {
    ...{ found, after, change, action: toldAs(body, after) },
    actor: { personId: member.userId, role: member.role },
    reason: "reason" in body ? body.reason : null,
    noteCipher: body.note === "" ? null : await texts.seal(id, body.note),
    effects: await effectsOf(writing, row, after),
    reassesses: true,
    ...(once && { once: { once, status: 200, body: reply } }),
  });
  return reply;
}

/** Whether one person alone does not confirm it: a grave warning about much money that would count (domain.md 5.3). */
export const twoPersonsNeeded = (
  row: Pick<ReportRow, "kind" | "severity" | "source" | "code">,
  { assessment, input }: Pick<CustomerStanding, "assessment" | "input">,
): boolean => {
  const above = (input.policy satisfies Policy).authority.twoPersonWarningAboveCents;
  return (
    row.kind === "warning" &&
    row.severity >= GRAVE_SEVERITY &&
    !(row.source === "ledger" && COUNTED_BY_SCORE.includes(row.code)) &&
    above !== null &&
    assessment.exposure.totalCents > above
  );
};

/** An own one, and what is closed, the state machine refuses: it says which it is. */
function expectRight({ row }: FoundReport, { member }: Writing, body: Triage): void {
  if (row.author === member.userId) throw new AppError("own_report");
  const asOpen = rightsOn({ ...row, state: "submitted" }, member);
  const seconds = member.role === "manager" && body.verdict !== "confirm";
  const right =
    body.verdict === "contradict"
      ? rightsOn({ ...row, state: "confirmed" }, member).contradict
      : asOpen.triage;
  if (!right || seconds) throw new AppError("not_allowed");
}

function actionOf(body: Triage, by: string, secondPersonNeeded: boolean): ReportAction {
  switch (body.verdict) {
    case "confirm":
      return { kind: "confirm", by, secondPersonNeeded };
    case "reject":
    case "ask":
    case "need_corroboration":
    case "merge":
    case "contradict":
      return { kind: body.verdict, by };
  }
}

function toldAs({ verdict }: Triage, after: FieldReport): ReportStepAction {
  switch (verdict) {
    case "confirm":
      return after.state === "confirmed" ? "confirmed" : "first_confirmed";
    case "reject":
      return "rejected";
    case "ask":
      return "asked";
    case "need_corroboration":
      return "corroboration_needed";
    case "merge":
      return "merged";
    case "contradict":
      return "contradicted";
  }
}

/** The document that a dispute or an announcement is about. */
const saysOf = ({ reference }: Pick<ReportRow, "reference">): string => referenceKey(reference ?? "");

/** The report that says the same about the same customer, and still says it. */
async function mergeable(writing: Writing, { row }: FoundReport, intoId: string): Promise<FoundReport> {
  const { db, organization } = writing;
  const into = await findReport(db, organization.number, seeingReports(writing), intoId);
  const fits =
    into !== undefined &&
    into.row.id !== row.id &&
    into.row.entityId === row.entityId &&
    into.row.kind === row.kind &&
    into.row.code === row.code &&
    saysOf(into.row) === saysOf(row) &&
    (awaitsTriage(into.row.state) || into.row.state === "confirmed");
  if (!fits)
    throw new AppError("invalid_input", { fields: [{ path: "into", message: "says something else" }] });
  return into;
}

function changeOf(
  { organization, member, now, today }: Writing,
  row: ReportRow,
  after: FieldReport,
  body: Triage,
  into: FoundReport | null,
): ReportChange {
  const decided = { decidedBy: member.userId, decidedAt: now };
  if (after.state === "confirmed")
    return {
      ...decided,
      confirmedDay: today,
      confirmedRevision: revisionOf(organization.number),
      // What a dispute or an announcement set in motion ends by itself, not by the age of its report.
      nextAt:
        row.kind === "warning" ? timeOf(organization.timeZone, { day: row.expiresDay, minute: 0 }) : null,
    };
  if (awaitsTriage(after.state)) return {};
  return {
    ...closing(organization.number, decided, today),
    ...("reason" in body && { rejection: body.reason }),
    ...(into !== null && { mergedInto: into.row.id }),
  };
}

const effectsOf = async (writing: Writing, row: ReportRow, after: FieldReport): Promise<Statement[]> => {
  if (after.state === "confirmed") return confirmEffects(writing, row);
  return after.state === "contradicted" ? contradictEffects(writing, row) : [];
};

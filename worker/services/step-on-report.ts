import {
  type ReportNote,
  type ReportReply,
  type ReportStepAction,
  ReportText,
} from "#shared/contract/field-reports.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { ReportAction } from "#shared/field-reports/step-report.ts";
import { type FoundReport, findReport, type ReportChange, type ReportRow } from "../db/field-reports.ts";
import { hasRead } from "../db/report-readings.ts";
import { revisionOf } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import type { ReportTexts } from "../live/report-texts.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import { commitReportStep, steppedReport } from "./commit-report.ts";
import { reportSummary, reportTelling } from "./describe-report.ts";
import { rightsOn, seeingReports } from "./report-rights.ts";
import { reportAfter } from "./report-row.ts";
import { expectDecent } from "./submit-report.ts";

/** A report that the member may see. Another organization's, another portfolio's and nobody's are the same `not_found`. */
export async function findVisibleReport(
  asking: Pick<Writing, "db" | "organization" | "member" | "visibility">,
  id: string,
): Promise<FoundReport> {
  const found = await findReport(asking.db, asking.organization.number, seeingReports(asking), id);
  if (!found) throw new AppError("not_found");
  return found;
}

/** What the author answers to a question. */
export const answerReport = (writing: Writing, texts: ReportTexts, id: string, body: ReportNote) =>
  step(writing, texts, id, body, { kind: "answer", by: writing.member.userId }, "answered");

/** Somebody else says that it is so: worth more than one person's word (domain.md 5.2). */
export const corroborateReport = (writing: Writing, texts: ReportTexts, id: string, body: ReportNote) =>
  step(writing, texts, id, body, { kind: "corroborate", by: writing.member.userId }, "corroborated");

/** The author takes it back while nobody has judged it. */
export const withdrawReport = (writing: Writing, texts: ReportTexts, id: string, body: ReportNote) =>
  step(writing, texts, id, body, { kind: "withdraw", by: writing.member.userId }, "withdrawn");

async function step(
  writing: Writing,
  texts: ReportTexts,
  id: string,
  { version, note }: ReportNote,
  action: ReportAction,
  told: ReportStepAction,
): Promise<ReportReply> {
  const { organization, member, now, today, once } = writing;
  const found = await findVisibleReport(writing, id);
  expectDecent(note, "note");
  if (told === "corroborated" && found.row.source === "ledger") throw new AppError("not_allowed");
  const after = steppedReport(found, action, today, version);
  const change =
    after.state === "withdrawn"
      ? closing(organization.number, { decidedBy: member.userId, decidedAt: now }, today)
      : {};
  const reply = await replyAfter(writing, texts, found, { ...reportAfter(after), ...change });
  await commitReportStep(writing, {
    ...{ found, action: told, after, change },
    actor: { personId: member.userId, role: member.role },
    noteCipher: note === "" ? null : await texts.seal(id, note),
    reassesses: after.state !== found.row.state || told === "corroborated",
    ...(once && { once: { once, status: 200, body: reply } }),
  });
  return reply;
}

/** Columns of a report that says nothing any more. */
export const closing = (
  organization: number,
  decided: Pick<ReportRow, "decidedBy" | "decidedAt">,
  today: EpochDay,
): ReportChange => ({ ...decided, closedDay: today, closedRevision: revisionOf(organization), nextAt: null });

/** What a step is answered with: the report as it is then. */
export async function replyAfter(
  writing: Writing,
  texts: ReportTexts,
  found: FoundReport,
  { confirmedRevision, closedRevision, ...change }: ReportChange,
): Promise<ReportReply> {
  const row = { ...found.row, ...change };
  const telling = await reportTelling(writing, texts, [row]);
  // What was asked stays out: the reply is kept with its idempotency key.
  return { report: reportSummary({ ...found, row }, { ...telling, questions: new Map() }), merged: false };
}

/** So long one person's reading of one text is one entry of the log. */
const READING_MS = 3_600_000;

/** Reads a text for who may; from outside of its circle the log keeps who it was (domain.md 5.3). */
export async function readText(writing: Writing, texts: ReportTexts, id: string): Promise<ReportText> {
  const { db, organization, member, now } = writing;
  const found = await findVisibleReport(writing, id);
  const { row } = found;
  const { readText: right } = rightsOn(row, member);
  if (right === "none" || row.cipher === null) throw new AppError("not_allowed");
  const [text] = await texts.open([{ reportId: id, cipher: row.cipher }]);
  if (text === null || text === undefined) throw new AppError("not_found");
  // No idempotency key is claimed: its stored reply would hold the text. Who reads on is one reader.
  const since = now - READING_MS;
  if (right === "logged" && !(await hasRead(db, organization.number, { id, personId: member.userId, since })))
    await commitChange(db, organization.number, {
      statements: [],
      audit: [
        {
          ...{ actor: member.userId, action: "report_text_read", subjectKind: "report", subjectId: id },
          detail: { customerId: found.customerId, role: member.role },
        },
      ],
      now,
    });
  return ReportText.parse(JSON.parse(text));
}

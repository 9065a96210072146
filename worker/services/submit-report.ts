import { v7 as uuidv7 } from "uuid";
import type { NewReport, Reported, ReportReply } from "#shared/contract/field-reports.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { addDays, type EpochDay } from "#shared/credit/calendar.ts";
import { WARNING_SIGNALS } from "#shared/credit/warnings/warning-signals.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { forbiddenWords } from "#shared/field-reports/free-text-check.ts";
import { triageDeadline } from "#shared/field-reports/triage-deadline.ts";
import {
  type FoundReport,
  insertReport,
  insertReportStep,
  type ReportRow,
  sameSignal,
} from "../db/field-reports.ts";
import { type FoundCustomer, markDue } from "../db/find-customer.ts";
import { raiseRevision } from "../db/revision.ts";
import { AppError } from "../errors.ts";
import type { ReportTexts } from "../live/report-texts.ts";
import { reassess } from "./assess-entities.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import { commitReportStep, steppedReport } from "./commit-report.ts";
import { reportSummary, reportTelling } from "./describe-report.ts";
import { currentPolicy } from "./describe-request.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";
import { momentIn, timeOf } from "./local-moment.ts";
import { readDay } from "./read-day.ts";
import { expiryOf, reportAfter, UNTOUCHED } from "./report-row.ts";

const MOST_PROMISED_DAYS = 365;

/**
 * Takes a report about a customer that the member may see. `invalid_input` names what cannot be: a day to come, one so old that
 * it says nothing any more, words that may not stand in a note. The same signal again by the same person within days, while
 * nobody has judged it, joins the first one.
 */
export async function submitReport(
  writing: Writing,
  texts: ReportTexts,
  body: NewReport,
): Promise<ReportReply> {
  const { db, organization, member, today } = writing;
  const customer = await findVisibleCustomer(writing, body.customerId);
  const days = daysOf(body.reported, today);
  expectDecent(body.text, "text");
  expectCodesAlone(customer, body);
  const policy = await currentPolicy(writing);
  const { reported } = body;
  if (reported.kind === "warning") {
    const same = await sameSignal(db, organization.number, {
      ...{ entityId: customer.entityId, code: reported.code },
      from: addDays(days.seenDay, -policy.warnings.mergeDays),
    });
    const own = same.find(({ row }) => row.author === member.userId && awaitsTriage(row.state));
    if (own) return sayAgain(writing, texts, own, body);
  }
  return open(writing, texts, { body, customer, days, deadline: triageDeadline(momentOf(writing), policy) });
}

/** About a person nothing is written freely: the code says it (domain.md 3.8). */
function expectCodesAlone({ badge }: FoundCustomer, { text, link }: NewReport): void {
  const { marks } = JSON.parse(badge) as Pick<BadgeRow, "marks">;
  if (!marks.includes("natural_person") || (text === "" && link === null)) return;
  throw new AppError("invalid_input", {
    fields: [{ path: text === "" ? "link" : "text", message: "codes alone about a natural person" }],
  });
}

/** Words that must not be written about anybody, wherever they are written. */
export function expectDecent(text: string, path: string): void {
  const fields = forbiddenWords(text).map(({ subject }) => ({ path, message: `forbidden:${subject}` }));
  if (fields.length > 0) throw new AppError("invalid_input", { fields });
}

type Days = { seenDay: EpochDay; expiresDay: EpochDay; promisedDay: EpochDay | null };

function daysOf(reported: Reported, today: EpochDay): Days {
  const wrong = (path: string, message: string) =>
    new AppError("invalid_input", { fields: [{ path: `reported.${path}`, message }] });
  if (reported.kind === "warning") {
    const seenDay = readDay(reported.seenOn, "reported.seenOn");
    const expiresDay = expiryOf(reported.code, seenDay);
    if (seenDay > today) throw wrong("seenOn", "in the future");
    if (expiresDay <= today) throw wrong("seenOn", "too long ago");
    return { seenDay, expiresDay, promisedDay: null };
  }
  const expiresDay = expiryOf(null, today);
  if (reported.kind === "dispute") return { seenDay: today, expiresDay, promisedDay: null };
  const promisedDay = readDay(reported.promisedOn, "reported.promisedOn");
  if (promisedDay < today) throw wrong("promisedOn", "in the past");
  if (promisedDay > addDays(today, MOST_PROMISED_DAYS)) throw wrong("promisedOn", "too far away");
  return { seenDay: today, expiresDay: Math.max(expiresDay, promisedDay), promisedDay };
}

const momentOf = ({ organization, now }: Writing) => momentIn(organization.timeZone, now);

/** Text and link as they are kept: those of the report itself, or a note of a step. null: nothing was written. */
async function sealedText(
  texts: ReportTexts,
  reportId: string,
  { text, link }: Pick<NewReport, "text" | "link">,
  isReports: boolean,
): Promise<string | null> {
  if (text === "" && link === null) return null;
  const note = [text, link].filter((part) => part !== null && part !== "").join("\n");
  return texts.seal(reportId, isReports ? JSON.stringify({ text, link }) : note);
}

type Opening = {
  body: NewReport;
  customer: FoundCustomer;
  days: Days;
  deadline: ReturnType<typeof triageDeadline>;
};

async function open(writing: Writing, texts: ReportTexts, opening: Opening): Promise<ReportReply> {
  const { db, organization, member, now, today, once } = writing;
  const { body, customer, days, deadline } = opening;
  const { reported } = body;
  const id = uuidv7();
  const row: Omit<ReportRow, "organization" | "recordedRevision" | "revision"> = {
    ...UNTOUCHED,
    ...{ id, entityId: customer.entityId, kind: reported.kind, source: "person", state: "submitted" },
    ...reportedColumns(reported),
    ...days,
    ...{ factKey: null, facts: null, author: member.userId, linkUnconfirmed: body.linkUnconfirmed },
    cipher: await sealedText(texts, id, body, true),
    submittedAt: now,
    dueAt: timeOf(organization.timeZone, deadline.due),
    nextAt: timeOf(organization.timeZone, deadline.remind),
  };
  const found: FoundReport = {
    row: { ...row, organization: organization.number, recordedRevision: 0, revision: 0 },
    customerId: customer.publicId,
    customerName: customer.name,
  };
  const telling = await reportTelling(writing, texts, [found.row]);
  const reply: ReportReply = { report: reportSummary(found, telling), merged: false };
  await commitChange(db, organization.number, {
    statements: [
      raiseRevision(db, organization.number),
      insertReport(db, organization.number, row),
      insertReportStep(db, organization.number, {
        ...{ reportId: id, version: 1, at: now, action: "submitted", by: member.userId, role: member.role },
        ...{ reason: null, noteCipher: null },
      }),
      markDue(db, organization.number, [customer.entityId], today),
    ],
    audit: [
      {
        actor: member.userId,
        action: "report_submitted",
        subjectKind: "report",
        subjectId: id,
        // What was written stays out: the log is kept longer than a text may be.
        detail: { version: 1, customerId: customer.publicId, role: member.role, reported },
      },
    ],
    now,
    ...(once && { once: { once, status: 201, body: reply } }),
  });
  await reassess(db, organization.number, [customer.entityId], today);
  return reply;
}

function reportedColumns(
  reported: Reported,
): Pick<ReportRow, "code" | "severity" | "knownBy" | "reference" | "amountCents" | "disputeReason"> {
  const nothing = { code: "", severity: 0, knownBy: null, disputeReason: null };
  switch (reported.kind) {
    case "warning": {
      const { code, knownBy } = reported;
      const { severity } = WARNING_SIGNALS[code];
      return { ...{ code, severity, knownBy }, reference: null, amountCents: null, disputeReason: null };
    }
    case "dispute": {
      const { reference, amountCents, reason } = reported;
      return { ...nothing, reference, amountCents, disputeReason: reason };
    }
    case "promise": {
      const { reference, amountCents } = reported;
      return { ...nothing, reference, amountCents };
    }
  }
}

/** From the least sure on. */
const SURER = ["hearsay", "told", "seen"] as const;

async function sayAgain(
  writing: Writing,
  texts: ReportTexts,
  found: FoundReport,
  body: NewReport,
): Promise<ReportReply> {
  const { member, today, once } = writing;
  const { row } = found;
  const { reported } = body;
  if (reported.kind !== "warning") throw new AppError("conflict");
  const after = steppedReport(found, { kind: "answer", by: member.userId }, today);
  const seenDay = Math.max(row.seenDay, readDay(reported.seenOn, "reported.seenOn"));
  const knownBy = surest(row.knownBy, reported.knownBy);
  const isFirstText = row.cipher === null;
  const written = await sealedText(texts, row.id, body, isFirstText);
  const change = {
    ...{ seenDay, expiresDay: expiryOf(reported.code, seenDay), knownBy },
    ...(isFirstText && { cipher: written }),
  };
  const now = { ...row, ...reportAfter(after), ...change };
  const telling = await reportTelling(writing, texts, [now]);
  const reply: ReportReply = { report: reportSummary({ ...found, row: now }, telling), merged: true };
  await commitReportStep(writing, {
    found,
    action: "said_again",
    actor: { personId: member.userId, role: member.role },
    after,
    change,
    noteCipher: isFirstText ? null : written,
    reassesses: true,
    ...(once && { once: { once, status: 201, body: reply } }),
  });
  return reply;
}

const surest = (a: ReportRow["knownBy"], b: ReportRow["knownBy"]): ReportRow["knownBy"] =>
  SURER.findLast((each) => each === a || each === b) ?? a;

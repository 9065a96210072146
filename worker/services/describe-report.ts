import type { Role } from "#shared/contract/common.ts";
import type { ReportStep, ReportStepAction, ReportSummary } from "#shared/contract/field-reports.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { type FoundReport, openQuestions, type ReportRow, type ReportStepRow } from "../db/field-reports.ts";
import { namesOf } from "../db/people.ts";
import type { CurrentMember } from "../env.ts";
import type { ReportTexts } from "../live/report-texts.ts";
import { loadAuthorities } from "./authorities.ts";
import type { Writing } from "./change-customer.ts";
import { type KeptPromise, promisesOf } from "./kept-promises.ts";
import { rightsOn, triages, waitsForJudgement } from "./report-rights.ts";
import { codeOf } from "./report-row.ts";

/** What reports are told with: who looks, everybody's names and roles, questions and promises that stand. */
export type ReportTelling = {
  member: Pick<CurrentMember, "userId" | "role">;
  names: ReadonlyMap<string, string>;
  roles: ReadonlyMap<string, Role>;
  questions: ReadonlyMap<string, string | null>;
  promises: ReadonlyMap<string, KeptPromise>;
  now: number;
};

export type ReportReading = Pick<Writing, "db" | "organization" | "member" | "visibility" | "now" | "today">;

export async function reportTelling(
  reading: ReportReading,
  texts: ReportTexts,
  rows: readonly ReportRow[],
  steps: readonly ReportStepRow[] = [],
): Promise<ReportTelling> {
  const { db, organization, member, now, today } = reading;
  const persons = [
    ...rows.flatMap((row) => [row.author, row.firstConfirmedBy, row.decidedBy]),
    ...steps.map(({ by }) => by),
  ].filter((person) => person !== null);
  const asked = rows.filter((row) => row.awaiting === "author" && isInCircle(row, member));
  const [names, members, questions, promises] = await Promise.all([
    namesOf(db, persons),
    loadAuthorities(reading),
    questionsOf(reading, texts, asked),
    promisesOf(db, organization.number, rows, today),
  ]);
  const roles = new Map(members.map(({ personId, role }) => [personId, role]));
  return { member, names, roles, questions, promises, now };
}

/** Who may read what is written about it without a step in the log. */
export const isInCircle = (
  row: Pick<ReportRow, "author">,
  { userId, role }: Pick<CurrentMember, "userId" | "role">,
): boolean => row.author === userId || role === "analyst";

/** Who said and judged it is for its author and those who judge; the others see that it is said. */
export const knowsWho = (
  row: Pick<ReportRow, "author">,
  member: Pick<CurrentMember, "userId" | "role">,
): boolean => row.author === member.userId || triages(member) || member.role === "manager";

async function questionsOf(
  { db, organization }: ReportReading,
  texts: ReportTexts,
  asked: readonly ReportRow[],
): Promise<Map<string, string | null>> {
  const found = await openQuestions(
    db,
    organization.number,
    asked.map(({ id }) => id),
  );
  const opened = await texts.open(found);
  return new Map(found.map(({ reportId }, at) => [reportId, opened[at] ?? null]));
}

const DAY_MS = 86_400_000;
const time = (at: number): string => new Date(at).toISOString();

export function reportSummary(
  { row, customerId, customerName }: FoundReport,
  telling: ReportTelling,
): ReportSummary {
  const { member, names, questions, now } = telling;
  const who = knowsWho(row, member);
  return {
    id: row.id,
    version: row.version,
    customerId,
    customerName,
    source: row.source,
    reported: reportedOf(row, telling),
    state: row.state,
    expiresOn: formatIsoDate(row.expiresDay),
    author: row.author !== null && who ? personOf(row.author, telling) : null,
    hasText: row.cipher !== null,
    submittedAt: time(row.submittedAt),
    dueAt: time(row.dueAt),
    isLate: awaitsTriage(row.state) && row.awaiting === "credit" && now > row.dueAt,
    awaiting: row.awaiting,
    waitsForMe: awaitsTriage(row.state) && waitsForJudgement(row, member),
    question: questions.get(row.id) ?? null,
    corroborated: row.corroboratedBy !== null,
    firstConfirmedBy: row.firstConfirmedBy !== null && who ? (names.get(row.firstConfirmedBy) ?? null) : null,
    decided:
      row.decidedAt === null
        ? null
        : {
            at: time(row.decidedAt),
            by: row.decidedBy !== null && who ? (names.get(row.decidedBy) ?? null) : null,
            reason: row.rejection,
            mergedInto: row.mergedInto,
          },
    outcome:
      row.outcomeDay === null || row.outcomeKind === null
        ? null
        : {
            kind: row.outcomeKind,
            on: formatIsoDate(row.outcomeDay),
            leadDays: row.outcomeDay - Math.floor(row.submittedAt / DAY_MS),
          },
    rights: rightsOn(row, member),
  };
}

function reportedOf(row: ReportRow, { promises }: ReportTelling): ReportSummary["reported"] {
  const code = codeOf(row);
  if (code !== null)
    return {
      kind: "warning",
      code,
      knownBy: row.knownBy,
      seenOn: formatIsoDate(row.seenDay),
      severity: row.severity,
      facts: row.facts ?? {},
    };
  const amountCents = row.amountCents ?? 0;
  if (row.kind === "dispute")
    return {
      kind: "dispute",
      reference: row.reference ?? "",
      reason: row.disputeReason ?? "contract",
      amountCents,
    };
  const kept = promises.get(row.id);
  return {
    kind: "promise",
    reference: row.reference,
    promisedOn: formatIsoDate(row.promisedDay ?? row.seenDay),
    amountCents,
    kept: kept
      ? {
          state: kept.state,
          receivedCents: kept.receivedCents,
          deadline: formatIsoDate(kept.deadline),
        }
      : null,
  };
}

const personOf = (personId: string, { names, roles, member }: ReportTelling, role?: Role) => ({
  name: names.get(personId) ?? "",
  role: role ?? roles.get(personId) ?? ("rep" as const),
  isMe: personId === member.userId,
});

/** `note`: opened, or null for who may not read it. */
export const reportStep = (
  { version, at, action, by, role, reason }: ReportStepRow,
  note: string | null,
  telling: ReportTelling,
): ReportStep => ({
  version,
  at: time(at),
  action: action as ReportStepAction,
  by: by === null ? null : personOf(by, telling, role as Role),
  note,
  reason,
});

import * as z from "zod";
import type {
  CodeRecord,
  CodeRecords,
  OwnRecord,
  StaffNote,
  StaffNoteChange,
} from "#shared/contract/field-reports.ts";
import { addDays, formatIsoDate } from "#shared/credit/calendar.ts";
import { divideHalfUp } from "#shared/credit/money.ts";
import { WARNING_SIGNALS, type WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { namesOf } from "../db/people.ts";
import {
  codeCounts,
  countWithLedger,
  lateWithout,
  noteStaffNote,
  ownCounts,
  readStaffNote,
} from "../db/report-records.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";
import type { ReportReading } from "./describe-report.ts";

const DAY_MS = 86_400_000;
/** Two years of warnings, each looked back upon after half a year at the earliest, or once something came after it. */
const LOOKED_BACK_DAYS = 730;
const RIPE_DAYS = 182;

/** What each code was worth: how often it was confirmed, and how often something came after it (domain.md 5.3 no. 9). */
export async function recordsByCode({ db, organization, now, today }: ReportReading): Promise<CodeRecords> {
  const since = now - LOOKED_BACK_DAYS * DAY_MS;
  const from = addDays(today, -LOOKED_BACK_DAYS);
  const [counts, without, customersWithLedger] = await Promise.all([
    codeCounts(db, organization.number, { since, ripeBefore: now - RIPE_DAYS * DAY_MS }),
    lateWithout(db, organization.number, { from, since }),
    countWithLedger(db, organization.number),
  ]);
  const others = new Map(without.map((each) => [each.code, each]));
  const records = counts.flatMap(({ code, leads, ...count }): CodeRecord[] => {
    if (!(code in WARNING_SIGNALS)) return [];
    const other = others.get(code);
    return [
      {
        ...count,
        code: code as WarningCode,
        confirmedBasisPoints: share(count.confirmed, count.judged),
        lateWithBasisPoints: share(count.lateAfter, count.customers),
        lateWithoutBasisPoints: share(other?.late ?? 0, other?.customers ?? 0),
        leadDays: medianOf(leads),
      },
    ];
  });
  return { from: formatIsoDate(from), customersWithLedger, records };
}

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : divideHalfUp(part * 10_000, whole);

const Leads = z.array(z.int());

function medianOf(json: string | null): number | null {
  const days = Leads.parse(JSON.parse(json ?? "[]")).sort((a, b) => a - b);
  return days[Math.floor((days.length - 1) / 2)] ?? null;
}

/** A member's own figures, for nobody else, once the organization has read what staff is to be told. */
export async function ownRecord({ db, organization, member, now }: ReportReading): Promise<OwnRecord> {
  if ((await readStaffNote(db, organization.number)) === undefined) return { state: "off" };
  const since = now - LOOKED_BACK_DAYS * DAY_MS;
  const { leads, foreseen, ...counts } = await ownCounts(db, organization.number, member.userId, since);
  return { state: "on", ...counts, right: foreseen, leadDays: medianOf(leads) };
}

export async function staffNoteOf({
  db,
  organization,
}: Pick<ReportReading, "db" | "organization">): Promise<StaffNote> {
  const note = await readStaffNote(db, organization.number);
  if (note === undefined) return { readAt: null, readBy: null };
  const names = await namesOf(db, [note.readBy]);
  return { readAt: new Date(note.readAt).toISOString(), readBy: names.get(note.readBy) ?? null };
}

/** Says that the note on staff information was read, or takes that back: own figures are off again then. */
export async function changeStaffNote(
  { db, organization, member, now }: Pick<Writing, "db" | "organization" | "member" | "now">,
  { read }: StaffNoteChange,
): Promise<StaffNote> {
  await commitChange(db, organization.number, {
    statements: [
      noteStaffNote(db, organization.number, read ? { readAt: now, readBy: member.userId } : null),
    ],
    audit: [
      {
        actor: member.userId,
        action: read ? "staff_note_read" : "staff_note_taken_back",
        ...{ subjectKind: "organization", subjectId: organization.id, detail: {} },
      },
    ],
    now,
  });
  return staffNoteOf({ db, organization });
}

import * as z from "zod";
import type {
  ReportPage,
  ReportQuery,
  ReportStanding,
  ReportSummary,
} from "#shared/contract/field-reports.ts";
import { addDays } from "#shared/credit/calendar.ts";
import { WARNING_SIGNALS, type WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { CODES_IN_SIGHT, usualCodes } from "#shared/field-reports/usual-codes.ts";
import {
  commonCodes,
  type FoundReport,
  listReports as listRows,
  openReports,
  ownReportsSince,
  reportRevision,
} from "../db/field-reports.ts";
import { AppError } from "../errors.ts";
import type { ReportTexts } from "../live/report-texts.ts";
import { type ReportReading, reportSummary, reportTelling } from "./describe-report.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";
import { seeingReports, triages, waitsForJudgement } from "./report-rights.ts";
import { isSilent } from "./visibility.ts";

const Place = z.tuple([z.int(), z.string()]);
/** A queue longer than this is worked off from its most urgent end. */
const MOST_OPEN = 200;

/** Own reports, what waits to be judged (analyst, admin, a manager who may be the second of two), or all that are visible. */
export async function listReports(
  reading: ReportReading,
  texts: ReportTexts,
  query: ReportQuery,
): Promise<ReportPage> {
  const { db, organization, member } = reading;
  if (query.list === "queue") {
    if (member.role === "rep") throw new AppError("not_allowed");
    const open = await openReports(db, organization.number, MOST_OPEN);
    const own = open.filter(({ row }) => triages(member) || waitsForJudgement(row, member));
    return { reports: await summaries(reading, texts, own), next: null };
  }
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, Place);
  const found = await listRows(
    db,
    organization.number,
    {
      seeing: seeingReports(reading),
      ...(query.list === "mine" && { writtenBy: member.userId }),
      ...(query.customerId !== undefined && { customerId: query.customerId }),
      ...(query.kind !== undefined && { kind: query.kind }),
      ...(query.state !== undefined && { state: query.state }),
    },
    after && { at: after[0], id: after[1] },
    query.limit + 1,
  );
  const shown = found.slice(0, query.limit);
  const last = found.length > query.limit ? shown.at(-1) : undefined;
  return {
    reports: await summaries(reading, texts, shown),
    next: last ? encodeCursor([last.row.submittedAt, last.row.id]) : null,
  };
}

async function summaries(
  reading: ReportReading,
  texts: ReportTexts,
  found: readonly FoundReport[],
): Promise<ReportSummary[]> {
  const telling = await reportTelling(
    reading,
    texts,
    found.map(({ row }) => row),
  );
  return found.map((each) => reportSummary(each, telling));
}

/** So long what became of an own report stays in sight. */
const FATE_DAYS = 60;
const MOST_OWN = 100;
const COMMON_DAYS = 365;

/**
 * What the extension keeps: own reports that are open or whose fate is young, how many wait for this member, the commonest
 * codes. Asked at every sync: where nothing changed since the client's revision, one cheap read says so.
 */
export async function reportStanding(
  reading: ReportReading,
  texts: ReportTexts,
  after: number,
): Promise<ReportStanding> {
  const { db, organization, member, now, today } = reading;
  const revision = await reportRevision(db, organization.number);
  if (isSilent(member, organization))
    return { changed: true, revision, mine: [], waiting: 0, common: usualCodes() };
  if (revision === after && after !== 0)
    return { changed: false, revision, mine: [], waiting: 0, common: [] };
  const since = now - FATE_DAYS * 86_400_000;
  const [mine, open, common] = await Promise.all([
    ownReportsSince(
      db,
      organization.number,
      member.userId,
      { since, sinceDay: addDays(today, -FATE_DAYS) },
      MOST_OWN,
    ),
    member.role === "rep" ? [] : openReports(db, organization.number, MOST_OPEN),
    commonCodes(db, organization.number, now - COMMON_DAYS * 86_400_000, CODES_IN_SIGHT),
  ]);
  // What the ledger reads into its own figures can wait until somebody looks; a person waits for an answer.
  const waiting = open.filter(({ row }) => row.source === "person" && waitsForJudgement(row, member));
  const learnt = common.filter((code): code is WarningCode => code in WARNING_SIGNALS);
  return {
    changed: true,
    revision,
    mine: await summaries(reading, texts, mine),
    waiting: waiting.length,
    reminded: waiting.filter(({ row }) => row.remindedAt !== null).length,
    common: usualCodes(learnt),
  };
}

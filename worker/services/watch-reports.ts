import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import type { Database } from "../db/database.ts";
import { dueReports, EVERY_REPORT, type FoundReport, findReport } from "../db/field-reports.ts";
import { revisionOf } from "../db/revision.ts";
import { timeZoneOf } from "../db/tenant-clock.ts";
import { AppError } from "../errors.ts";
import { commitReportStep, type ReportStepping, steppedReport } from "./commit-report.ts";
import { timeOf } from "./local-moment.ts";
import { dayIn } from "./read-day.ts";
import { reportOf } from "./report-row.ts";

const REPORTS_AT_ONCE = 100;

/**
 * What time does to field reports: reminds triage (POLICY 5), lets lapse what says nothing any more. Called by the cron; gives
 * the organizations in which something happened. Each step is one batch, so that two calls at once do nothing twice.
 */
export async function watchReports(db: Database, now: number): Promise<Set<number>> {
  const touched = new Set<number>();
  for (const { organization, id } of await dueReports(db, now, REPORTS_AT_ONCE)) {
    const found = await findReport(db, organization, EVERY_REPORT, id);
    if (!found) continue;
    const timeZone = await timeZoneOf(db, organization);
    try {
      const today = dayIn(timeZone, now);
      const step = nextStep(found, { organization, timeZone, now, today });
      await commitReportStep(
        { db, organization: { number: organization }, now, today },
        { found, actor: null, ...step },
      );
      touched.add(organization);
    } catch (error) {
      // Somebody judged it meanwhile: nothing is due any more.
      if (!(error instanceof AppError)) throw error;
    }
  }
  return touched;
}

type Clock = { organization: number; timeZone: string; now: number; today: number };
type Step = Pick<ReportStepping, "action" | "after" | "change" | "reassesses">;

function nextStep(found: FoundReport, { organization, timeZone, now, today }: Clock): Step {
  const { row } = found;
  if (today >= row.expiresDay) {
    // One that was confirmed has counted until here: it is not closed, its time is over.
    const closed = awaitsTriage(row.state)
      ? { decidedAt: now, closedDay: today, closedRevision: revisionOf(organization) }
      : {};
    return {
      action: "expired",
      after: steppedReport(found, { kind: "expire" }, today),
      change: { ...closed, nextAt: null },
      reassesses: awaitsTriage(row.state),
    };
  }
  const report = reportOf(row);
  const expires = timeOf(timeZone, { day: row.expiresDay, minute: 0 });
  return {
    action: "reminded",
    after: { ...report, version: report.version + 1 },
    change: { remindedAt: now, nextAt: expires },
    reassesses: false,
  };
}

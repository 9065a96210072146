import { addDays, type EpochDay } from "#shared/credit/calendar.ts";
import { type Database, runBatch } from "../db/database.ts";
import { forgetReports as forgetRows, forgettableReports } from "../db/forget-reports.ts";
import type { ReportTexts } from "../live/report-texts.ts";

/** A report is kept as it is until a year after it lapsed (domain.md 3.8); then what is left of it names nobody. */
const KEPT_DAYS = 365;
const REPORTS_A_SLICE = 200;

/**
 * Forgets who sent, judged and answered reports whose time is over, and what they wrote: its key goes first, so that no copy
 * or backup of the database can be read either. The next slice; true while there is more.
 */
export async function forgetReports(
  db: Database,
  texts: Pick<ReportTexts, "forget">,
  organization: number,
  day: EpochDay,
): Promise<boolean> {
  const ids = await forgettableReports(db, organization, addDays(day, -KEPT_DAYS), REPORTS_A_SLICE);
  if (ids.length === 0) return false;
  await texts.forget(ids);
  await runBatch(db, forgetRows(db, organization, ids));
  return ids.length === REPORTS_A_SLICE;
}

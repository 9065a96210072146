import type { EpochDay } from "#shared/credit/calendar.ts";
import { purgeAssessments } from "../db/assessments.ts";
import { type Database, runBatch } from "../db/database.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import { highestEntity } from "../db/policies.ts";
import { advanceRun, beginRun } from "../db/runs.ts";
import { clearBefore } from "./policy-run.ts";

/** Assessments are kept for three years, and of what is older the last one: what stood then. */
const ASSESSMENTS_KEPT_DAYS = 3 * 365;
const ENTITIES_A_SLICE = 1_000;

/** The next slice of the nightly clearing of an organization; true while there is more. Again after its end it changes nothing. */
export async function purge(
  db: Database,
  organization: number,
  day: EpochDay,
  now: number,
): Promise<boolean> {
  if (await clearBefore(db, organization)) return true;
  const row = await beginRun(db, organization, {
    ...{ id: `purge:${day}`, kind: "purge", day, now },
    total: () => highestEntity(db, organization),
  });
  if (row.state === "complete") return false;
  const upTo = row.cursor + ENTITIES_A_SLICE;
  const more = upTo < row.total;
  try {
    await runBatch(db, [
      advanceRun(db, row, {
        cursor: upTo,
        checked: Math.min(upTo, row.total),
        updatedAt: now,
        ...(!more && { state: "complete", completedAt: now }),
      }),
      expectOneChange(db),
      purgeAssessments(db, organization, {
        ...{ before: day - ASSESSMENTS_KEPT_DAYS, after: row.cursor, upTo },
      }),
    ]);
  } catch (error) {
    if (!isUnexpected(error)) throw error;
    return true;
  }
  return more;
}

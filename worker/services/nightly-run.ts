import type { EpochDay } from "#shared/credit/calendar.ts";
import { type Database, runBatch } from "../db/database.ts";
import { countEntities, dueEntities } from "../db/entities.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import { advanceRun, beginRun, countChanged } from "../db/runs.ts";
import { assessEntities } from "./assess-entities.ts";
import { confirmAgreeing } from "./confirm-agreeing.ts";
import { learnLateness } from "./learn-lateness.ts";

const ENTITIES_A_SLICE = 50;

/**
 * The next slice of the nightly run of an organization for `day`: customers whose assessment time alone may have changed.
 * True while there is more. The `run` row says where it stands and in the end proves that all were looked at: of the `total`
 * there are, those not `checked` were not due and cannot have changed (DESIGN 10). Done again, it changes nothing.
 */
export async function assessDue(
  db: Database,
  organization: number,
  day: EpochDay,
  now: number,
): Promise<boolean> {
  const row = await beginRun(db, organization, {
    ...{ id: `assess_due:${day}`, kind: "assess_due", day, now },
    total: () => countEntities(db, organization),
  });
  if (row.state === "complete") return false;
  if (row.cursor === 0) {
    await confirmAgreeing(db, organization, day, now);
    await learnLateness(db, organization, day);
  }
  const entityIds = await dueEntities(db, organization, day, ENTITIES_A_SLICE);
  if (entityIds.length === 0) {
    await runBatch(db, [advanceRun(db, row, { state: "complete", completedAt: now, updatedAt: now })]);
    return false;
  }
  try {
    const { changed } = await assessEntities(db, organization, entityIds, {
      asOf: day,
      along: [
        advanceRun(db, row, {
          cursor: row.cursor + 1,
          checked: row.checked + entityIds.length,
          updatedAt: now,
        }),
        expectOneChange(db),
      ],
    });
    await runBatch(db, [countChanged(db, row, changed)]);
  } catch (error) {
    // Another job took this slice; the next call reads where it stands.
    if (!isUnexpected(error)) throw error;
  }
  return true;
}

import type { EpochDay } from "#shared/credit/calendar.ts";
import { type Database, runBatch } from "../db/database.ts";
import { countEntities, dueEntities, entitiesAfter } from "../db/entities.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import { advanceRun, beginRun, countChanged } from "../db/runs.ts";
import { assessEntities } from "./assess-entities.ts";

const ENTITIES_A_SLICE = 50;

/**
 * The next slice of assessing every customer again, for a cause that its run is named by. True while there is more. Done again
 * after its end it changes nothing.
 */
export async function reassessAll(
  db: Database,
  organization: number,
  runId: string,
  { now, today }: { now: number; today: EpochDay },
): Promise<boolean> {
  const row = await beginRun(db, organization, {
    id: runId,
    kind: "reassess_all",
    day: today,
    now,
    total: () => countEntities(db, organization),
  });
  if (row.state === "complete") return false;
  const walked = await entitiesAfter(db, organization, row.cursor, ENTITIES_A_SLICE);
  const last = walked.at(-1) ?? row.cursor;
  const outdated = () => dueEntities(db, organization, today, ENTITIES_A_SLICE, { inGroups: true });
  const entityIds = walked.length > 0 ? walked : await outdated();
  if (entityIds.length === 0) {
    await runBatch(db, [advanceRun(db, row, { state: "complete", completedAt: now, updatedAt: now })]);
    return false;
  }
  try {
    const { changed } = await assessEntities(db, organization, entityIds, {
      asOf: today,
      along: [
        advanceRun(db, row, { cursor: last, checked: row.checked + walked.length, updatedAt: now }),
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

import type { EpochDay } from "#shared/credit/calendar.ts";
import { copyBadges } from "../db/badges.ts";
import { type Database, runBatch, type Statement } from "../db/database.ts";
import { dueEntities, entitiesAfter } from "../db/entities.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import {
  highestEntity,
  notePolicyInForce,
  oldGeneration,
  policyVersion,
  putInForce,
  removeComingAssessments,
  removeGeneration,
} from "../db/policies.ts";
import { advanceRun, countChanged, findRun, type RunRow } from "../db/runs.ts";
import { assessEntities } from "./assess-entities.ts";
import { commitChange } from "./commit-change.ts";

const ENTITIES_A_SLICE = 50;
const ROWS_REMOVED_A_SLICE = 200;
const ENTITIES_CLEARED_A_SLICE = 2_000;

type Clock = { now: number; today: EpochDay };
type PolicyRunRow = RunRow & { policyVersion: number; generation: number; revision: number };

/**
 * The next slice of going over all customers with a version of the policy that is on its way; true while there is more. What
 * it makes is written aside and shown by one row at the end, so that until then everybody is judged by the version before. A
 * slice and the cursor behind it are one transaction: killed, it goes on; twice at once, each slice is done once; after the
 * end it only clears away the rows of before. Changes of customers meanwhile are made in both (`assessEntities`).
 */
export async function goOnWithPolicy(
  db: Database,
  organization: number,
  runId: string,
  clock: Clock,
): Promise<boolean> {
  const row = await findRun(db, organization, runId);
  if (!isPolicyRun(row)) return false;
  try {
    if (row.state === "running") return await nextSlice(db, row, clock);
    return row.state === "complete"
      ? await clearBefore(db, organization)
      : await clearAside(db, row, clock.now);
  } catch (error) {
    // Another job was faster, or a person gave it up; the next call reads where it stands.
    if (!isUnexpected(error)) throw error;
    return true;
  }
}

const isPolicyRun = (row: RunRow | undefined): row is PolicyRunRow =>
  row !== undefined && row.policyVersion !== null && row.generation !== null && row.revision !== null;

async function nextSlice(db: Database, row: PolicyRunRow, { now, today }: Clock): Promise<boolean> {
  const { organization, cursor } = row;
  const entityIds = await entitiesAfter(db, organization, cursor, ENTITIES_A_SLICE);
  const last = entityIds.at(-1);
  if (last === undefined && (await assessOutdated(db, row, { now, today }))) return true;
  if (last === undefined) {
    await complete(db, row, now);
    return true;
  }
  const checked = row.checked + entityIds.length;
  const { changed } = await assessEntities(db, organization, entityIds, {
    asOf: today,
    onlyFor: row.id,
    along: [
      advanceRun(db, row, { cursor: last, checked, updatedAt: now }),
      expectOneChange(db),
      tombstones(db, row, last),
    ],
  });
  await runBatch(db, [countChanged(db, row, changed)]);
  return true;
}

/** Members of groups whose others came after them and owe otherwise by the version on its way; false where none is left. */
async function assessOutdated(db: Database, row: PolicyRunRow, { now, today }: Clock): Promise<boolean> {
  const { organization, cursor } = row;
  const entityIds = await dueEntities(db, organization, today, ENTITIES_A_SLICE, { inGroups: true });
  if (entityIds.length === 0) return false;
  const along = [advanceRun(db, row, { cursor, updatedAt: now }), expectOneChange(db)];
  await assessEntities(db, organization, entityIds, { asOf: today, along });
  return true;
}

/** Who is gone stays told as gone to clients that have not heard of it. */
const tombstones = (db: Database, row: PolicyRunRow, upTo: number): Statement =>
  copyBadges(db, row.organization, row, { deletedAfter: row.cursor, upTo });

async function complete(db: Database, row: PolicyRunRow, now: number): Promise<void> {
  const { organization, policyVersion: version, generation, revision } = row;
  const stored = await policyVersion(db, organization, version);
  await commitChange(db, organization, {
    statements: [
      advanceRun(db, row, { state: "complete", completedAt: now, updatedAt: now }),
      expectOneChange(db),
      tombstones(db, row, Number.MAX_SAFE_INTEGER),
      putInForce(db, organization, { runId: row.id, version, generation, revision, at: now }),
      expectOneChange(db),
      notePolicyInForce(db, organization, version, now),
    ],
    audit: [
      {
        actor: stored?.author ?? "job:policy_run",
        action: "policy_in_force",
        subjectKind: "policy",
        subjectId: String(version),
        detail: { version, customers: row.checked, changed: row.changed },
      },
    ],
    now,
  });
}

/** Removes the badge rows that were in force before. */
export async function clearBefore(db: Database, organization: number): Promise<boolean> {
  const generation = await oldGeneration(db, organization);
  if (generation === null) return false;
  await removeGeneration(db, organization, generation, ROWS_REMOVED_A_SLICE);
  return true;
}

/** Removes what a run that was given up had written aside; only then may another one begin. */
async function clearAside(db: Database, row: PolicyRunRow, now: number): Promise<boolean> {
  const { organization, generation, revision, cursor } = row;
  if (row.completedAt !== null) return false;
  if ((await removeGeneration(db, organization, generation, ROWS_REMOVED_A_SLICE)) > 0) return true;
  const upTo = cursor + ENTITIES_CLEARED_A_SLICE;
  const more = upTo < (await highestEntity(db, organization));
  await runBatch(db, [
    advanceRun(db, row, { cursor: upTo, updatedAt: now, ...(!more && { completedAt: now }) }),
    expectOneChange(db),
    removeComingAssessments(db, organization, revision, { after: cursor, upTo }),
  ]);
  return more;
}

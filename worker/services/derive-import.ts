import type { EpochDay } from "#shared/credit/calendar.ts";
import type { Database } from "../db/database.ts";
import { dueEntities, entitiesAfter } from "../db/entities.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import { advanceDerive, findImportById, type ImportRow } from "../db/imports.ts";
import { assessEntities } from "./assess-entities.ts";
import { deriveCustomers, derivePayers, goOn } from "./derive-customers.ts";
import { deriveMoves } from "./derive-moves.ts";
import { learnLateness } from "./learn-lateness.ts";

/** `now` in Unix milliseconds, `today` in the organization's time zone. */
export type JobClock = { now: number; today: EpochDay };

/** Entities whose facts are read, and whose figures are written, in some 30 ms each: what a reader may have to wait for. */
const ENTITIES_A_SLICE = 50;

/**
 * Derives the next slice of a committed import: owners of accounts, payers, documents that moved, then assessments and badge rows of every
 * customer (freshness of the books concerns all of them). True while there is more. A slice and the cursor behind it are one
 * transaction: killed in between, a job does the slice again; two jobs at once do each slice once.
 */
export async function deriveImport(
  db: Database,
  organization: number,
  importId: number,
  clock: JobClock,
): Promise<boolean> {
  const row = await findImportById(db, organization, importId);
  if (row?.state !== "deriving") return false;
  try {
    await deriveSlice(db, row, clock);
  } catch (error) {
    // Another job was faster: what it did is not done twice, what is left is found by reading the cursor again.
    if (!isUnexpected(error)) throw error;
  }
  return true;
}

async function deriveSlice(db: Database, row: ImportRow, clock: JobClock): Promise<void> {
  const { organization } = row;
  if (row.deriveStep === "customers") return deriveCustomers(db, row, clock);
  if (row.deriveStep === "payers") return derivePayers(db, row, clock.now);
  if (row.deriveStep === "documents") return deriveMoves(db, row, clock.now);
  if (row.deriveCursor === 0) await learnLateness(db, organization, clock.today);
  const entityIds = await entitiesAfter(db, organization, row.deriveCursor, ENTITIES_A_SLICE);
  const last = entityIds.at(-1);
  if (last === undefined && (await assessOutdated(db, row, clock))) return;
  if (last === undefined)
    return goOn(db, row, {
      deriveStep: "assess",
      deriveCursor: row.deriveCursor,
      deriveAt: clock.now,
      state: "committed",
    });
  const step = {
    deriveStep: "assess",
    deriveCursor: last,
    deriveDone: row.deriveDone + entityIds.length,
    deriveAt: clock.now,
  } as const;
  await assessEntities(db, organization, entityIds, {
    asOf: clock.today,
    along: [advanceDerive(db, row, step), expectOneChange(db)],
  });
}

/** Members of groups whose others came after them in this import and owe otherwise now; false where none is left. */
async function assessOutdated(db: Database, row: ImportRow, { now, today }: JobClock): Promise<boolean> {
  const { organization, deriveCursor } = row;
  const entityIds = await dueEntities(db, organization, today, ENTITIES_A_SLICE, { inGroups: true });
  if (entityIds.length === 0) return false;
  const step = { deriveStep: "assess", deriveCursor, deriveAt: now } as const;
  await assessEntities(db, organization, entityIds, {
    asOf: today,
    along: [advanceDerive(db, row, step), expectOneChange(db)],
  });
  return true;
}

import { and, eq, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { run } from "./schema.ts";

export type RunRow = typeof run.$inferSelect;

const thatRun = (organization: number, id: string) => and(eq(run.organization, organization), eq(run.id, id));

/** Notes that a run begins; one that began already goes on where it stands. */
export async function beginRun(
  db: Database,
  organization: number,
  begin: { id: string; kind: string; day: number; now: number },
): Promise<RunRow> {
  const { id, kind, day, now } = begin;
  await db
    .insert(run)
    .values({ organization, id, kind, day, state: "running", startedAt: now })
    .onConflictDoNothing();
  const [row] = await db.select().from(run).where(thatRun(organization, id));
  if (!row) throw new Error("a run that was just begun");
  return row;
}

/** Moves the cursor of a run, if nobody else did; follow with `expectOneChange`. */
export const advanceRun = (
  db: Database,
  row: RunRow,
  change: Partial<Pick<RunRow, "cursor" | "checked" | "changed" | "state" | "completedAt">>,
): Statement =>
  db
    .update(run)
    .set(change)
    .where(and(thatRun(row.organization, row.id), eq(run.cursor, row.cursor), eq(run.state, "running")));

/** Adds what a slice changed, once it is known. */
export const countChanged = (db: Database, row: RunRow, changed: number): Statement =>
  db
    .update(run)
    .set({ changed: sql`${run.changed} + ${changed}` })
    .where(thatRun(row.organization, row.id));

import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { run } from "./schema.ts";

export type RunRow = typeof run.$inferSelect;

const thatRun = (organization: number, id: string) => and(eq(run.organization, organization), eq(run.id, id));

type Begin = { id: string; kind: string; day: number; now: number; total: number };

const beginning = (organization: number, { id, kind, day, now, total }: Begin) => ({
  organization,
  id,
  kind,
  day,
  total,
  state: "running" as const,
  startedAt: now,
  updatedAt: now,
});

export async function findRun(db: Database, organization: number, id: string): Promise<RunRow | undefined> {
  const [row] = await db.select().from(run).where(thatRun(organization, id));
  return row;
}

/** Notes that a run begins; one that began already goes on where it stands. `total` is asked only for a new one. */
export async function beginRun(
  db: Database,
  organization: number,
  begin: Omit<Begin, "total"> & { total: () => Promise<number> },
): Promise<RunRow> {
  const known = await findRun(db, organization, begin.id);
  if (known) return known;
  const total = await begin.total();
  await db
    .insert(run)
    .values(beginning(organization, { ...begin, total }))
    .onConflictDoNothing();
  const row = await findRun(db, organization, begin.id);
  if (!row) throw new Error("a run that was just begun");
  return row;
}

/** How far ahead a policy run writes: more changes than an organization makes while it lasts. */
const REVISIONS_AHEAD = 10_000_000;

/** A run that makes badge rows of a new generation, to come into force at a revision far ahead. */
export const insertPolicyRun = (
  db: Database,
  organization: number,
  begin: Omit<Begin, "kind"> & { policyVersion: number },
): Statement =>
  db.insert(run).values({
    ...beginning(organization, { ...begin, kind: "policy" }),
    policyVersion: begin.policyVersion,
    generation: sql`(select max(coalesce(max(r.generation), 0), t.badge_generation) + 1
      from tenant t left join run r on r.organization = t.number where t.number = ${organization})`,
    revision: sql`(select revision + ${REVISIONS_AHEAD} from tenant where number = ${organization})`,
  });

/** Moves the cursor of a run, if nobody else did; follow with `expectOneChange`. */
export const advanceRun = (
  db: Database,
  row: RunRow,
  change: Partial<Pick<RunRow, "cursor" | "progress" | "checked" | "state" | "completedAt">> & {
    updatedAt: number;
  },
): Statement =>
  db
    .update(run)
    .set(change)
    .where(and(thatRun(row.organization, row.id), eq(run.cursor, row.cursor), eq(run.state, row.state)));

/** Adds what a slice changed, once it is known. */
export const countChanged = (db: Database, row: RunRow, changed: number): Statement =>
  db
    .update(run)
    .set({ changed: sql`${run.changed} + ${changed}` })
    .where(thatRun(row.organization, row.id));

/** No run that was given up has rows left that a later revision would show. */
export const nothingLeft = (organization: number): SQL => sql`not exists (
  select 1 from run where organization = ${organization} and kind = 'policy' and state = 'cancelled'
    and completed_at is null)`;

export type StalledRun = Pick<RunRow, "organization" | "id" | "kind" | "day">;

/** Runs of any organization that stand still since `before` (ms), and those given up that are not cleared away: their job was lost. */
export const stalledRuns = (db: Database, before: number): Promise<StalledRun[]> =>
  db.all(sql`
    select organization, id, kind, day from run
    where completed_at is null and (updated_at is null or updated_at < ${before})
    limit 100`);

import { eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { sourceLane } from "./schema.ts";

export type LaneRules = {
  /** Between two requests. */
  gapMs: number;
  longestWaitMs: number;
  /** How long the one trial after a rest has the lane to itself. */
  trialMs: number;
};

/** `go`: a request may leave at `at`; `clean`: nothing to settle when it succeeds; `trial`: the first after a rest. */
export type Slot =
  | { kind: "go"; at: number; clean: boolean; trial: boolean }
  | { kind: "resting"; until: number }
  | { kind: "too_far"; at: number };

/**
 * Takes the next time at which a request may leave on a lane: one statement, so that requests of all isolates follow each
 * other. Nothing is taken while the lane rests, or when the wait would be too long. The first after a rest is a trial: until
 * it is settled nobody else gets through.
 */
export async function takeSlot(db: Database, lane: string, now: number, rules: LaneRules): Promise<Slot> {
  const free = sql`max(${sourceLane.nextAt}, ${now})`;
  const [row] = await db
    .insert(sourceLane)
    .values({ lane, nextAt: now + rules.gapMs })
    .onConflictDoUpdate({
      target: sourceLane.lane,
      set: {
        nextAt: sql`${free} + ${rules.gapMs}`,
        restsUntil: sql`case when ${sourceLane.restsUntil} = 0 then 0 else ${now + rules.trialMs} end`,
      },
      setWhere: sql`${sourceLane.restsUntil} <= ${now} and ${free} - ${now} <= ${rules.longestWaitMs}`,
    })
    .returning();
  if (row)
    return {
      kind: "go",
      at: row.nextAt - rules.gapMs,
      clean: row.failures === 0 && row.restsUntil === 0,
      trial: row.restsUntil > 0,
    };
  const held = await laneOf(db, lane);
  if (held.restsUntil > now) return { kind: "resting", until: held.restsUntil };
  return { kind: "too_far", at: held.nextAt };
}

export type Lane = { nextAt: number; failures: number; restsUntil: number };

/** How a lane stands; one that was never used is free. */
export async function laneOf(db: Database, lane: string): Promise<Lane> {
  const [row] = await db
    .select({
      nextAt: sourceLane.nextAt,
      failures: sourceLane.failures,
      restsUntil: sourceLane.restsUntil,
    })
    .from(sourceLane)
    .where(eq(sourceLane.lane, lane));
  return row ?? { nextAt: 0, failures: 0, restsUntil: 0 };
}

/** The system answered: failures are forgotten, the lane is open. */
export async function settleSuccess(db: Database, lane: string): Promise<void> {
  await db.update(sourceLane).set({ failures: 0, restsUntil: 0 }).where(eq(sourceLane.lane, lane));
}

/** One more failure: from `failuresToRest` on, and after a failed trial, the lane rests until `restUntil`. */
export async function settleFailure(
  db: Database,
  lane: string,
  { failuresToRest, restUntil }: { failuresToRest: number; restUntil: number },
): Promise<void> {
  await db
    .update(sourceLane)
    .set({
      failures: sql`${sourceLane.failures} + 1`,
      restsUntil: sql`case when ${sourceLane.restsUntil} > 0 or ${sourceLane.failures} + 1 >= ${failuresToRest} then ${restUntil} else 0 end`,
    })
    .where(eq(sourceLane.lane, lane));
}

/** The system asked to be left alone until then: no further slot before. A trial is over, it did answer. */
export async function holdLane(db: Database, lane: string, until: number): Promise<void> {
  await db
    .update(sourceLane)
    .set({ nextAt: sql`max(${sourceLane.nextAt}, ${until})`, failures: 0, restsUntil: 0 })
    .where(eq(sourceLane.lane, lane));
}

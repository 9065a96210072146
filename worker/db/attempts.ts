import { eq, lte, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { rateLimit } from "./schema.ts";

export type Attempts = { count: number; endsAt: number };

/**
 * Counts one more attempt under a key within a fixed window and gives the count, this one included: one statement, so that
 * simultaneous requests are all counted. `last_request` holds the end of the window, which keeps the sign-in library, whose
 * table this is, from sweeping rows that still count.
 */
export async function countAttempt(
  db: Database,
  key: string,
  windowMs: number,
  now: number,
): Promise<Attempts> {
  const endsAt = now + windowMs;
  const [row] = await db
    .insert(rateLimit)
    .values({ id: key, key, count: 1, lastRequest: endsAt })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${rateLimit.lastRequest} <= ${now} then 1 else ${rateLimit.count} + 1 end`,
        lastRequest: sql`case when ${rateLimit.lastRequest} <= ${now} then ${endsAt} else ${rateLimit.lastRequest} end`,
      },
    })
    .returning({ count: rateLimit.count, endsAt: rateLimit.lastRequest });
  return row ?? { count: 1, endsAt };
}

/** Forgets the attempts under a key: they led to success. */
export async function forgetAttempts(db: Database, key: string): Promise<void> {
  await db.delete(rateLimit).where(eq(rateLimit.key, key));
}

export const purgeAttempts = (db: Database, now: number): Statement =>
  db.delete(rateLimit).where(lte(rateLimit.lastRequest, now - 3_600_000));

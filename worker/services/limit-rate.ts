import { countAttempt } from "../db/attempts.ts";
import type { Database } from "../db/database.ts";
import { AppError } from "../errors.ts";

export type Rate = { max: number; windowMs: number };

/**
 * Refuses (`too_many_requests`, with the seconds to wait) what comes oftener than `max` times in a window. The count is exact
 * over all places of the network, unlike the platform's rate-limit binding (platform 2.2). `now` in Unix milliseconds.
 */
export async function limitRate(db: Database, key: string, rate: Rate, now: number): Promise<void> {
  const { count, endsAt } = await countAttempt(db, key, rate.windowMs, now);
  if (count > rate.max)
    throw new AppError("too_many_requests", { retryAfterSeconds: Math.ceil((endsAt - now) / 1000) });
}

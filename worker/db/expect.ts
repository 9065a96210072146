import { type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";

/**
 * Undoes the whole batch unless the condition holds where it stands in it: malformed JSON is an error, and an error rolls
 * back (platform 1.3). `isUnexpected` recognises it.
 */
export const expectThat = (db: Database, condition: SQL): Statement =>
  db.run(sql`select case when ${condition} then 1 else json('UNEXPECTED') end`);

/** The statement before must have changed one row. */
export const expectOneChange = (db: Database): Statement => expectThat(db, sql`changes() = 1`);

export function isUnexpected(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes("malformed JSON")) return true;
  return false;
}

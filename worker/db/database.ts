import type { BatchItem } from "drizzle-orm/batch";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import type { Env } from "../env.ts";

export type Database = DrizzleD1Database;

/** A statement that can be part of one all-or-nothing batch. */
export type Statement = BatchItem<"sqlite">;

/** The database that holds an organization's rows: one place to change when replicas or shards come. */
export function openDatabase(env: Env): Database {
  return drizzle(env.DB);
}

/** Runs statements as one transaction, in order. D1 rolls all back when one fails. Gives one result a statement. */
export async function runBatch(db: Database, statements: Statement[]): Promise<unknown[]> {
  const [first, ...rest] = statements;
  return first ? db.batch([first, ...rest]) : [];
}

/** True when a unique key of this table refused the row: `table.column, …` as SQLite writes it. */
export function isTaken(error: unknown, key: string): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes(`UNIQUE constraint failed: ${key}`)) return true;
  return false;
}

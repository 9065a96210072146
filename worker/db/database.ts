import type { BatchItem } from "drizzle-orm/batch";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import type { PreparedQuery } from "drizzle-orm/session";
import type { Env } from "../env.ts";

export type Database = DrizzleD1Database & { $client: D1Database };

/** A statement that can be part of one all-or-nothing batch. */
export type Statement = BatchItem<"sqlite">;

/** What every statement can do, though drizzle's types keep it to themselves. */
type Preparable = Statement & { _prepare(): PreparedQuery };

/** The database that holds an organization's rows: one place to change when replicas or shards come. */
export function openDatabase(env: Env): Database {
  return drizzle(env.DB);
}

/**
 * Runs statements as one transaction, in order; D1 rolls all back when one fails. One result a statement. Use this and not
 * `db.batch`, which in drizzle 0.45 cannot bind the parameters of `db.run(sql…)`.
 */
export async function runBatch(db: Database, statements: Statement[]): Promise<unknown[]> {
  if (statements.length === 0) return [];
  const prepared = statements.map((statement) => (statement as Preparable)._prepare());
  const results = await db.$client.batch(
    prepared.map((query) => {
      const { sql, params } = query.getQuery();
      return db.$client.prepare(sql).bind(...params);
    }),
  );
  return prepared.map((query, index) => query.mapResult(results[index], true));
}

/** True when a unique key of this table refused the row: `table.column, …` as SQLite writes it. */
export function isTaken(error: unknown, key: string): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes(`UNIQUE constraint failed: ${key}`)) return true;
  return false;
}

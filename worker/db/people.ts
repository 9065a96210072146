import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** Names of persons by their user id. */
export async function namesOf(db: Database, userIds: Iterable<string>): Promise<Map<string, string>> {
  const ids = JSON.stringify([...new Set(userIds)]);
  const rows = await db.all<{ id: string; name: string }>(
    sql`select id, name from user where id in (select value from json_each(${ids}))`,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

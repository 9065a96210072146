import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { tenant } from "./schema.ts";

/** Whether an organization exists here. */
export async function isSetUp(db: Database): Promise<boolean> {
  const rows = await db.select({ one: sql`1` }).from(tenant).limit(1);
  return rows.length > 0;
}

import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { tenant } from "./schema.ts";

/** IANA time zone of an organization: its business dates are counted in it. */
export async function timeZoneOf(db: Database, organization: number): Promise<string> {
  const [row] = await db
    .select({ timeZone: tenant.timeZone })
    .from(tenant)
    .where(eq(tenant.number, organization));
  if (!row) throw new Error("an organization without its settings row");
  return row.timeZone;
}

/** Every organization with its time zone. */
export const tenantClocks = (db: Database): Promise<{ organization: number; timeZone: string }[]> =>
  db.select({ organization: tenant.number, timeZone: tenant.timeZone }).from(tenant).orderBy(tenant.number);

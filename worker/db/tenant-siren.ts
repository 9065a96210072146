import { and, eq, isNull } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { tenant } from "./schema.ts";

/** The first ledger tells whose books these are; a SIREN that is known already stays. */
export const keepSiren = (db: Database, organization: number, siren: string): Statement =>
  db
    .update(tenant)
    .set({ siren })
    .where(and(eq(tenant.number, organization), isNull(tenant.siren)));

/** Whose books these are; null before the first ledger. */
export async function tenantSiren(db: Database, organization: number): Promise<string | null> {
  const [row] = await db.select({ siren: tenant.siren }).from(tenant).where(eq(tenant.number, organization));
  return row?.siren ?? null;
}

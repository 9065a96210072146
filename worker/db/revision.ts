import { eq, type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { tenant } from "./schema.ts";

/** The organization's revision as of the statement it stands in. */
export const revisionOf = (organization: number): SQL<number> =>
  sql<number>`(select ${tenant.revision} from ${tenant} where ${tenant.number} = ${organization})`;

/** First of the batch of every change that a client may see. */
export const raiseRevision = (db: Database, organization: number): Statement =>
  db
    .update(tenant)
    .set({ revision: sql`${tenant.revision} + 1` })
    .where(eq(tenant.number, organization));

/** The organization still stands at this revision: nothing a client may see changed since it was read. */
export const isRevision = (organization: number, revision: number): SQL =>
  sql`${revisionOf(organization)} = ${revision}`;

export async function readRevision(db: Database, organization: number): Promise<number> {
  const [row] = await db
    .select({ revision: tenant.revision })
    .from(tenant)
    .where(eq(tenant.number, organization));
  if (!row) throw new Error("an organization without its settings row");
  return row.revision;
}

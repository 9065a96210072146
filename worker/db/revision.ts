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

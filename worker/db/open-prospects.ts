import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

export type OpenProspect = { entityId: number; name: string };

/** Prospects that no ledger knows yet. */
export const openProspects = (db: Database, organization: number): Promise<OpenProspect[]> =>
  db.all(sql`
    select p.entity_id as "entityId", e.name from prospect p
    join legal_entity e on e.organization = p.organization and e.id = p.entity_id
    where p.organization = ${organization} and not exists (
      select 1 from customer_account a where a.organization = p.organization and a.entity_id = p.entity_id)`);

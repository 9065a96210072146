import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { paysItself } from "./entities.ts";

export type Receivables = { allCents: number; groupCents: number | null };

/** What all customers owe together, each by payer, and what the group of one of them owes; null: it is in none. */
export async function readReceivables(
  db: Database,
  organization: number,
  entityId: number,
): Promise<Receivables> {
  const owed = sql`
    select coalesce(sum(b.exposure_cents), 0) from badge b
    join legal_entity m on m.organization = b.organization and m.id = b.entity_id
    where b.organization = ${organization} and b.deleted = 0 and b.exposure_cents > 0 and ${paysItself(sql`m`)}`;
  const [row] = await db.all<Receivables>(sql`
    select (${owed}) as "allCents",
      case when e.group_id is not null then (${owed} and m.group_id = e.group_id) end as "groupCents"
    from legal_entity e where e.organization = ${organization} and e.id = ${entityId}`);
  return row ?? { allCents: 0, groupCents: null };
}

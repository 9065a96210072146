import { type SQL, sql } from "drizzle-orm";
import { ENTRY_KINDS } from "#shared/credit/entry.ts";
import type { Database } from "./database.ts";

const INVOICE = ENTRY_KINDS.indexOf("invoice");

/** Customers with an order or an invoice since a day, in imports that count. */
const ordering = (organization: number, from: number): SQL => sql`
  select distinct a.entity_id as id from customer_account a
  where a.organization = ${organization} and a.entity_id is not null and (
    exists (select 1 from ledger_entry l
      where l.organization = a.organization and l.account_id = a.id and l.day >= ${from} and l.kind = ${INVOICE}
        and l.import_id in (${counting(organization)}))
    or exists (select 1 from open_order o
      where o.organization = a.organization and o.account_id = a.id and o.day >= ${from}
        and o.import_id in (${counting(organization)})))`;

const counting = (organization: number): SQL => sql`
  select id from ledger_import
  where organization = ${organization} and committed_revision is not null and superseded_revision is null`;

export async function orderingEntities(
  db: Database,
  organization: number,
  from: number,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await db.all<{ id: number }>(sql`
    select id from (${ordering(organization, from)}) where id > ${after} order by id limit ${limit}`);
  return rows.map(({ id }) => id);
}

export async function countOrdering(db: Database, organization: number, from: number): Promise<number> {
  const [row] = await db.all<{ total: number }>(
    sql`select count(*) as total from (${ordering(organization, from)})`,
  );
  return row?.total ?? 0;
}

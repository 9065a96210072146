import { sql } from "drizzle-orm";
import type { CustomerReference } from "#shared/contract/customer-reference.ts";
import type { Database } from "./database.ts";

/** A customer that a line may mean; `place` of the line. */
export type Referred = {
  place: number;
  entityId: number;
  publicId: string;
  name: string;
  siren: string | null;
  /** Badge row as JSON. */
  badge: string;
};

/**
 * Customers that references may mean, each once a line: by id, SIREN, VAT number, or number of an account in whichever source. A
 * VAT number without SIREN is looked for in every customer, and only when one is given.
 */
export function customersReferred(
  db: Database,
  organization: number,
  references: readonly CustomerReference[],
): Promise<Referred[]> {
  const lines = JSON.stringify(references.map((reference, place) => ({ place, ...reference })));
  const line = sql`json_each(${lines}) l`;
  const place = sql`l.value ->> 'place' as place`;
  const byVat = sql`
    union select ${place}, e.id from legal_entity e cross join json_each(e.vats) v
      join ${line} on l.value ->> 'vat' = v.value where e.organization = ${organization} and e.vats <> '[]'`;
  return db.all<Referred>(sql`
    select found.place, e.id as "entityId", e.public_id as "publicId", e.name, e.siren, b.body as badge
    from (
      select ${place}, e.id from ${line}
        join legal_entity e on e.organization = ${organization} and e.public_id = l.value ->> 'customerId'
      union select ${place}, e.id from ${line}
        join legal_entity e on e.organization = ${organization} and e.siren = l.value ->> 'siren'
      union select ${place}, a.entity_id from ${line}
        cross join (select distinct source from ledger_import where organization = ${organization}) s
        join customer_account a on a.organization = ${organization} and a.source = s.source
          and a.number = l.value ->> 'accountNumber'
      ${references.some(({ vat }) => vat !== undefined) ? byVat : sql``}
    ) found
    join legal_entity e on e.organization = ${organization} and e.id = found.id
    join badge b on b.organization = e.organization and b.entity_id = e.id and b.deleted = 0
    order by found.place, e.id`);
}

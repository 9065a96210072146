import { type SQL, sql } from "drizzle-orm";
import { RISK_CLASSES } from "#shared/credit/assessment.ts";
import { ENTRY_KINDS } from "#shared/credit/entry.ts";
import { permilleAtRisk } from "#shared/credit/euros-at-risk.ts";
import type { Database } from "./database.ts";
import { paysItself } from "./entities.ts";

type Named = { entityId: number; id: string; name: string; riskClass: string; exposureCents: number };

const named = sql`b.entity_id as "entityId", b.public_id as id, b.body ->> 'name' as name,
  b.risk_class as "riskClass", b.exposure_cents as "exposureCents"`;
const ofOrganization = (organization: number) => sql`b.organization = ${organization} and b.deleted = 0`;

/** 1 where the overdue amount rests on assumed terms. */
const assumed = sql`(b.overdue_cents > 0 and coalesce(b.body ->> '$.figures.overdueAssumed', 0))`;

function euroWeight(): SQL {
  const cases = RISK_CLASSES.map((riskClass) => sql`when ${riskClass} then ${permilleAtRisk[riskClass]}`);
  return sql`(case b.risk_class ${sql.join(cases, sql` `)} else 0 end)`;
}

/** Customers whose exposure, weighed by class, is largest. */
export const riskiest = (db: Database, organization: number, limit: number) =>
  db.all<Named & { overdueCents: number; overdueAssumed: number; oldestOverdueDays: number }>(sql`
    select ${named}, b.overdue_cents as "overdueCents", ${assumed} as "overdueAssumed", b.oldest_overdue_days as "oldestOverdueDays"
    from badge b where ${ofOrganization(organization)} and b.exposure_cents > 0
    order by b.exposure_cents * ${euroWeight()} desc, b.exposure_cents desc, b.public_id limit ${limit}`);

/** Customers whose exposure is over the limit in force, the largest excess first. */
export const overLimit = (db: Database, organization: number, limit: number) =>
  db.all<Named & { limitCents: number }>(sql`
    select ${named}, b.limit_cents as "limitCents"
    from badge b where ${ofOrganization(organization)} and b.headroom_cents < 0 and b.limit_cents is not null
    order by b.headroom_cents, b.public_id limit ${limit}`);

export type Identifiers = Named & { siren: string | null; sirets: string; vats: string };

/** Identifiers as they stand, of the customers with the largest exposure. */
export const identifiersOfLargest = (db: Database, organization: number, limit: number) =>
  db.all<Identifiers>(sql`
    select ${named}, e.siren, e.sirets, e.vats
    from badge b join legal_entity e on e.organization = b.organization and e.id = b.entity_id
    where ${ofOrganization(organization)}
    order by b.exposure_cents desc, b.public_id limit ${limit}`);

/** What the sources said about these customers, as JSON records; the identifiers in them may be wrong. */
export const recordsOf = (db: Database, organization: number, entityIds: number[]) =>
  db.all<{ entityId: number; record: string }>(sql`
    select a.entity_id as "entityId", r.record
    from customer_account a
    join ledger_import i on i.organization = a.organization and i.source = a.source and i.committed_revision is not null
      and i.superseded_revision is null
    join import_customer r on r.organization = a.organization and r.import_id = i.id and r.number = a.number
    where a.organization = ${organization}
      and a.entity_id in (select value from json_each(${JSON.stringify(entityIds)}))
    order by i.committed_revision desc`);

/** Customers whose terms nobody confirmed, by exposure, with the terms the last assessment assumed (JSON). */
export const unconfirmedTerms = (db: Database, organization: number, limit: number) =>
  db.all<Named & { terms: string | null }>(sql`
    select ${named}, (
      select s.body -> '$.terms' from assessment s
      where s.organization = b.organization and s.entity_id = b.entity_id order by s.as_of desc, s.revision desc limit 1
    ) as terms
    from badge b join legal_entity e on e.organization = b.organization and e.id = b.entity_id
    where ${ofOrganization(organization)} and e.terms_kind is null
    order by b.exposure_cents desc, b.public_id limit ${limit}`);

/** Invoices less credit notes of each of these customers since a day, VAT included. */
export const salesSince = (db: Database, organization: number, entityIds: number[], day: number) =>
  db.all<{ entityId: number; salesCents: number }>(sql`
    select a.entity_id as "entityId", sum(l.amount_cents) as "salesCents"
    from customer_account a
    join ledger_entry l on l.organization = a.organization and l.account_id = a.id and l.day >= ${day}
    join ledger_import i on i.organization = l.organization and i.id = l.import_id and i.committed_revision is not null
      and i.superseded_revision is null
    where a.organization = ${organization}
      and a.entity_id in (select value from json_each(${JSON.stringify(entityIds)}))
      and l.kind in (${ENTRY_KINDS.indexOf("invoice")}, ${ENTRY_KINDS.indexOf("credit_note")})
    group by a.entity_id`);

export type PortfolioTotals = {
  customers: number;
  exposureCents: number;
  overdueCents: number;
  overdueAssumed: number;
  withoutLimit: number;
  ledgerDay: number | null;
};

export async function portfolioTotals(db: Database, organization: number): Promise<PortfolioTotals> {
  const [row] = await db.all<PortfolioTotals>(sql`
    select count(*) as customers,
      coalesce(sum(case when ${paysItself(sql`e`)} then b.exposure_cents end), 0) as "exposureCents",
      coalesce(sum(case when ${paysItself(sql`e`)} then b.overdue_cents end), 0) as "overdueCents",
      coalesce(max(${assumed}), 0) as "overdueAssumed",
      coalesce(sum(b.limit_kind = 'none'), 0) as "withoutLimit",
      (select max(last_day) from ledger_import where organization = ${organization}
        and committed_revision is not null and superseded_revision is null)
        as "ledgerDay"
    from badge b join legal_entity e on e.organization = b.organization and e.id = b.entity_id
    where ${ofOrganization(organization)}`);
  return (
    row ?? {
      customers: 0,
      exposureCents: 0,
      overdueCents: 0,
      overdueAssumed: 0,
      withoutLimit: 0,
      ledgerDay: null,
    }
  );
}

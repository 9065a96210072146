import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** What an import says about one account; `record` is JSON. */
export type ImportedAccount = { id: number; entityId: number | null; number: string; record: string };

/** Accounts that an import names, by account number of ours, after one. */
export const importedAccounts = (
  db: Database,
  organization: number,
  from: { id: number; source: string },
  after: number,
  limit: number,
): Promise<ImportedAccount[]> =>
  db.all<ImportedAccount>(sql`
    select a.id, a.entity_id as "entityId", a.number, r.record
    from customer_account a
    join import_customer r on r.organization = a.organization and r.import_id = ${from.id} and r.number = a.number
    where a.organization = ${organization} and a.source = ${from.source} and a.id > ${after}
    order by a.id limit ${limit}`);

/** Sources that committed imports of the organization came from. */
export async function sourcesOf(db: Database, organization: number): Promise<string[]> {
  const rows = await db.all<{ source: string }>(sql`
    select distinct source from ledger_import where organization = ${organization} and committed_revision is not null`);
  return rows.map((row) => row.source);
}

/** Numbers of an import that another source uses too, with both names: enough of them to tell whether they mean the same. */
export const numbersInCommon = (
  db: Database,
  organization: number,
  importId: number,
  source: string,
  limit: number,
): Promise<{ name: string; otherName: string }[]> =>
  db.all(sql`
    select r.record ->> 'name' as name, case when a.name = '' then e.name else a.name end as "otherName"
    from import_customer r
    join customer_account a on a.organization = r.organization and a.source = ${source} and a.number = r.number
    join legal_entity e on e.organization = a.organization and e.id = a.entity_id
    where r.organization = ${organization} and r.import_id = ${importId}
    order by r.number limit ${limit}`);

/** Owners of these numbers in some sources. */
export const ownersOfNumbers = (
  db: Database,
  organization: number,
  sources: string[],
  numbers: string[],
): Promise<{ number: string; entityId: number }[]> =>
  db.all(sql`
    select a.number, a.entity_id as "entityId"
    from json_each(${JSON.stringify(sources)}) s cross join json_each(${JSON.stringify(numbers)}) n
    cross join customer_account a on a.organization = ${organization} and a.source = s.value and a.number = n.value
    where a.entity_id is not null order by a.id`);

export type EntityRow = {
  id: number;
  publicId: string;
  name: string;
  otherNames: string;
  siren: string | null;
  sirets: string;
  vats: string;
  domains: string;
  groupId: number | null;
  repCode: string | null;
  termsKind: "net" | "eom_a" | "eom_b" | null;
  termsDays: number | null;
  insurerReference: string | null;
};

/** Legal entities by id or by SIREN; lists are JSON. */
export const entitiesBy = (
  db: Database,
  organization: number,
  by: { ids: number[]; sirens: string[] },
): Promise<EntityRow[]> =>
  db.all<EntityRow>(sql`
    select id, public_id as "publicId", name, other_names as "otherNames", siren, sirets, vats, domains,
      group_id as "groupId", rep_code as "repCode", terms_kind as "termsKind", terms_days as "termsDays",
      insurer_reference as "insurerReference"
    from legal_entity where organization = ${organization} and id in (
      select value from json_each(${JSON.stringify(by.ids)})
      union select id from legal_entity
        where organization = ${organization} and siren in (select value from json_each(${JSON.stringify(by.sirens)})))
    order by id`);

export const accountsOfEntities = (
  db: Database,
  organization: number,
  entityIds: number[],
): Promise<{ id: number; entityId: number; number: string }[]> =>
  db.all(sql`
    select id, entity_id as "entityId", number from customer_account
    where organization = ${organization}
      and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))
    order by id`);

/** The limits that imports set last on these entities, by kind. */
export const lastImportedLimits = (
  db: Database,
  organization: number,
  entityIds: number[],
): Promise<
  { entityId: number; kind: "approved" | "insured"; amountCents: number; untilDay: number | null }[]
> =>
  db.all(sql`
    select entity_id as "entityId", kind, amount_cents as "amountCents", until_day as "untilDay",
      max(recorded_revision) as recorded
    from credit_limit
    where organization = ${organization} and reason = ${IMPORTED} and amount_cents is not null
      and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))
    group by entity_id, kind`);

/** Reason of a limit that a file brought. */
export const IMPORTED = "import";

/** Groups of the organization by name, and the next free numbers. */
export async function groupsNamed(
  db: Database,
  organization: number,
  names: string[],
): Promise<{ id: number; name: string }[]> {
  return db.all(sql`
    select id, name from credit_group where organization = ${organization}
      and name in (select value from json_each(${JSON.stringify(names)}))`);
}

export async function nextNumbers(
  db: Database,
  organization: number,
): Promise<{ entityId: number; groupId: number }> {
  const [row] = await db.all<{ entityId: number; groupId: number }>(sql`
    select (select coalesce(max(id), 0) + 1 from legal_entity where organization = ${organization}) as "entityId",
      (select coalesce(max(id), 0) + 1 from credit_group where organization = ${organization}) as "groupId"`);
  if (!row) throw new Error("an aggregate gives one row");
  return row;
}

import { type SQL, sql } from "drizzle-orm";
import { removeBadges } from "./badges.ts";
import type { Database, Statement } from "./database.ts";
import { IMPORTED } from "./import-customers.ts";
import { revisionOf } from "./revision.ts";

/** Statements that write what an import changes about customers; each takes its rows as one JSON text. */

export const insertGroups = (
  db: Database,
  organization: number,
  rows: { id: number; name: string }[],
): Statement =>
  db.run(sql`
    insert into credit_group (organization, id, name)
    select ${organization}, value ->> 'id', value ->> 'name' from json_each(${JSON.stringify(rows)})`);

export type EntityChange = {
  id: number;
  publicId: string;
  name: string;
  searchName: string;
  otherNames: string[];
  siren: string | null;
  sirets: string[];
  vats: string[];
  domains: string[];
  groupId: number | null;
  repCode: string | null;
  termsKind: string | null;
  termsDays: number | null;
  insurerReference: string | null;
};

/** New legal entities; a number taken meanwhile fails and undoes the batch. `now` in Unix milliseconds. */
export const insertEntities = (
  db: Database,
  organization: number,
  rows: EntityChange[],
  now: number,
): Statement =>
  db.run(sql`
    insert into legal_entity (organization, id, public_id, name, search_name, other_names, siren, sirets, vats, domains,
      group_id, rep_code, terms_kind, terms_days, insurer_reference, created_at)
    select ${organization}, value ->> 'id', value ->> 'publicId', value ->> 'name', value ->> 'searchName',
      value -> 'otherNames', value ->> 'siren', value -> 'sirets', value -> 'vats', value -> 'domains',
      value ->> 'groupId', value ->> 'repCode', value ->> 'termsKind', value ->> 'termsDays',
      value ->> 'insurerReference', ${now}
    from json_each(${JSON.stringify(rows)})`);

/**
 * The rows of a JSON text as a table `n`. The limit, which limits nothing, is for the planner: it keeps the list outside of
 * the loop, so that each changed row is found by its key. Without it the list is read anew for every row of the organization.
 */
const listed = (json: string, key: string): SQL =>
  sql`(select value, value ->> ${key} as id from json_each(${json}) limit -1) n`;

/** Freed first: a SIREN may go from one entity of the batch to another. */
export function updateEntities(db: Database, organization: number, rows: EntityChange[]): Statement[] {
  const json = JSON.stringify(rows);
  return [
    db.run(sql`
      update legal_entity set siren = null from ${listed(json, "id")}
      where legal_entity.organization = ${organization} and legal_entity.id = n.id
        and legal_entity.siren is not n.value ->> 'siren'`),
    db.run(sql`
      update legal_entity set name = n.value ->> 'name', search_name = n.value ->> 'searchName',
        other_names = n.value -> 'otherNames', siren = n.value ->> 'siren', sirets = n.value -> 'sirets',
        vats = n.value -> 'vats', domains = n.value -> 'domains', group_id = n.value ->> 'groupId',
        rep_code = n.value ->> 'repCode', terms_kind = n.value ->> 'termsKind', terms_days = n.value ->> 'termsDays',
        insurer_reference = n.value ->> 'insurerReference'
      from ${listed(json, "id")}
      where legal_entity.organization = ${organization} and legal_entity.id = n.id`),
  ];
}

/** Owner and, where one is told, name of accounts. */
export const assignAccounts = (
  db: Database,
  organization: number,
  rows: { id: number; to: number; name: string }[],
): Statement =>
  db.run(sql`
    update customer_account set entity_id = n.value ->> 'to',
      name = case when n.value ->> 'name' = '' then customer_account.name else n.value ->> 'name' end
    from ${listed(JSON.stringify(rows), "id")}
    where customer_account.organization = ${organization} and customer_account.id = n.id`);

/** Tables of what people recorded on a customer, and of what was asked about it outside. */
const FOLLOWING = [
  ...[
    "credit_limit",
    "dispute",
    "site_link",
    "class_override",
    "credit_request",
    "order_release",
    "reservation",
  ],
  ...["field_report", "payment_promise", "natural_person"],
  ...["prospect", "outside_grade", "vat_check", "checklist_mark", "watch_item", "covered_by"],
] as const;

/**
 * What people recorded on entities that are left without account goes with the accounts; their badge is gone. What the other one has
 * already (the same fact of the ledger, the same word of a person) stays behind.
 */
export function dissolveEntities(
  db: Database,
  organization: number,
  rows: { from: number; to: number; events: boolean }[],
): Statement[] {
  const moved = JSON.stringify(rows);
  const withEvents = JSON.stringify(rows.filter((row) => row.events));
  const follow = (table: string, json: string) =>
    db.run(sql`
      update or ignore ${sql.identifier(table)} set entity_id = n.value ->> 'to' from ${listed(json, "from")}
      where organization = ${organization} and entity_id = n.id
        and entity_id in (select value ->> 'from' from json_each(${json}))`);
  const gone = sql`(select value ->> 'from' from json_each(${moved}))`;
  return [
    ...FOLLOWING.map((table) => follow(table, moved)),
    // Of two words of one member on one record, the one that moves stays.
    db.run(sql`
      update or replace record_choice set entity_id = n.value ->> 'to' from ${listed(moved, "from")}
      where organization = ${organization} and entity_id = n.id
        and entity_id in (select value ->> 'from' from json_each(${moved}))`),
    follow("credit_event", withEvents),
    db.run(sql`
      update legal_entity set payer_id = n.value ->> 'to' from ${listed(moved, "from")}
      where legal_entity.organization = ${organization} and legal_entity.payer_id = n.id`),
    db.run(sql`
      update legal_entity set next_change_on = null where organization = ${organization} and id in ${gone}`),
    removeBadges(db, organization, sql`select value ->> 'from' from json_each(${moved})`),
  ];
}

export type LimitChange = {
  entityId: number;
  id: string;
  kind: string;
  amountCents: number;
  untilDay: number | null;
};

/** Imported limits, each ending the one of its kind that held; `author` is who committed the import. */
export function importLimits(
  db: Database,
  organization: number,
  rows: LimitChange[],
  set: { day: number; author: string; now: number },
): Statement[] {
  const json = JSON.stringify(rows);
  return [
    db.run(sql`
      update credit_limit set ended_day = ${set.day}, ended_revision = ${revisionOf(organization)}
      from ${listed(json, "entityId")}
      where organization = ${organization} and entity_id = n.id and entity_id in (
          select value ->> 'entityId' from json_each(${json})) and credit_limit.kind = n.value ->> 'kind'
        and (ended_day is null or ended_day > ${set.day})`),
    db.run(sql`
      insert into credit_limit (organization, entity_id, id, kind, amount_cents, unlimited, from_day, until_day, reason,
        author, recorded_at, recorded_revision)
      select ${organization}, value ->> 'entityId', value ->> 'id', value ->> 'kind', value ->> 'amountCents', 0,
        ${set.day}, value ->> 'untilDay', ${IMPORTED}, ${set.author}, ${set.now}, ${revisionOf(organization)}
      from json_each(${json})`),
  ];
}

/** Two that name each other as payer: the one of the lower number pays for both, so that their exposure has one place. */
export const breakPayerRings = (db: Database, organization: number): Statement =>
  db.run(sql`
    update legal_entity set payer_id = null
    where organization = ${organization} and payer_id is not null and id < payer_id and exists (
      select 1 from legal_entity p
      where p.organization = ${organization} and p.id = legal_entity.payer_id and p.payer_id = legal_entity.id)`);

/** Who pays for the customers of an import, by account number of its source; unknown payers stay unknown. */
export const assignPayers = (
  db: Database,
  organization: number,
  from: { id: number; source: string },
  after: number,
  upTo: number,
): Statement =>
  db.run(sql`
    update legal_entity set payer_id = nullif(p.payer, legal_entity.id)
    from (
      select a.entity_id as customer, b.entity_id as payer
      from customer_account a
      join import_customer r on r.organization = a.organization and r.import_id = ${from.id} and r.number = a.number
      join customer_account b on b.organization = a.organization and b.source = a.source
        and b.number = r.record ->> 'payerKey'
      where a.organization = ${organization} and a.source = ${from.source} and a.id > ${after} and a.id <= ${upTo}
        and b.entity_id is not null
      limit -1
    ) p
    where legal_entity.organization = ${organization} and legal_entity.id = p.customer`);

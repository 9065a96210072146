import { type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";

/** Entities that are somebody's customer: they have an account, or a badge that still stands. */
const living = (organization: number): SQL => sql`e.organization = ${organization} and (
  exists (select 1 from customer_account a where a.organization = e.organization and a.entity_id = e.id)
  or exists (select 1 from badge b where b.organization = e.organization and b.entity_id = e.id and b.deleted = 0))`;

/**
 * Condition on a row of `legal_entity`. What others pay for is in their figures already (exposure is by payer), so that sums
 * leave it out. A payer whose own payer is another one carries its own accounts and those of whom it pays for directly.
 */
export const paysItself = (entity: SQL): SQL => sql`(${entity}.payer_id is null or not exists (
  select 1 from legal_entity p
  where p.organization = ${entity}.organization and p.id = ${entity}.payer_id and p.payer_id is null))`;

export async function countEntities(db: Database, organization: number): Promise<number> {
  const [row] = await db.all<{ total: number }>(
    sql`select count(*) as total from legal_entity e where ${living(organization)}`,
  );
  return row?.total ?? 0;
}

/** The next legal entities after one, by number. */
export async function entitiesAfter(
  db: Database,
  organization: number,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await db.all<{ id: number }>(sql`
    select e.id from legal_entity e where ${living(organization)} and e.id > ${after} order by e.id limit ${limit}`);
  return rows.map((row) => row.id);
}

/** Every so manieth legal entity, by number: a sample spread over all. */
export async function everyEntity(db: Database, organization: number, every: number): Promise<number[]> {
  const rows = await db.all<{ id: number }>(sql`
    select e.id from legal_entity e where ${living(organization)} and e.id % ${every} = 0 order by e.id`);
  return rows.map((row) => row.id);
}

/** Some that are due by `day`, the longest due first; `inGroups`: of those in a group alone. */
export async function dueEntities(
  db: Database,
  organization: number,
  day: number,
  limit: number,
  { inGroups = false }: { inGroups?: boolean } = {},
): Promise<number[]> {
  const rows = await db.all<{ id: number }>(sql`
    select e.id from legal_entity e
    where ${living(organization)} and e.next_change_on <= ${day} ${inGroups ? sql`and e.group_id is not null` : sql``}
    order by e.next_change_on, e.id limit ${limit}`);
  return rows.map((row) => row.id);
}

/**
 * First day on which time alone may change these entities again: rows `{ id, day }`. `onlyEarlier`: those that have an earlier
 * one keep it. The limit, which limits nothing, keeps the list outside of the planner's loop: each entity is found by its key.
 */
export const setNextChange = (
  db: Database,
  organization: number,
  rows: { id: number; day: number }[],
  { onlyEarlier = false }: { onlyEarlier?: boolean } = {},
): Statement =>
  db.run(sql`
    update legal_entity set next_change_on = n.day
    from (select value ->> 'id' as id, value ->> 'day' as day from json_each(${JSON.stringify(rows)}) limit -1) n
    where legal_entity.organization = ${organization} and legal_entity.id = n.id and ${
      onlyEarlier
        ? sql`(legal_entity.next_change_on is null or legal_entity.next_change_on > n.day)`
        : sql`legal_entity.next_change_on is not n.day`
    }`);

/** Who pays for these entities, where that is somebody else. */
export async function payersOf(db: Database, organization: number, entityIds: number[]): Promise<number[]> {
  const rows = await db.all<{ payerId: number }>(sql`
    select distinct payer_id as "payerId" from legal_entity
    where organization = ${organization} and payer_id is not null
      and id in (select value from json_each(${JSON.stringify(entityIds)}))`);
  return rows.map((row) => row.payerId);
}

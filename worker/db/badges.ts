import { type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { revisionOf } from "./revision.ts";

export type BadgeChange = {
  entityId: number;
  publicId: string;
  repCode: string | null;
  searchName: string;
  riskClass: string;
  scoreCentipoints: number | null;
  exposureCents: number;
  overdueCents: number;
  oldestOverdueDays: number;
  recommendedCents: number | null;
  limitKind: string;
  limitCents: number | null;
  limitExpired: boolean;
  headroomCents: number | null;
  /** JSON of a BadgeRow without its revision. */
  body: string;
};

/** The badge rows that a policy run makes: of a generation to come, and the revision at which it comes. */
export type Coming = { generation: number; revision: number };

const generationInForce = (organization: number): SQL =>
  sql`(select badge_generation from tenant where number = ${organization})`;

/**
 * Badge rows at the revision of the batch, new or in place of the old; of a generation to come each at the revision it names,
 * or at the one at which that comes into force.
 */
export const saveBadges = (
  db: Database,
  organization: number,
  rows: (BadgeChange & { revision?: number | undefined })[],
  coming?: Coming,
): Statement =>
  db.run(sql`
    insert into badge_row (organization, generation, entity_id, public_id, revision, deleted, rep_code, search_name, risk_class,
      score_centipoints, exposure_cents, overdue_cents, oldest_overdue_days, recommended_cents, limit_kind, limit_cents,
      limit_expired, headroom_cents, body)
    select ${organization}, ${coming?.generation ?? generationInForce(organization)}, value ->> 'entityId',
      value ->> 'publicId', ${coming ? sql`coalesce(value ->> 'revision', ${coming.revision})` : revisionOf(organization)}, 0,
      value ->> 'repCode', value ->> 'searchName', value ->> 'riskClass', value ->> 'scoreCentipoints',
      value ->> 'exposureCents', value ->> 'overdueCents', value ->> 'oldestOverdueDays', value ->> 'recommendedCents',
      value ->> 'limitKind', value ->> 'limitCents', value ->> 'limitExpired', value ->> 'headroomCents',
      value ->> 'body'
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (organization, generation, entity_id) do update set
      revision = excluded.revision, deleted = 0, rep_code = excluded.rep_code, search_name = excluded.search_name,
      risk_class = excluded.risk_class, score_centipoints = excluded.score_centipoints,
      exposure_cents = excluded.exposure_cents, overdue_cents = excluded.overdue_cents,
      oldest_overdue_days = excluded.oldest_overdue_days, recommended_cents = excluded.recommended_cents,
      limit_kind = excluded.limit_kind, limit_cents = excluded.limit_cents, limit_expired = excluded.limit_expired,
      headroom_cents = excluded.headroom_cents, body = excluded.body`);

/** Badge rows as they stand, copied into a generation to come with the revision they have. */
export const copyBadges = (
  db: Database,
  organization: number,
  coming: Coming,
  which: { entityIds: number[] } | { deletedAfter: number; upTo: number },
): Statement =>
  db.run(sql`
    insert into badge_row (organization, generation, entity_id, public_id, revision, deleted, rep_code, search_name,
      risk_class, score_centipoints, exposure_cents, overdue_cents, oldest_overdue_days, recommended_cents, limit_kind,
      limit_cents, limit_expired, headroom_cents, body)
    select organization, ${coming.generation}, entity_id, public_id, revision, deleted, rep_code, search_name,
      risk_class, score_centipoints, exposure_cents, overdue_cents, oldest_overdue_days, recommended_cents, limit_kind,
      limit_cents, limit_expired, headroom_cents, body
    from badge where organization = ${organization} and ${
      "entityIds" in which
        ? sql`entity_id in (select value from json_each(${JSON.stringify(which.entityIds)}))`
        : sql`deleted = 1 and entity_id > ${which.deletedAfter} and entity_id <= ${which.upTo}`
    }
    on conflict (organization, generation, entity_id) do update set
      revision = excluded.revision, deleted = excluded.deleted, rep_code = excluded.rep_code,
      search_name = excluded.search_name, risk_class = excluded.risk_class,
      score_centipoints = excluded.score_centipoints, exposure_cents = excluded.exposure_cents,
      overdue_cents = excluded.overdue_cents, oldest_overdue_days = excluded.oldest_overdue_days,
      recommended_cents = excluded.recommended_cents, limit_kind = excluded.limit_kind,
      limit_cents = excluded.limit_cents, limit_expired = excluded.limit_expired,
      headroom_cents = excluded.headroom_cents, body = excluded.body`);

/** Customers that are none any more, in the generation in force and in one to come. `gone` selects entity numbers. */
export const removeBadges = (db: Database, organization: number, gone: SQL): Statement =>
  db.run(sql`
    update badge_row set deleted = 1, revision = coalesce(
      (select case when t.badge_generation = badge_row.generation then t.revision else r.revision end
        from tenant t left join run r on r.organization = t.number and r.id = t.policy_run
        where t.number = ${organization}), revision)
    where organization = ${organization} and deleted = 0 and entity_id in (${gone})
      and generation in (
        select t.badge_generation from tenant t where t.number = ${organization}
        union all
        select r.generation from tenant t join run r on r.organization = t.number and r.id = t.policy_run
        where t.number = ${organization})`);

/** `ceilingCents`: what all members together may owe; null where nothing bounds them. */
export type GroupFigures = {
  name: string;
  members: number;
  exposureCents: number;
  ceilingCents: number | null;
};

/** What the badges of a group's other members say of it. Rows `{ entityId, group }`; null: it is no group any more. */
export function saveGroups(
  db: Database,
  organization: number,
  rows: { entityId: number; group: GroupFigures | null }[],
  coming?: Coming,
): Statement {
  const group = sql`n.value -> '$.group'`;
  return db.run(sql`
    update badge_row set revision = ${coming?.revision ?? revisionOf(organization)},
      body = case when n.value ->> '$.group' is null then json_remove(body, '$.figures.group')
        else json_set(body, '$.figures.group', json(${group})) end
    from (select value, value ->> 'entityId' as id from json_each(${JSON.stringify(rows)}) limit -1) n
    where badge_row.organization = ${organization} and badge_row.deleted = 0 and badge_row.entity_id = n.id
      and badge_row.generation = ${coming?.generation ?? generationInForce(organization)}
      and coalesce(body -> '$.figures.group', 'null') is not ${group}`);
}

/** A customer that changed hands: gone from the old portfolio, back in the new one. Rows `{ publicId, from, to }`. */
export function moveBetweenPortfolios(
  db: Database,
  organization: number,
  rows: { publicId: string; from: string | null; to: string | null }[],
): Statement[] {
  const json = JSON.stringify(rows);
  return [
    db.run(sql`
      insert into badge_departure (organization, rep_code, public_id, revision)
      select ${organization}, value ->> 'from', value ->> 'publicId', ${revisionOf(organization)}
      from json_each(${json}) where value ->> 'from' is not null
      on conflict (organization, rep_code, public_id) do update set revision = excluded.revision`),
    db.run(sql`
      delete from badge_departure where organization = ${organization} and (rep_code, public_id) in (
        select value ->> 'to', value ->> 'publicId' from json_each(${json}) where value ->> 'to' is not null)`),
  ];
}

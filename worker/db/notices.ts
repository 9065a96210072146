import { sql } from "drizzle-orm";
import type { OutsideEventKind } from "#shared/contract/outside.ts";
import type { GazetteNotice } from "#shared/gazette/notice.ts";
import type { Database, Statement } from "./database.ts";
import { revisionOf } from "./revision.ts";

/** A notice with whose it is. */
export type OwnNotice = { entityId: number; notice: GazetteNotice };

/** Entities that bear one of these SIRENs, or that a notice of one of these ids is kept of (what annuls it may name nobody). */
export const ownersOfNotices = (
  db: Database,
  organization: number,
  { sirens, noticeIds }: { sirens: readonly string[]; noticeIds: readonly string[] },
): Promise<{ entityId: number; publicId: string; siren: string | null; noticeId: string | null }[]> =>
  db.all(sql`
    select e.id as "entityId", e.public_id as "publicId", e.siren, null as "noticeId" from legal_entity e
    where e.organization = ${organization} and e.siren in (select value from json_each(${JSON.stringify(sirens)}))
    union all
    select n.entity_id, e.public_id, e.siren, n.id from gazette_notice n
    join legal_entity e on e.organization = n.organization and e.id = n.entity_id
    where n.organization = ${organization} and n.id in (select value from json_each(${JSON.stringify(noticeIds)}))`);

/** All that is kept of these entities, in the order of publication. */
export async function noticesOf(
  db: Database,
  organization: number,
  entityIds: readonly number[],
): Promise<OwnNotice[]> {
  const rows = await db.all<{ entityId: number; body: string }>(sql`
    select entity_id as "entityId", body from gazette_notice
    where organization = ${organization} and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))
    order by entity_id, published_day, id`);
  return rows.map(({ entityId, body }) => ({ entityId, notice: JSON.parse(body) as GazetteNotice }));
}

/** Keeps notices; one that is known is replaced where the gazette's server changed it. */
export const saveNotices = (
  db: Database,
  organization: number,
  notices: readonly OwnNotice[],
  at: number,
): Statement => {
  const rows = notices.map(({ entityId, notice }) => ({
    ...{ entityId, id: notice.id, publishedDay: notice.publishedDay, body: notice },
  }));
  return db.run(sql`
    insert into gazette_notice (organization, entity_id, id, published_day, body, recorded_at, recorded_revision)
    select ${organization}, value ->> 'entityId', value ->> 'id', value ->> 'publishedDay', value -> 'body', ${at},
      ${revisionOf(organization)}
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (organization, entity_id, id) do update set body = excluded.body, published_day = excluded.published_day`);
};

/** What a notice tells, as all notices of its firm together have it. */
export type ToldNotice = {
  id: string;
  kind: OutsideEventKind | null;
  day: number | null;
  takenBack: boolean;
};

export const tellNotices = (
  db: Database,
  organization: number,
  entityId: number,
  told: readonly ToldNotice[],
): Statement =>
  db.run(sql`
    update gazette_notice set event_kind = n.value ->> 'kind', event_day = n.value ->> 'day',
      taken_back = iif(n.value ->> 'takenBack', 1, 0)
    from (select value, value ->> 'id' as id from json_each(${JSON.stringify(told)}) limit -1) n
    where gazette_notice.organization = ${organization} and gazette_notice.entity_id = ${entityId}
      and gazette_notice.id = n.id`);

/** The gazette was read whole up to this day. */
export const noteGazetteRead = (db: Database, organization: number, day: number): Statement =>
  db.run(sql`
    update tenant set gazette_read_day = max(coalesce(gazette_read_day, 0), ${day}) where number = ${organization}`);

export async function gazetteReadDay(db: Database, organization: number): Promise<number | null> {
  const [row] = await db.all<{ day: number | null }>(
    sql`select gazette_read_day as day from tenant where number = ${organization}`,
  );
  return row?.day ?? null;
}

/** A customer or prospect without SIREN, by whose name a notice without one may be about it. */
export const unnumberedFirms = (
  db: Database,
  organization: number,
): Promise<{ entityId: number; publicId: string; name: string }[]> =>
  db.all(sql`
    select e.id as "entityId", e.public_id as "publicId", e.name from legal_entity e
    join badge b on b.organization = e.organization and b.entity_id = e.id and b.deleted = 0
    where e.organization = ${organization} and e.siren is null`);

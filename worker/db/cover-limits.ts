import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { expectThat } from "./expect.ts";
import { revisionOf } from "./revision.ts";

export type StandingCover = {
  entityId: number;
  id: string;
  amountCents: number | null;
  fromDay: number;
  untilDay: number | null;
};

/** Insured limits without an end of many customers, the latest recorded last. */
export const standingCover = (
  db: Database,
  organization: number,
  entityIds: readonly number[],
): Promise<StandingCover[]> =>
  db.all<StandingCover>(sql`
    select entity_id as "entityId", id, amount_cents as "amountCents", from_day as "fromDay", until_day as "untilDay"
    from credit_limit
    where organization = ${organization} and kind = 'insured' and ended_day is null
      and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))
    order by recorded_revision, id`);

/** Days on which cover of these customers was withdrawn, by events that stand. */
export const withdrawals = (
  db: Database,
  organization: number,
  entityIds: readonly number[],
): Promise<{ entityId: number; day: number }[]> =>
  db.all(sql`
    select entity_id as "entityId", day from credit_event
    where organization = ${organization} and kind = 'cover_withdrawn' and revoked_at is null
      and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))`);

export type NewCover = {
  entityId: number;
  id: string;
  amountCents: number;
  fromDay: number;
  untilDay: number | null;
  /** The insured limit without an end that was read for it; null: none. */
  replaces: string | null;
};

/**
 * What an insurer granted many customers, each limit in place of the one before, which ends today or when the new one begins. All is
 * undone when the insured limit of one of them is no longer the one that was read.
 */
export function insertCover(
  db: Database,
  organization: number,
  limits: readonly NewCover[],
  shared: { today: number; reason: string; author: string; recordedAt: number },
): Statement[] {
  const rows = JSON.stringify(limits);
  return [
    expectThat(
      db,
      sql`not exists (
        select 1 from json_each(${rows}) r where (
          select id from credit_limit where organization = ${organization} and entity_id = r.value ->> 'entityId'
            and kind = 'insured' and ended_day is null order by recorded_revision desc, id desc limit 1
        ) is not (r.value ->> 'replaces'))`,
    ),
    db.run(sql`
      update credit_limit set ended_day = max(${shared.today}, n.from_day), ended_revision = ${revisionOf(organization)}
      from (select value ->> 'entityId' as entity_id, value ->> 'fromDay' as from_day from json_each(${rows})) n
      where credit_limit.organization = ${organization} and credit_limit.entity_id = n.entity_id
        and credit_limit.kind = 'insured' and (ended_day is null or ended_day > max(${shared.today}, n.from_day))`),
    db.run(sql`
      insert into credit_limit (organization, entity_id, id, kind, amount_cents, unlimited, from_day, until_day,
        reason, author, recorded_at, recorded_revision)
      select ${organization}, value ->> 'entityId', value ->> 'id', 'insured', value ->> 'amountCents', 0,
        value ->> 'fromDay', value ->> 'untilDay', ${shared.reason}, ${shared.author}, ${shared.recordedAt},
        ${revisionOf(organization)}
      from json_each(${rows})`),
  ];
}

export type NewWithdrawal = { entityId: number; id: string; day: number };

/** Events that say that cover was withdrawn. All is undone when one of them stands already. */
export function insertWithdrawals(
  db: Database,
  organization: number,
  events: readonly NewWithdrawal[],
  shared: { note: string; author: string; recordedAt: number },
): Statement[] {
  const rows = JSON.stringify(events);
  return [
    expectThat(
      db,
      sql`not exists (
        select 1 from json_each(${rows}) r join credit_event e on e.organization = ${organization}
          and e.entity_id = r.value ->> 'entityId' and e.kind = 'cover_withdrawn' and e.day = r.value ->> 'day'
          and e.revoked_at is null)`,
    ),
    db.run(sql`
      insert into credit_event (organization, entity_id, id, kind, day, note, author, recorded_at, recorded_revision)
      select ${organization}, value ->> 'entityId', value ->> 'id', 'cover_withdrawn', value ->> 'day', ${shared.note},
        ${shared.author}, ${shared.recordedAt}, ${revisionOf(organization)}
      from json_each(${rows})`),
  ];
}

import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { clock } from "./outside-schema.ts";

export type ClockRow = typeof clock.$inferSelect;
export type SavedClock = Omit<ClockRow, "organization">;

/** New deadlines, and others as they follow from the facts now. What a person closed meanwhile stays as it is. */
export const saveClocks = (db: Database, organization: number, rows: readonly SavedClock[]): Statement =>
  db.run(sql`
    insert into clock (organization, id, entity_id, key, kind, source_kind, source_id, start_day, due_day, shown_day,
      provisional, at_stake_cents, lost_if_missed, insurer_id, remind_days, state, reason, decided_by, decided_at,
      created_at, updated_at)
    select ${organization}, value ->> 'id', value ->> 'entityId', value ->> 'key', value ->> 'kind',
      value ->> 'sourceKind', value ->> 'sourceId', value ->> 'startDay', value ->> 'dueDay', value ->> 'shownDay',
      value ->> 'provisional', value ->> 'atStakeCents', value ->> 'lostIfMissed', value ->> 'insurerId',
      value -> 'remindDays', 'open', '', null, null, value ->> 'createdAt', value ->> 'updatedAt'
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (organization, entity_id, key) do update set
      start_day = excluded.start_day, due_day = excluded.due_day, shown_day = excluded.shown_day,
      provisional = excluded.provisional and not (clock.state = 'open' and clock.decided_by is not null),
      at_stake_cents = excluded.at_stake_cents, lost_if_missed = excluded.lost_if_missed,
      insurer_id = excluded.insurer_id, remind_days = excluded.remind_days,
      decided_by = case clock.state when 'open' then clock.decided_by end,
      decided_at = case clock.state when 'open' then clock.decided_at end,
      reason = case clock.state when 'open' then clock.reason else '' end,
      state = 'open', updated_at = excluded.updated_at
    where clock.state in ('open', 'withdrawn')`);

/** Open deadlines whose ground is gone: rows `{ entityId, key }`. */
export const withdrawClocks = (
  db: Database,
  organization: number,
  rows: readonly Pick<ClockRow, "entityId" | "key">[],
  at: number,
): Statement =>
  db.run(sql`
    update clock set state = 'withdrawn', updated_at = ${at}
    from (select value ->> 'entityId' as entity_id, value ->> 'key' as key
      from json_each(${JSON.stringify(rows)}) limit -1) gone
    where clock.organization = ${organization} and clock.entity_id = gone.entity_id and clock.key = gone.key
      and clock.state = 'open'`);

type Decision = { outcome: "done" | "waived" | "kept"; reason: string; by: string; at: number };

/** Follow with `expectOneChange`: it must be open, and provisional to be kept. */
export const decideClock = (
  db: Database,
  organization: number,
  id: string,
  { outcome, reason, by, at }: Decision,
): Statement =>
  db
    .update(clock)
    .set({
      ...(outcome === "kept" ? { provisional: false } : { state: outcome }),
      ...{ reason, decidedBy: by, decidedAt: at, updatedAt: at },
    })
    .where(
      and(
        eq(clock.organization, organization),
        eq(clock.id, id),
        eq(clock.state, "open"),
        ...(outcome === "kept" ? [eq(clock.provisional, true)] : []),
      ),
    );

/** A deadline with whom it is about. */
export type FoundClock = ClockRow & {
  customerId: string;
  name: string;
  siren: string | null;
  decidedByName: string | null;
  insurer: string | null;
  document: string | null;
  court: string | null;
};

const found = (db: Database, where: SQL, order: SQL = sql``): Promise<FoundClock[]> =>
  db
    .all<Omit<FoundClock, "remindDays" | "provisional"> & { remindDays: string; provisional: number }>(sql`
      select c.organization, c.id, c.entity_id as "entityId", c.key, c.kind, c.source_kind as "sourceKind",
        c.source_id as "sourceId", c.start_day as "startDay", c.due_day as "dueDay", c.shown_day as "shownDay",
        c.provisional, c.at_stake_cents as "atStakeCents", c.lost_if_missed as "lostIfMissed",
        c.insurer_id as "insurerId", c.remind_days as "remindDays", c.state, c.reason, c.decided_by as "decidedBy",
        c.decided_at as "decidedAt", c.created_at as "createdAt", c.updated_at as "updatedAt",
        e.public_id as "customerId", e.name, e.siren, u.name as "decidedByName", p.name as insurer,
        n.body ->> '$.url' as document, n.body ->> '$.court' as court
      from clock c
      join legal_entity e on e.organization = c.organization and e.id = c.entity_id
      left join user u on u.id = c.decided_by
      left join insurer_policy p on p.organization = c.organization and p.id = c.insurer_id
      left join credit_event v on c.source_kind = 'event' and v.organization = c.organization
        and v.entity_id = c.entity_id and v.id = (
          select w.id from credit_event w
          where w.organization = c.organization and w.entity_id = c.entity_id
            and (w.id = c.source_id or w.notice_id = c.source_id)
          order by w.revoked_at is not null, w.recorded_at desc limit 1)
      left join gazette_notice n on n.organization = c.organization and n.entity_id = c.entity_id
        and n.id = v.notice_id
      where ${where} ${order}`)
    .then((rows) =>
      rows.map((row) => ({
        ...row,
        provisional: row.provisional === 1,
        remindDays: JSON.parse(row.remindDays) as number[],
      })),
    );

const ofCustomer = (customerId: string | undefined): SQL =>
  customerId === undefined ? sql`` : sql`and e.public_id = ${customerId}`;

/** All open ones, of one customer or of all, in no order. */
export const openClocks = (db: Database, organization: number, customerId?: string): Promise<FoundClock[]> =>
  found(db, sql`c.organization = ${organization} and c.state = 'open' ${ofCustomer(customerId)}`);

type ClosedQuery = {
  customerId: string | undefined;
  limit: number;
  after: { at: number; id: string } | null;
};

/** Those that were closed or withdrawn, the last first. */
export const closedClocks = (
  db: Database,
  organization: number,
  { customerId, limit, after }: ClosedQuery,
): Promise<FoundClock[]> =>
  found(
    db,
    sql`c.organization = ${organization} and c.state <> 'open' ${ofCustomer(customerId)}
      ${after ? sql`and (c.updated_at, c.id) < (${after.at}, ${after.id})` : sql``}`,
    sql`order by c.updated_at desc, c.id desc limit ${limit}`,
  );

export const findClock = async (
  db: Database,
  organization: number,
  id: string,
): Promise<FoundClock | undefined> =>
  (await found(db, sql`c.organization = ${organization} and c.id = ${id}`))[0];

/** How many are open, and how many of them have a day to be done by up to this one. */
export async function countOpenClocks(
  db: Database,
  organization: number,
  day: number,
): Promise<{ open: number; pressing: number }> {
  const [row] = await db.all<{ open: number; pressing: number | null }>(sql`
    select count(*) as open, sum(shown_day <= ${day}) as pressing from clock
    where organization = ${organization} and state = 'open'`);
  return { open: row?.open ?? 0, pressing: row?.pressing ?? 0 };
}

/** Open ones of which this is a day to remind. */
export const clocksToRemind = (db: Database, organization: number, day: number): Promise<FoundClock[]> =>
  found(
    db,
    sql`c.organization = ${organization} and c.state = 'open'
      and exists (select 1 from json_each(c.remind_days) r where r.value = ${day})`,
  );

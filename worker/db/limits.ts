import { and, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { expectThat } from "./expect.ts";
import { revisionOf } from "./revision.ts";
import { creditLimit } from "./schema.ts";

export type LimitRow = typeof creditLimit.$inferSelect;
export type NewLimit = Omit<LimitRow, "organization" | "recordedRevision" | "endedRevision" | "endedDay">;

const ofEntity = (organization: number, entityId: number) =>
  and(eq(creditLimit.organization, organization), eq(creditLimit.entityId, entityId));

/** Every limit ever set for a legal entity, the latest recorded first. */
export function limitsOf(db: Database, organization: number, entityId: number): Promise<LimitRow[]> {
  return db
    .select()
    .from(creditLimit)
    .where(ofEntity(organization, entityId))
    .orderBy(desc(creditLimit.recordedRevision), desc(creditLimit.id));
}

/** A limit as of the organization's revision: goes into the batch that raised it. */
export const insertLimit = (db: Database, organization: number, limit: NewLimit): Statement =>
  db.insert(creditLimit).values({ ...limit, organization, recordedRevision: revisionOf(organization) });

/**
 * Ends what a new limit replaces from its first day on: limits of its kind that still hold then. Temporary ones that do
 * not touch its days stay. Terms of an old limit are never rewritten; its end only ever moves forward in time of record.
 */
export const endReplaced = (
  db: Database,
  organization: number,
  limit: Pick<NewLimit, "entityId" | "kind" | "fromDay" | "untilDay">,
): Statement =>
  db
    .update(creditLimit)
    .set({ endedDay: limit.fromDay, endedRevision: revisionOf(organization) })
    .where(
      and(
        ofEntity(organization, limit.entityId),
        eq(creditLimit.kind, limit.kind),
        or(isNull(creditLimit.endedDay), gt(creditLimit.endedDay, limit.fromDay)),
        limit.kind === "temporary"
          ? sql`${creditLimit.untilDay} >= ${limit.fromDay} and ${creditLimit.fromDay} <= ${limit.untilDay}`
          : undefined,
      ),
    );

/** Ends one limit from `day` on, when it is not over by then; follow with `expectOneChange`. */
export const endLimit = (
  db: Database,
  organization: number,
  entityId: number,
  id: string,
  day: number,
): Statement =>
  db
    .update(creditLimit)
    .set({ endedDay: day, endedRevision: revisionOf(organization) })
    .where(
      and(
        ofEntity(organization, entityId),
        eq(creditLimit.id, id),
        or(isNull(creditLimit.endedDay), gt(creditLimit.endedDay, day)),
      ),
    );

/** Undoes the whole batch unless the approved limit without an end is the one named; null: there is none. */
export const expectApproved = (
  db: Database,
  organization: number,
  entityId: number,
  id: string | null,
): Statement =>
  expectThat(
    db,
    sql`(select id from credit_limit where organization = ${organization} and entity_id = ${entityId}
      and kind = 'approved' and ended_day is null order by recorded_revision desc limit 1) is ${id}`,
  );

export type Adoption = {
  entityId: number;
  id: string;
  amountCents: number;
  /** The approved limit without an end that was read for it; null: none. */
  replaces: string | null;
};

/**
 * Approved limits of many customers at once, each replacing the one before; one JSON parameter (platform 1.7). All is undone
 * when the approved limit of one of them is no longer the one that was read.
 */
export function adoptApproved(
  db: Database,
  organization: number,
  adoptions: Adoption[],
  shared: { fromDay: number; untilDay: number | null; reason: string; author: string; recordedAt: number },
): Statement[] {
  const rows = JSON.stringify(adoptions);
  return [
    expectThat(
      db,
      sql`not exists (
        select 1 from json_each(${rows}) r where (
          select id from credit_limit where organization = ${organization} and entity_id = r.value ->> 'entityId'
            and kind = 'approved' and ended_day is null order by recorded_revision desc limit 1
        ) is not (r.value ->> 'replaces'))`,
    ),
    db.run(sql`
      update credit_limit set ended_day = ${shared.fromDay}, ended_revision = ${revisionOf(organization)}
      where organization = ${organization} and kind = 'approved'
        and entity_id in (select value ->> 'entityId' from json_each(${rows}))
        and (ended_day is null or ended_day > ${shared.fromDay})`),
    db.run(sql`
      insert into credit_limit (organization, entity_id, id, kind, amount_cents, unlimited, from_day, until_day,
        reason, author, recorded_at, recorded_revision)
      select ${organization}, value ->> 'entityId', value ->> 'id', 'approved', value ->> 'amountCents', 0,
        ${shared.fromDay}, ${shared.untilDay}, ${shared.reason}, ${shared.author}, ${shared.recordedAt},
        ${revisionOf(organization)}
      from json_each(${rows})`),
  ];
}

export type ApprovedLimit = {
  entityId: number;
  id: string;
  amountCents: number | null;
  unlimited: number;
  fromDay: number;
  untilDay: number | null;
};

/** The approved limits without an end of many customers, the latest recorded last. */
export const approvedOf = (
  db: Database,
  organization: number,
  entityIds: number[],
): Promise<ApprovedLimit[]> =>
  db.all<ApprovedLimit>(sql`
    select entity_id as "entityId", id, amount_cents as "amountCents", unlimited, from_day as "fromDay",
      until_day as "untilDay"
    from credit_limit
    where organization = ${organization} and kind = 'approved' and ended_day is null
      and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))
    order by recorded_revision`);

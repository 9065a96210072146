import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { expectOneChange } from "./expect.ts";
import { inPortfolio, type Portfolio } from "./list-customers.ts";
import { revisionOf } from "./revision.ts";
import { classOverride, orderRelease, reservation } from "./schema.ts";

export type ReleaseRecord = typeof orderRelease.$inferSelect;
export type ReservationRecord = typeof reservation.$inferSelect;

export const insertRelease = (
  db: Database,
  organization: number,
  row: Omit<ReleaseRecord, "organization" | "grantedRevision" | "revision">,
): Statement =>
  db.insert(orderRelease).values({
    ...row,
    organization,
    grantedRevision: revisionOf(organization),
    revision: revisionOf(organization),
  });

/** Changes one release; follow with `expectOneChange` where another writer may have been there. */
export const saveRelease = (
  db: Database,
  organization: number,
  id: string,
  change: Partial<ReleaseRecord>,
): Statement =>
  db
    .update(orderRelease)
    .set({ ...change, revision: revisionOf(organization) })
    .where(and(eq(orderRelease.organization, organization), eq(orderRelease.id, id)));

/** A deposit is met once: of two who say so the second one's batch is undone. */
export const meetCondition = (db: Database, organization: number, id: string, day: number): Statement[] => [
  db
    .update(orderRelease)
    .set({ conditionMetDay: day, revision: revisionOf(organization) })
    .where(
      and(
        eq(orderRelease.organization, organization),
        eq(orderRelease.id, id),
        isNull(orderRelease.conditionMetDay),
      ),
    ),
  expectOneChange(db),
];

export async function findRelease(
  db: Database,
  organization: number,
  id: string,
): Promise<ReleaseRecord | undefined> {
  const [row] = await db
    .select()
    .from(orderRelease)
    .where(and(eq(orderRelease.organization, organization), eq(orderRelease.id, id)));
  return row;
}

/** Releases of some customers that have not ended before `day`. */
export const standingReleases = (
  db: Database,
  organization: number,
  entityIds: number[],
  day: number,
): Promise<ReleaseRecord[]> =>
  db
    .select()
    .from(orderRelease)
    .where(
      and(
        eq(orderRelease.organization, organization),
        sql`${orderRelease.entityId} in (select value from json_each(${JSON.stringify(entityIds)}))`,
        sql`${orderRelease.untilDay} >= ${day} and ${orderRelease.endedDay} is null`,
      ),
    );

export type VisibleRelease = {
  id: string;
  customerId: string;
  document: string | null;
  documentNumber: string;
  currency: string;
  amountCents: number;
  basis: ReleaseRecord["basis"];
  depositCents: number;
  untilDay: number;
  conditionMetDay: number | null;
  knownBlocks: string;
  suspendedFor: string | null;
  endedDay: number | null;
  grantedBy: string;
};

/** Releases of the customers in a portfolio that ended no earlier than `day`, with who granted them by name. */
export const visibleReleases = (
  db: Database,
  organization: number,
  portfolio: Portfolio,
  day: number,
  of: { customerId?: string } = {},
): Promise<VisibleRelease[]> =>
  db.all(sql`
    select o.id, e.public_id as "customerId", o.document, o.document_number as "documentNumber", o.currency,
      o.amount_cents as "amountCents", o.basis, o.deposit_cents as "depositCents", o.until_day as "untilDay",
      o.condition_met_day as "conditionMetDay", o.known_blocks as "knownBlocks", o.suspended_for as "suspendedFor",
      o.ended_day as "endedDay", coalesce(u.name, o.granted_by) as "grantedBy"
    from order_release o
    join legal_entity e on e.organization = o.organization and e.id = o.entity_id
    join badge b on b.organization = o.organization and b.entity_id = o.entity_id and b.deleted = 0
    left join user u on u.id = o.granted_by
    where o.organization = ${organization} and o.until_day >= ${day} and ${inPortfolio(portfolio)}
      ${of.customerId === undefined ? sql`` : sql`and e.public_id = ${of.customerId}`}
    order by o.until_day desc, o.id limit 1000`);

/** Reserves the amount of an order until it is imported, or for the days of the policy. */
export const insertReservation = (
  db: Database,
  organization: number,
  row: Omit<ReservationRecord, "organization" | "recordedRevision" | "endedRevision">,
): Statement =>
  db.insert(reservation).values({
    ...row,
    organization,
    recordedRevision: revisionOf(organization),
    endedRevision: null,
  });

/** An order that was released is confirmed: what its release reserved is reserved for the order, from this day on. */
export const confirmReserved = (
  db: Database,
  organization: number,
  {
    entityId,
    releaseId,
    ...order
  }: { entityId: number; releaseId: string } & Pick<ReservationRecord, "id" | "day" | "author">,
): Statement[] => [
  db.run(sql`
    insert into reservation (organization, entity_id, id, number, day, amount_cents, author, recorded_revision)
    select organization, entity_id, ${order.id}, number, ${order.day}, amount_cents, ${order.author}, ${revisionOf(organization)}
    from reservation
    where organization = ${organization} and entity_id = ${entityId} and id = ${releaseId} and ended_revision is null`),
  endReservation(db, organization, entityId, releaseId),
];

export const endReservation = (db: Database, organization: number, entityId: number, id: string): Statement =>
  endReserved(db, organization, entityId, eq(reservation.id, id));

/** Ends what a document of this number reserved before. */
export const endReservationsOf = (
  db: Database,
  organization: number,
  entityId: number,
  documentNumber: string,
): Statement => endReserved(db, organization, entityId, eq(reservation.number, documentNumber));

const endReserved = (db: Database, organization: number, entityId: number, which: SQL): Statement =>
  db
    .update(reservation)
    .set({ endedRevision: revisionOf(organization) })
    .where(
      and(
        eq(reservation.organization, organization),
        eq(reservation.entityId, entityId),
        which,
        isNull(reservation.endedRevision),
      ),
    );

/** Sets a class by hand and ends the one that was set before. */
export const insertClassOverride = (
  db: Database,
  organization: number,
  row: Omit<typeof classOverride.$inferSelect, "organization" | "recordedRevision" | "endedRevision">,
): Statement[] => [
  db
    .update(classOverride)
    .set({ endedRevision: revisionOf(organization) })
    .where(
      and(
        eq(classOverride.organization, organization),
        eq(classOverride.entityId, row.entityId),
        isNull(classOverride.endedRevision),
      ),
    ),
  db.insert(classOverride).values({
    ...row,
    organization,
    recordedRevision: revisionOf(organization),
    endedRevision: null,
  }),
];

/** Releases by the id of their request. */
export async function findReleases(
  db: Database,
  organization: number,
  ids: readonly string[],
): Promise<Map<string, ReleaseRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(orderRelease)
    .where(
      and(
        eq(orderRelease.organization, organization),
        sql`${orderRelease.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    );
  return new Map(rows.map((row) => [row.id, row]));
}

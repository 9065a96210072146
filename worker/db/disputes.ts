import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { expectThat } from "./expect.ts";
import { revisionOf } from "./revision.ts";
import { dispute } from "./schema.ts";

export type DisputeRow = typeof dispute.$inferSelect;
export type NewDisputeRow = Omit<
  DisputeRow,
  "organization" | "recordedRevision" | "closedDay" | "closedRevision"
>;

const ofEntity = (organization: number, entityId: number) =>
  and(eq(dispute.organization, organization), eq(dispute.entityId, entityId));

/** Disputes of a legal entity, closed ones included, the youngest first. */
export function disputesOf(db: Database, organization: number, entityId: number): Promise<DisputeRow[]> {
  return db
    .select()
    .from(dispute)
    .where(ofEntity(organization, entityId))
    .orderBy(desc(dispute.openedDay), desc(dispute.id));
}

export const insertDispute = (db: Database, organization: number, row: NewDisputeRow): Statement =>
  db.insert(dispute).values({ ...row, organization, recordedRevision: revisionOf(organization) });

/** Closes an open dispute; the row stays. Follow with `expectOneChange`. */
export const closeDispute = (
  db: Database,
  organization: number,
  entityId: number,
  id: string,
  day: number,
): Statement =>
  db
    .update(dispute)
    .set({ closedDay: day, closedRevision: revisionOf(organization) })
    .where(and(ofEntity(organization, entityId), eq(dispute.id, id), isNull(dispute.closedDay)));

/** The dispute just inserted must be the only open one of its document. */
export const expectOnlyOpen = (
  db: Database,
  organization: number,
  row: Pick<NewDisputeRow, "entityId" | "reference">,
): Statement =>
  expectThat(
    db,
    sql`(select count(*) from dispute where organization = ${organization} and entity_id = ${row.entityId}
      and reference = ${row.reference} and closed_day is null) = 1`,
  );

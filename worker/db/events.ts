import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { expectThat } from "./expect.ts";
import { revisionOf } from "./revision.ts";
import { creditEvent } from "./schema.ts";

export type EventRow = typeof creditEvent.$inferSelect;
export type NewEventRow = Omit<
  EventRow,
  "organization" | "recordedRevision" | "revokedAt" | "revokedRevision" | "noticeId" | "publishedDay"
> &
  Partial<Pick<EventRow, "noticeId" | "publishedDay">>;

const ofEntity = (organization: number, entityId: number) =>
  and(eq(creditEvent.organization, organization), eq(creditEvent.entityId, entityId));

/** Events of a legal entity, revoked ones included, the youngest first. */
export function eventsOf(db: Database, organization: number, entityId: number): Promise<EventRow[]> {
  return db
    .select()
    .from(creditEvent)
    .where(ofEntity(organization, entityId))
    .orderBy(desc(creditEvent.day), desc(creditEvent.id));
}

export const insertEvent = (db: Database, organization: number, event: NewEventRow): Statement =>
  db.insert(creditEvent).values({ ...event, organization, recordedRevision: revisionOf(organization) });

/** Takes an event back; the row stays. Follow with `expectOneChange`. */
export const revokeEvent = (
  db: Database,
  organization: number,
  entityId: number,
  id: string,
  at: number,
): Statement =>
  db
    .update(creditEvent)
    .set({ revokedAt: at, revokedRevision: revisionOf(organization) })
    .where(and(ofEntity(organization, entityId), eq(creditEvent.id, id), isNull(creditEvent.revokedAt)));

/** The event just inserted must be the only standing one of its kind and day. */
export const expectNoTwin = (
  db: Database,
  organization: number,
  event: Pick<NewEventRow, "entityId" | "kind" | "day">,
): Statement =>
  expectThat(
    db,
    sql`(select count(*) from credit_event where organization = ${organization} and entity_id = ${event.entityId}
      and kind = ${event.kind} and day = ${event.day} and revoked_at is null) = 1`,
  );

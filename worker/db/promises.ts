import { and, eq, isNull } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { paymentPromise } from "./field-report-schema.ts";
import { revisionOf } from "./revision.ts";

export type PromiseRow = typeof paymentPromise.$inferSelect;

export const insertPromise = (
  db: Database,
  organization: number,
  row: Omit<PromiseRow, "organization" | "recordedRevision" | "cancelledRevision">,
): Statement =>
  db.insert(paymentPromise).values({ ...row, organization, recordedRevision: revisionOf(organization) });

/** Takes an announcement back; the row stays. Follow with `expectOneChange`. */
export const cancelPromise = (db: Database, organization: number, entityId: number, id: string): Statement =>
  db
    .update(paymentPromise)
    .set({ cancelledRevision: revisionOf(organization) })
    .where(
      and(
        eq(paymentPromise.organization, organization),
        eq(paymentPromise.entityId, entityId),
        eq(paymentPromise.id, id),
        isNull(paymentPromise.cancelledRevision),
      ),
    );

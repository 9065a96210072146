import { and, eq } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { naturalPerson } from "./field-report-schema.ts";

export const setNaturalPerson = (
  db: Database,
  organization: number,
  entityId: number,
  said: { author: string; recordedAt: number } | null,
): Statement =>
  said === null
    ? db
        .delete(naturalPerson)
        .where(and(eq(naturalPerson.organization, organization), eq(naturalPerson.entityId, entityId)))
    : db
        .insert(naturalPerson)
        .values({ organization, entityId, ...said })
        .onConflictDoNothing();

export async function isNaturalPerson(
  db: Database,
  organization: number,
  entityId: number,
): Promise<boolean> {
  const rows = await db
    .select({ entityId: naturalPerson.entityId })
    .from(naturalPerson)
    .where(and(eq(naturalPerson.organization, organization), eq(naturalPerson.entityId, entityId)));
  return rows.length > 0;
}

import { and, eq, sql } from "drizzle-orm";
import type { Source } from "#shared/contract/sources.ts";
import type { Database, Statement } from "./database.ts";
import { sourceCheck } from "./outside-schema.ts";

export type CheckRow = typeof sourceCheck.$inferSelect;

/** When an entity was asked about, and is to be again. */
export const noteCheck = (
  db: Database,
  organization: number,
  check: Omit<CheckRow, "organization">,
): Statement =>
  db
    .insert(sourceCheck)
    .values({ ...check, organization })
    .onConflictDoUpdate({
      target: [sourceCheck.organization, sourceCheck.entityId, sourceCheck.source],
      set: {
        nextDay: check.nextDay,
        problem: check.problem,
        ...(check.answeredAt !== null && { answeredAt: check.answeredAt }),
      },
    });

export type DueFirm = { entityId: number; publicId: string; siren: string; vats: string; name: string };

/**
 * Firms that a source is to be asked about by `day`, those never asked first; `onlyVat`: of those with a VAT number alone. Only who
 * is somebody's customer or prospect, and has a SIREN.
 */
export const dueForSource = (
  db: Database,
  organization: number,
  source: Source,
  { day, limit, withVat = false }: { day: number; limit: number; withVat?: boolean },
): Promise<DueFirm[]> =>
  db.all(sql`
    select e.id as "entityId", e.public_id as "publicId", e.siren, e.vats, e.name
    from legal_entity e
    join badge b on b.organization = e.organization and b.entity_id = e.id and b.deleted = 0
    left join source_check c on c.organization = e.organization and c.entity_id = e.id and c.source = ${source}
    where e.organization = ${organization}
      and ${withVat ? sql`e.vats <> '[]'` : sql`e.siren is not null`}
      and (c.next_day is null or c.next_day <= ${day})
    order by c.next_day is not null, c.next_day, e.id limit ${limit}`);

export async function countDue(
  db: Database,
  organization: number,
  source: Source,
  { day, withVat = false }: { day: number; withVat?: boolean },
): Promise<number> {
  const [row] = await db.all<{ total: number }>(sql`
    select count(*) as total
    from legal_entity e
    join badge b on b.organization = e.organization and b.entity_id = e.id and b.deleted = 0
    left join source_check c on c.organization = e.organization and c.entity_id = e.id and c.source = ${source}
    where e.organization = ${organization}
      and ${withVat ? sql`e.vats <> '[]'` : sql`e.siren is not null`}
      and (c.next_day is null or c.next_day <= ${day})`);
  return row?.total ?? 0;
}

export const findCheck = async (
  db: Database,
  organization: number,
  entityId: number,
  source: Source,
): Promise<CheckRow | undefined> => {
  const [row] = await db
    .select()
    .from(sourceCheck)
    .where(
      and(
        eq(sourceCheck.organization, organization),
        eq(sourceCheck.entityId, entityId),
        eq(sourceCheck.source, source),
      ),
    );
  return row;
};

/** Has a source asked about every firm again from a day on. */
export const askAgain = (db: Database, organization: number, source: Source, day: number): Statement =>
  db
    .update(sourceCheck)
    .set({ nextDay: day })
    .where(and(eq(sourceCheck.organization, organization), eq(sourceCheck.source, source)));

import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { prospect } from "./outside-schema.ts";

/** A firm of the organization by its SIREN. `repCode`: of its badge, whose portfolio it is in. */
export type KnownFirm = {
  siren: string;
  entityId: number;
  publicId: string;
  repCode: string | null;
  /** Kept, but nobody's: its badge is gone. */
  gone: number;
};

/** Which of these SIRENs the organization knows. */
export const firmsOfSirens = (
  db: Database,
  organization: number,
  sirens: readonly string[],
): Promise<KnownFirm[]> =>
  db.all(sql`
    select e.siren, e.id as "entityId", e.public_id as "publicId", e.rep_code as "repCode",
      not exists (select 1 from badge b
        where b.organization = e.organization and b.entity_id = e.id and b.deleted = 0) as gone
    from legal_entity e
    where e.organization = ${organization} and e.siren in (select value from json_each(${JSON.stringify(sirens)}))`);

/** Number for a new legal entity; taken at the same time by another writer, the batch fails on the key. */
export async function nextEntityId(db: Database, organization: number): Promise<number> {
  const [row] = await db.all<{ id: number }>(
    sql`select coalesce(max(id), 0) + 1 as id from legal_entity where organization = ${organization}`,
  );
  return row?.id ?? 1;
}

/** What SQLite names when a number or SIREN was taken meanwhile. */
export const ENTITY_TAKEN = "legal_entity.organization";

export const insertProspect = (
  db: Database,
  organization: number,
  row: Omit<typeof prospect.$inferInsert, "organization">,
): Statement =>
  db
    .insert(prospect)
    .values({ ...row, organization })
    .onConflictDoNothing();

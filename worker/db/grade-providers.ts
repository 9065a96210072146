import { and, eq, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { expectThat } from "./expect.ts";
import { gradeProvider } from "./outside-schema.ts";

export type ProviderRow = typeof gradeProvider.$inferSelect;
export type ListedProvider = Omit<ProviderRow, "organization"> & {
  changedByName: string | null;
  grades: number;
};

/** Providers by name, each with how many of its grades stand. */
export const gradeProviders = (db: Database, organization: number): Promise<ListedProvider[]> =>
  db.all<ListedProvider>(sql`
    select p.source, p.scale, p.visible_to as "visibleTo", p.changed_by as "changedBy", u.name as "changedByName",
      p.changed_at as "changedAt", (select count(*) from outside_grade g where g.organization = p.organization
        and g.source = p.source and g.revoked_revision is null) as grades
    from grade_provider p left join user u on u.id = p.changed_by
    where p.organization = ${organization} order by p.source`);

export async function findProvider(
  db: Database,
  organization: number,
  source: string,
): Promise<ProviderRow | undefined> {
  const [row] = await db
    .select()
    .from(gradeProvider)
    .where(and(eq(gradeProvider.organization, organization), eq(gradeProvider.source, source)));
  return row;
}

/** More than anybody buys grades from. */
export const MOST_PROVIDERS = 40;

export const putProvider = (db: Database, { organization, source, ...row }: ProviderRow): Statement =>
  db
    .insert(gradeProvider)
    .values({ organization, source, ...row })
    .onConflictDoUpdate({ target: [gradeProvider.organization, gradeProvider.source], set: row });

/** Undoes the batch unless there is room for one more provider, or this one is there. */
export const expectRoomForProvider = (db: Database, organization: number, source: string): Statement =>
  expectThat(
    db,
    sql`(select count(*) from grade_provider where organization = ${organization} and source <> ${source}) < ${MOST_PROVIDERS}`,
  );

/** Undoes the batch unless the provider still has this scale: what was read by it was read rightly. */
export const expectScale = (db: Database, organization: number, source: string, scale: string): Statement =>
  expectThat(
    db,
    sql`exists (select 1 from grade_provider where organization = ${organization} and source = ${source}
      and scale = ${scale})`,
  );

/** Providers whose grades only credit may see. */
export async function withheldSources(db: Database, organization: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ source: gradeProvider.source })
    .from(gradeProvider)
    .where(and(eq(gradeProvider.organization, organization), eq(gradeProvider.visibleTo, "credit")));
  return new Set(rows.map(({ source }) => source));
}

import { type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { expectThat } from "./expect.ts";
import { revisionOf } from "./revision.ts";

/** A grade as a provider gave it; `scale`: name of a known one, or JSON of the provider's own. */
export type GradeFacts = {
  entityId: number;
  id: string;
  source: string;
  scale: string;
  value: string;
  day: number;
  recordedRevision: number;
  revokedRevision: number | null;
  visibleTo: "credit" | "everyone";
};

/** Grades of legal entities (a condition on `organization` and `entity_id`), with who may see them today. */
export const gradesOf = (db: Database, ofEntities: SQL): Statement =>
  db.all<GradeFacts>(sql`
    select entity_id as "entityId", id, source, scale, value, day, recorded_revision as "recordedRevision",
      revoked_revision as "revokedRevision",
      coalesce((select p.visible_to from grade_provider p where p.organization = outside_grade.organization
        and p.source = outside_grade.source), 'credit') as "visibleTo"
    from outside_grade where ${ofEntities} order by entity_id, source, day, id`);

export type StandingGrade = { id: string; entityId: number; value: string; day: number };

/** Grades of a provider that were not taken back, of these legal entities. */
export const standingGrades = (
  db: Database,
  organization: number,
  source: string,
  entityIds: readonly number[],
): Promise<StandingGrade[]> =>
  db.all<StandingGrade>(sql`
    select id, entity_id as "entityId", value, day from outside_grade
    where ${standing(organization, source)} and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))`);

const standing = (organization: number, source: string): SQL =>
  sql`organization = ${organization} and source = ${source} and revoked_revision is null`;

/** Undoes the batch unless these legal entities have exactly as many standing grades of the provider. */
export const expectStanding = (
  db: Database,
  organization: number,
  source: string,
  entityIds: readonly number[],
  count: number,
): Statement =>
  expectThat(
    db,
    sql`(select count(*) from outside_grade where ${standing(organization, source)}
      and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))) = ${count}`,
  );

export type NewGrade = { id: string; entityId: number; value: string; day: number };

export const insertGrades = (
  db: Database,
  organization: number,
  grades: readonly NewGrade[],
  shared: { source: string; scale: string; author: string; recordedAt: number },
): Statement =>
  db.run(sql`
    insert into outside_grade (organization, entity_id, id, source, scale, value, day, author, recorded_at, recorded_revision)
    select ${organization}, value ->> 'entityId', value ->> 'id', ${shared.source}, ${shared.scale}, value ->> 'value',
      value ->> 'day', ${shared.author}, ${shared.recordedAt}, ${revisionOf(organization)}
    from json_each(${JSON.stringify(grades)})`);

/** Takes grades back; the rows stay. */
export const revokeGrades = (
  db: Database,
  organization: number,
  grades: readonly { entityId: number; id: string }[],
): Statement =>
  db.run(sql`
    update outside_grade set revoked_revision = ${revisionOf(organization)}
    where organization = ${organization} and revoked_revision is null and (entity_id, id) in (
      select value ->> 'entityId', value ->> 'id' from json_each(${JSON.stringify(grades)}))`);

/** Takes every standing grade of a provider back. */
export const revokeAllGrades = (db: Database, organization: number, source: string): Statement =>
  db.run(sql`
    update outside_grade set revoked_revision = ${revisionOf(organization)} where ${standing(organization, source)}`);

/** Whose grades of a provider stand. */
export async function entitiesGraded(db: Database, organization: number, source: string): Promise<number[]> {
  const rows = await db.all<{ id: number }>(
    sql`select distinct entity_id as id from outside_grade where ${standing(organization, source)}`,
  );
  return rows.map(({ id }) => id);
}

export type ToldGrade = {
  id: string;
  source: string;
  scale: string;
  value: string;
  day: number;
  visibleTo: "credit" | "everyone";
  author: string;
  authorName: string | null;
  recordedAt: number;
};

/** Standing grades of one legal entity, the youngest first. */
export const toldGrades = (
  db: Database,
  organization: number,
  entityId: number,
  limit: number,
): Promise<ToldGrade[]> =>
  db.all<ToldGrade>(sql`
    select g.id, g.source, g.scale, g.value, g.day, coalesce(p.visible_to, 'credit') as "visibleTo", g.author,
      u.name as "authorName", g.recorded_at as "recordedAt"
    from outside_grade g
    left join grade_provider p on p.organization = g.organization and p.source = g.source
    left join user u on u.id = g.author
    where g.organization = ${organization} and g.entity_id = ${entityId} and g.revoked_revision is null
    order by g.day desc, g.source, g.id desc limit ${limit}`);

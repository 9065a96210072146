import { type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";

/** A rule and the body of one of its versions, as text. */
export type PageRuleRow = {
  id: string;
  kind: "taught" | "patch";
  place: string;
  author: string;
  state: "own" | "published" | "withdrawn";
  version: number;
  publishedVersion: number | null;
  recordedAt: number;
  body: string;
};

const columns = sql`r.id, r.kind, r.place, r.author, r.state, r.version, r.published_version as "publishedVersion",
  r.recorded_at as "recordedAt", v.body`;
const withVersion = (version: SQL) =>
  sql`join page_rule_version v on v.organization = r.organization and v.rule_id = r.id and v.version = ${version}`;

/** Rules after this id, in the order of their ids: own and published ones of a person, or with null everybody's. */
export const listedRules = (
  db: Database,
  organization: number,
  author: string | null,
  after: string,
  limit: number,
): Promise<PageRuleRow[]> =>
  db.all(sql`
    select ${columns} from page_rule r
      ${withVersion(sql`case when ${author} is null or r.author = ${author} then r.version else r.published_version end`)}
    where r.organization = ${organization} and r.id > ${after}
      and (${author} is null or r.author = ${author} or r.state = 'published')
    order by r.id limit ${limit}`);

/** What works for a person: own rules not withdrawn in their newest version, others in the published one. */
export const workingRules = (
  db: Database,
  organization: number,
  author: string,
  limit: number,
): Promise<(PageRuleRow & { working: number })[]> =>
  db.all(sql`
    select ${columns}, v.version as working from page_rule r
      ${withVersion(sql`case when r.author = ${author} then r.version else r.published_version end`)}
    where r.organization = ${organization} and r.state <> 'withdrawn'
      and (r.author = ${author} or r.state = 'published')
    order by r.id limit ${limit}`);

export async function findPageRule(
  db: Database,
  organization: number,
  id: string,
): Promise<PageRuleRow | undefined> {
  const [row] = await db.all<PageRuleRow>(sql`
    select ${columns} from page_rule r ${withVersion(sql`r.version`)}
    where r.organization = ${organization} and r.id = ${id}`);
  return row;
}

export type PageRuleVersionRow = { version: number; author: string; recordedAt: number; body: string };

/** Versions of a rule, newest first. */
export const versionsOfRule = (
  db: Database,
  organization: number,
  id: string,
  limit: number,
): Promise<PageRuleVersionRow[]> =>
  db.all(sql`
    select version, author, recorded_at as "recordedAt", body from page_rule_version
    where organization = ${organization} and rule_id = ${id} order by version desc limit ${limit}`);

export const insertPageRule = (
  db: Database,
  organization: number,
  row: Pick<PageRuleRow, "id" | "kind" | "place" | "author" | "recordedAt">,
): Statement =>
  db.run(sql`
    insert into page_rule (organization, place, id, kind, author, state, version, recorded_at)
    values (${organization}, ${row.place}, ${row.id}, ${row.kind}, ${row.author}, 'own', 1, ${row.recordedAt})`);

export const insertRuleVersion = (
  db: Database,
  organization: number,
  row: Omit<PageRuleVersionRow, "version"> & { id: string; version: number },
): Statement =>
  db.run(sql`
    insert into page_rule_version (organization, rule_id, version, author, recorded_at, body)
    values (${organization}, ${row.id}, ${row.version}, ${row.author}, ${row.recordedAt}, ${row.body})`);

/** The key that refuses a version of a number that somebody else took. */
export const RULE_VERSION_TAKEN = "page_rule_version.organization, page_rule_version.rule_id";

/** Takes the place's and the organization's number of rules for the condition of `expectThat`. */
export const hasRoomForRule = (
  organization: number,
  { kind, place, author }: Pick<PageRuleRow, "kind" | "place" | "author">,
  most: { place: number; organization: number },
) => sql`
    (select count(*) from page_rule where organization = ${organization} and place = ${place} and kind = ${kind}
      and state <> 'withdrawn' and (author = ${author} or state = 'published')) < ${most.place}
    and (select count(*) from page_rule
      where organization = ${organization} and state <> 'withdrawn') < ${most.organization}`;

/** Published rules of this one's place and kind, itself left out, are fewer than `most`. */
export const hasRoomToPublish = (
  organization: number,
  { id, kind, place }: Pick<PageRuleRow, "id" | "kind" | "place">,
  most: number,
) => sql`
    (select count(*) from page_rule where organization = ${organization} and place = ${place} and kind = ${kind}
      and state = 'published' and id <> ${id}) < ${most}`;

/** Changes whenever `workingRules` may: how many rules work for this person, and until when they were changed. */
export async function workingStamp(db: Database, organization: number, author: string): Promise<string> {
  const [row] = await db.all<{ stamp: string }>(sql`
    select count(*) || ':' || coalesce(max(id), '') || ':' || coalesce(sum(recorded_at), 0) || ':' ||
      coalesce(sum(version), 0) || ':' || coalesce(sum(published_version), 0) as stamp
    from page_rule
    where organization = ${organization} and state <> 'withdrawn' and (author = ${author} or state = 'published')`);
  return row?.stamp ?? "";
}

/** A later version of a rule that stands as it was read. Follow with `expectOneChange`. */
export const setRuleVersion = (
  db: Database,
  organization: number,
  row: PageRuleRow,
  recordedAt: number,
): Statement =>
  db.run(sql`
    update page_rule set version = ${row.version + 1}, recorded_at = ${recordedAt}
    where ${asRead(organization, row)}`);

/** Follow with `expectOneChange`. */
export const setRuleState = (
  db: Database,
  organization: number,
  row: PageRuleRow,
  to: Pick<PageRuleRow, "state" | "publishedVersion" | "recordedAt">,
): Statement =>
  db.run(sql`
    update page_rule set state = ${to.state}, published_version = ${to.publishedVersion}, recorded_at = ${to.recordedAt}
    where ${asRead(organization, row)}`);

const asRead = (organization: number, row: PageRuleRow) => sql`
  organization = ${organization} and place = ${row.place} and id = ${row.id} and version = ${row.version}
  and state = ${row.state} and published_version is ${row.publishedVersion}`;

/** Versions first, then the rule; follow with `expectOneChange`. */
export const deletePageRule = (db: Database, organization: number, row: PageRuleRow): Statement[] => [
  db.run(sql`
    delete from page_rule_version where organization = ${organization} and rule_id = ${row.id}`),
  db.run(sql`delete from page_rule where ${asRead(organization, row)}`),
];

import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { revisionOf } from "./revision.ts";

export type PolicyRow = {
  version: number;
  body: string;
  reason: string;
  author: string;
  authorName: string | null;
  createdAt: number;
  inForceAt: number | null;
  cancelledAt: number | null;
  returnsTo: number | null;
};

const columns = sql`p.version, p.body, p.reason, p.author, u.name as "authorName", p.created_at as "createdAt",
  p.in_force_at as "inForceAt", p.cancelled_at as "cancelledAt", p.returns_to as "returnsTo"
  from policy p left join user u on u.id = p.author`;

/** Versions of an organization, the youngest first, those before `before` when it is given. */
export const policyVersions = (
  db: Database,
  organization: number,
  before: number | null,
  limit: number,
): Promise<PolicyRow[]> =>
  db.all(sql`
    select ${columns} where p.organization = ${organization} and p.version < ${before ?? Number.MAX_SAFE_INTEGER}
    order by p.version desc limit ${limit}`);

export async function policyVersion(
  db: Database,
  organization: number,
  version: number,
): Promise<PolicyRow | undefined> {
  const [row] = await db.all<PolicyRow>(sql`
    select ${columns} where p.organization = ${organization} and p.version = ${version}`);
  return row;
}

/** What is in force, and the run of a version on its way. */
export async function policyStanding(
  db: Database,
  organization: number,
): Promise<{ version: number; runId: string | null; last: number }> {
  const [row] = await db.all<{ version: number; runId: string | null; last: number }>(sql`
    select policy_version as version, policy_run as "runId",
      max(policy_version, coalesce((select max(version) from policy where organization = t.number), 0)) as last
    from tenant t where number = ${organization}`);
  if (!row) throw new Error("an organization without its settings row");
  return row;
}

export const insertPolicy = (
  db: Database,
  organization: number,
  row: Pick<PolicyRow, "version" | "body" | "reason" | "author" | "createdAt" | "returnsTo">,
): Statement =>
  db.run(sql`
    insert into policy (organization, version, body, reason, author, created_at, returns_to)
    values (${organization}, ${row.version}, ${row.body}, ${row.reason}, ${row.author}, ${row.createdAt}, ${row.returnsTo})`);

/** The unique key that refuses a version of a number that somebody else took. */
export const VERSION_TAKEN = "policy.organization, policy.version";

export const setPolicyRun = (db: Database, organization: number, runId: string | null): Statement =>
  db.run(sql`update tenant set policy_run = ${runId} where number = ${organization}`);

/** `replaces` is still in force, and nothing is on its way. */
export const isFree = (organization: number, replaces: number) =>
  sql`exists (select 1 from tenant where number = ${organization} and policy_version = ${replaces} and policy_run is null)`;

type Flip = { runId: string; version: number; generation: number; revision: number; at: number };

/** The one row that puts a version in force: policy, badge rows and assessments at once. Follow with `expectOneChange`. */
export const putInForce = (db: Database, organization: number, flip: Flip): Statement =>
  db.run(sql`
    update tenant set policy_version = ${flip.version}, badge_generation = ${flip.generation},
      revision = ${flip.revision}, policy_run = null
    where number = ${organization} and policy_run = ${flip.runId} and revision < ${flip.revision}`);

export const notePolicyInForce = (
  db: Database,
  organization: number,
  version: number,
  at: number,
): Statement =>
  db.run(sql`
    update policy set in_force_at = ${at} where organization = ${organization} and version = ${version}`);

export const cancelPolicy = (db: Database, organization: number, version: number, at: number): Statement =>
  db.run(sql`
    update policy set cancelled_at = ${at} where organization = ${organization} and version = ${version}`);

/** Removes badge rows of a generation that is out of force, a bounded number; says how many. */
export async function removeGeneration(
  db: Database,
  organization: number,
  generation: number,
  limit: number,
): Promise<number> {
  const result = await db.run(sql`
    delete from badge_row where organization = ${organization} and generation = ${generation}
      and entity_id in (
        select entity_id from badge_row where organization = ${organization} and generation = ${generation}
          and generation <> (select badge_generation from tenant where number = ${organization})
        order by entity_id limit ${limit})`);
  return result.meta.changes;
}

/** The oldest generation that is out of force and not on its way; null for none. */
export async function oldGeneration(db: Database, organization: number): Promise<number | null> {
  const [row] = await db.all<{ generation: number | null }>(sql`
    select min(generation) as generation from badge_row
    where organization = ${organization} and generation < (
      select badge_generation from tenant where number = ${organization})`);
  return row?.generation ?? null;
}

/** Removes what a run given up wrote for a revision to come, about entities of these numbers. */
export const removeComingAssessments = (
  db: Database,
  organization: number,
  revision: number,
  { after, upTo }: { after: number; upTo: number },
): Statement =>
  db.run(sql`
    delete from assessment_row
    where organization = ${organization} and entity_id > ${after} and entity_id <= ${upTo} and revision = ${revision}
      and revision > ${revisionOf(organization)}`);

export async function highestEntity(db: Database, organization: number): Promise<number> {
  const [row] = await db.all<{ id: number }>(sql`
    select coalesce(max(id), 0) as id from legal_entity where organization = ${organization}`);
  return row?.id ?? 0;
}

/** JSON of the version in force; null: the default that needs no row. */
export async function policyInForce(db: Database, organization: number): Promise<string | null> {
  const [row] = await db.all<{ body: string | null }>(sql`
    select p.body from tenant t
    left join policy p on p.organization = t.number and p.version = t.policy_version
    where t.number = ${organization}`);
  return row?.body ?? null;
}

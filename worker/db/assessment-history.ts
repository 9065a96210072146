import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** An assessment as it was stored; `body` is its JSON. */
export type StoredAssessment = {
  asOf: number;
  /** Facts of earlier revisions went into it. */
  revision: number;
  policyVersion: number;
  body: string;
};

const columns = sql`as_of as "asOf", revision, policy_version as "policyVersion", body`;

/** The last assessment of each day, the youngest day first, before `before` (null: from the youngest on). */
export const assessmentsByDay = (
  db: Database,
  organization: number,
  entityId: number,
  { before, limit }: { before: number | null; limit: number },
): Promise<StoredAssessment[]> =>
  db.all(sql`
    select as_of as "asOf", max(revision) as revision, policy_version as "policyVersion", body from assessment
    where organization = ${organization} and entity_id = ${entityId}
      and as_of < ${before ?? Number.MAX_SAFE_INTEGER}
    group by as_of order by as_of desc limit ${limit}`);

/** The assessment that stood on a day: the last one of it or of a day before; undefined before the first. */
export async function assessmentOn(
  db: Database,
  organization: number,
  entityId: number,
  day: number,
): Promise<StoredAssessment | undefined> {
  const [row] = await db.all<StoredAssessment>(sql`
    select ${columns} from assessment
    where organization = ${organization} and entity_id = ${entityId} and as_of <= ${day}
    order by as_of desc, revision desc limit 1`);
  return row;
}

/** The first assessment there is of a customer: the last one of its first day, when the books were read. */
export async function firstAssessment(
  db: Database,
  organization: number,
  entityId: number,
): Promise<StoredAssessment | undefined> {
  const [row] = await db.all<StoredAssessment>(sql`
    select ${columns} from assessment where organization = ${organization} and entity_id = ${entityId}
    order by as_of, revision desc limit 1`);
  return row;
}

/** JSON of the policy in force; null where only the default one is. */
export async function policyInForce(db: Database, organization: number): Promise<string | null> {
  const [row] = await db.all<{ body: string }>(sql`
    select p.body from tenant t join policy p on p.organization = t.number and p.version = t.policy_version
    where t.number = ${organization}`);
  return row?.body ?? null;
}

/** Whether the rows of every import that counted at a revision are still there. */
export async function factsAreKept(db: Database, organization: number, revision: number): Promise<boolean> {
  const gone = await db.all(sql`
    select 1 from ledger_import
    where organization = ${organization} and committed_revision <= ${revision}
      and superseded_revision > ${revision} and emptied_at is not null
    limit 1`);
  return gone.length === 0;
}

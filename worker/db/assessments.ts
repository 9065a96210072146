import { type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { revisionOf } from "./revision.ts";

export type AssessmentRow = {
  entityId: number;
  asOf: number;
  riskClass: string;
  scoreCentipoints: number | null;
  inputsHash: string;
  policyVersion: number;
  engineVersion: number;
  /** JSON. */
  body: string;
};

/** Assessments at the revision of the batch, or at one that the organization will reach. */
export const insertAssessments = (
  db: Database,
  organization: number,
  rows: AssessmentRow[],
  revision: SQL | number = revisionOf(organization),
): Statement =>
  db.run(sql`
    insert into assessment_row (organization, entity_id, as_of, revision, risk_class, score_centipoints, inputs_hash,
      policy_version, engine_version, body)
    select ${organization}, value ->> 'entityId', value ->> 'asOf', ${revision}, value ->> 'riskClass',
      value ->> 'scoreCentipoints', value ->> 'inputsHash', value ->> 'policyVersion', value ->> 'engineVersion',
      value ->> 'body'
    from json_each(${JSON.stringify(rows)})`);

/** Forgets assessments that were made for a revision to come: they are made anew. */
export const removeComing = (
  db: Database,
  organization: number,
  revision: number,
  entityIds: number[],
): Statement =>
  db.run(sql`
    delete from assessment_row
    where organization = ${organization} and revision = ${revision}
      and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))`);

/**
 * Removes assessments of entities of these numbers made before a day, all but the last of each entity among them: what stood on
 * that day stays known.
 */
export const purgeAssessments = (
  db: Database,
  organization: number,
  { before, after, upTo }: { before: number; after: number; upTo: number },
): Statement =>
  db.run(sql`
    delete from assessment_row
    where organization = ${organization} and entity_id > ${after} and entity_id <= ${upTo} and as_of < ${before}
      and exists (
        select 1 from assessment_row later
        where later.organization = assessment_row.organization and later.entity_id = assessment_row.entity_id
          and later.as_of < ${before}
          and (later.as_of, later.revision) > (assessment_row.as_of, assessment_row.revision))`);

import { sql } from "drizzle-orm";
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

/** Assessments at the revision of the batch. */
export const insertAssessments = (db: Database, organization: number, rows: AssessmentRow[]): Statement =>
  db.run(sql`
    insert into assessment (organization, entity_id, as_of, revision, risk_class, score_centipoints, inputs_hash,
      policy_version, engine_version, body)
    select ${organization}, value ->> 'entityId', value ->> 'asOf', ${revisionOf(organization)}, value ->> 'riskClass',
      value ->> 'scoreCentipoints', value ->> 'inputsHash', value ->> 'policyVersion', value ->> 'engineVersion',
      value ->> 'body'
    from json_each(${JSON.stringify(rows)})`);

import type { Basis } from "#shared/contract/explanations.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import {
  assessmentOn,
  factsAreKept,
  firstAssessment,
  type StoredAssessment,
} from "../db/assessment-history.ts";
import type { Database } from "../db/database.ts";
import { loadFacts } from "../db/facts.ts";
import { policyVersion } from "../db/policies.ts";
import { AppError } from "../errors.ts";
import { assessInputs } from "./assess-inputs.ts";

/** The facts of one customer as they stood and were known on a day, and what was stored of it on that very day. */
export type LookAt = { input: AssessInput; recorded: Assessment | null; basis: Basis };

/**
 * Facts of a legal entity for a look at a day: today from all that is known; a day with an assessment in force from what that
 * one knew, under its policy version; a day before the first one from what the first knew. Where the rows of that time are
 * gone, from today's books.
 */
export async function lookAt(
  db: Database,
  organization: number,
  entityId: number,
  day: EpochDay,
  today: EpochDay,
): Promise<LookAt> {
  if (day >= today)
    return { input: await factsOf(db, organization, entityId, day), recorded: null, basis: "today" };
  const standing = await assessmentOn(db, organization, entityId, day);
  const known = standing ?? (await firstAssessment(db, organization, entityId));
  const input = await factsOf(db, organization, entityId, day, known);
  if (standing === undefined) return { input, recorded: null, basis: "replayed" };
  if (standing.asOf !== day) return { input, recorded: null, basis: "recomputed" };
  return { input, recorded: JSON.parse(standing.body) as Assessment, basis: "recorded" };
}

/** What `assess` takes for a day, from what was known to a stored assessment, or from all that is known. */
export async function factsOf(
  db: Database,
  organization: number,
  entityId: number,
  day: EpochDay,
  known?: Pick<StoredAssessment, "revision" | "policyVersion" | "body">,
): Promise<AssessInput> {
  // It was written at a revision of its own, right after the one it read.
  const revision = known && known.revision - 1;
  const kept = revision !== undefined && (await factsAreKept(db, organization, revision));
  const rows = await loadFacts(db, organization, [entityId], kept ? revision : undefined);
  const policy = known && (await policyVersion(db, organization, known.policyVersion))?.body;
  const then = {
    ...rows,
    revision: kept ? revision : rows.revision,
    policy: policy ?? rows.policy,
  };
  const input = assessInputs(then, [entityId], day).get(entityId);
  if (!input) throw new AppError("not_found");
  return known ? { ...input, group: groupThen(known.body) } : input;
}

/** What the others of the group owed to the eye of a stored assessment. */
function groupThen(body: string): AssessInput["group"] {
  const { groupExposureCents = null, exposure }: Assessment = JSON.parse(body);
  return groupExposureCents === null ? null : { exposureCents: groupExposureCents - exposure.totalCents };
}

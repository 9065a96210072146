import { assess } from "#shared/credit/assess.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { AssessmentRow } from "../db/assessments.ts";
import type { BadgeChange } from "../db/badges.ts";
import type { EntityFacts, FactRows } from "../db/facts.ts";
import { assessInputs } from "./assess-inputs.ts";
import { assessedAs, type BadgeBody, badgeBody } from "./badge-body.ts";

export type AssessChange = {
  assessments: AssessmentRow[];
  badges: BadgeChange[];
  moved: { publicId: string; from: string | null; to: string | null }[];
  due: { id: number; day: EpochDay }[];
};

/** What assessing these entities changes in what is kept of them. */
export function assessChange(
  rows: FactRows,
  entityIds: number[],
  { asOf, force = false }: { asOf: EpochDay; force?: boolean },
): AssessChange {
  const change: AssessChange = { assessments: [], badges: [], moved: [], due: [] };
  const entities = new Map(rows.entities.map((entity) => [entity.id, entity]));
  const accounts = Map.groupBy(rows.accounts, (account) => account.entityId);
  const links = Map.groupBy(rows.links, (link) => link.entityId);
  const badges = new Map(rows.badges.map((badge) => [badge.entityId, badge]));
  for (const [id, input] of assessInputs(rows, entityIds, asOf)) {
    const entity = entities.get(id);
    if (!entity) continue;
    let assessment: Assessment;
    try {
      assessment = assess(input);
    } catch (error) {
      // One customer must not stop all others: the old badge stays, and the next run tries again.
      console.error(JSON.stringify({ assess: entity.publicId, cause: String(error) }));
      change.due.push({ id, day: asOf + 1 });
      continue;
    }
    change.due.push({ id, day: Math.max(assessment.nextChangeOn, asOf + 1) });
    const body = badgeBody(entity, accounts.get(id) ?? [], links.get(id) ?? [], assessment, input);
    const old = badges.get(id);
    const oldBody = old && (JSON.parse(old.body) as BadgeBody);
    const late = assessment.lateProbability?.basisPoints ?? null;
    if (force || !oldBody || assessedAs(oldBody) !== assessedAs(body) || hasMoved(old.lateBasisPoints, late))
      change.assessments.push(assessmentRow(id, assessment));
    const same =
      old?.deleted === 0 &&
      old.repCode === entity.repCode &&
      JSON.stringify({ ...body, asOf: oldBody?.asOf }) === old.body;
    if (same && !force) continue;
    change.badges.push(badgeChange(entity, assessment, body));
    if (old && old.repCode !== entity.repCode)
      change.moved.push({ publicId: entity.publicId, from: old.repCode, to: entity.repCode });
  }
  return change;
}

/** Less than two points of a hundred is not worth a row of its own. */
const LATE_MOVES_BASIS_POINTS = 200;

const hasMoved = (before: number | null, after: number | null): boolean =>
  before === null || after === null ? before !== after : Math.abs(after - before) >= LATE_MOVES_BASIS_POINTS;

const assessmentRow = (entityId: number, assessment: Assessment): AssessmentRow => ({
  entityId,
  asOf: assessment.asOf,
  riskClass: assessment.riskClass,
  scoreCentipoints: assessment.scoreCentipoints,
  inputsHash: assessment.inputsHash,
  policyVersion: assessment.policyVersion,
  engineVersion: assessment.engineVersion,
  body: JSON.stringify(assessment),
});

const badgeChange = (entity: EntityFacts, assessment: Assessment, body: BadgeBody): BadgeChange => ({
  entityId: entity.id,
  publicId: entity.publicId,
  repCode: entity.repCode,
  searchName: entity.searchName,
  riskClass: assessment.riskClass,
  scoreCentipoints: assessment.scoreCentipoints,
  exposureCents: assessment.exposure.totalCents,
  overdueCents: assessment.overdueCents,
  oldestOverdueDays: assessment.oldestItemDays ?? assessment.oldestOverdueDays,
  recommendedCents: assessment.recommendedLimit.amountCents,
  limitKind: assessment.limitInForce.kind,
  limitCents: assessment.limitInForce.amountCents,
  limitExpired: assessment.limitInForce.expired,
  headroomCents: assessment.headroomCents,
  body: JSON.stringify(body),
});

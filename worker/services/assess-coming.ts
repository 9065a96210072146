import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { inputsHash } from "#shared/credit/inputs-hash.ts";
import type { FactRows } from "../db/facts.ts";
import {
  type AssessChange,
  assessmentRow,
  assessSlice,
  badgeChange,
  bodiesOf,
  ceilingOf,
  emptyChange,
  exposuresOf,
  isSame,
  nextOn,
  type Standing,
} from "./assess-change.ts";
import { readPolicy } from "./assess-inputs.ts";
import { assessedAs, type BadgeBody } from "./badge-body.ts";
import { type Kept, othersOfGroups, outdatedMembers } from "./group-figures.ts";

/**
 * What a policy on its way makes of these entities, beside what is in force. A customer about whom nothing changes keeps its
 * row and its revision, so that at the end clients are sent what changed and no more. `standing` is what the policy in force
 * leaves of them.
 */
export function comingChange(
  rows: FactRows,
  coming: NonNullable<FactRows["coming"]>,
  inputs: ReadonlyMap<number, AssessInput>,
  standing: ReadonlyMap<number, Standing>,
  asOf: EpochDay,
): AssessChange {
  const policy = readPolicy(coming.policy);
  const kept: Kept = ({ comingExposureCents, exposureCents }) => comingExposureCents ?? exposureCents;
  const { assessed, failed } = assessSlice(
    rows,
    new Map([...inputs].map(([id, input]) => [id, { ...input, policy }])),
    kept,
  );
  const change = emptyChange(failed, asOf);
  const bodies = bodiesOf(rows, assessed, kept);
  const touched = new Set<number>();
  for (const { entity, input, assessment, duties } of assessed) {
    change.due.push({ id: entity.id, day: nextOn(assessment, duties, asOf) });
    const body = bodies.get(entity.id);
    if (!body) continue;
    const old = standing.get(entity.id);
    const oldBody = old && (JSON.parse(old.body) as BadgeBody);
    // What the others' rows of the generation to come say is not known here: those that differ are set right.
    if (entity.groupId !== null) touched.add(entity.groupId);
    if (!oldBody || assessedAs(oldBody) !== assessedAs(body))
      change.assessments.push(assessmentRow(entity.id, assessment, inputsHash(input)));
    const row = badgeChange(entity, assessment, body);
    change.badges.push(
      old && oldBody && isSame(old, oldBody, entity, body)
        ? { ...row, body: old.body, revision: old.revision }
        : row,
    );
  }
  const exposures = exposuresOf(assessed);
  change.groups = othersOfGroups(rows, touched, exposures, kept, ceilingOf(assessed));
  change.outdated = outdatedMembers(rows, exposures, kept);
  return change;
}

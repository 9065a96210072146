import { assessWhole } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { inputsHash } from "#shared/credit/inputs-hash.ts";
import { sharedCeilingCents } from "#shared/credit/recommended-limit.ts";
import { type LateEpisode, lateEpisodes } from "#shared/credit/warnings/late-episodes.ts";
import { type LedgerSignal, ledgerSignals } from "#shared/credit/warnings/ledger-signals.ts";
import type { AssessmentRow } from "../db/assessments.ts";
import type { BadgeChange, GroupFigures } from "../db/badges.ts";
import type { EntityFacts, FactRows } from "../db/facts.ts";
import { assessedAs, type BadgeBody, badgeBody } from "./badge-body.ts";
import { type Duties, dutiesOf, withDuties } from "./duties.ts";
import { groupFigures, groupInputs, type Kept, othersOfGroups, outdatedMembers } from "./group-figures.ts";
import { type ClockChange, clockChange, NO_CLOCK_CHANGE } from "./keep-clocks.ts";
import { outsideShownOf } from "./outside-shown.ts";

export type AssessChange = {
  assessments: AssessmentRow[];
  /** `revision` only where a row of a generation to come keeps the one it has. */
  badges: (BadgeChange & { revision?: number })[];
  moved: { publicId: string; from: string | null; to: string | null }[];
  /** Customers outside of the slice whose group's figures changed. */
  groups: { entityId: number; group: GroupFigures | null }[];
  due: { id: number; day: EpochDay }[];
  /** Members of a group outside of the slice whose limit rests on figures that moved: to be assessed anew. */
  outdated: number[];
  /** Those that could not be assessed: what stands of them stays. */
  failed: number[];
  /** What the ledger warns of by itself, and when customers were seriously late. */
  noticed: Noticed[];
  /** What becomes of the deadlines that are kept. */
  clocks: ClockChange;
};

export type Noticed = { entityId: number; signals: LedgerSignal[]; episodes: LateEpisode[] };

/** What is kept of a customer: a badge row as it stands, or as it will once the batch is written. */
export type Standing = {
  body: string;
  deleted: number;
  repCode: string | null;
  revision: number;
  /** How likely the last assessment said that the customer pays late. */
  lateBasisPoints?: number | null;
};

type Assessed = {
  entity: EntityFacts;
  input: AssessInput;
  assessment: Assessment;
  noticed: Noticed;
  duties: Duties;
};

/**
 * Assesses these entities; one that cannot be is told and left out: it must not stop all others. No exposure depends on a group,
 * so that those whose group has moved with the slice are assessed once more and no oftener.
 */
export function assessSlice(
  rows: FactRows,
  inputs: ReadonlyMap<number, AssessInput>,
  kept: Kept,
): { assessed: Assessed[]; failed: number[] } {
  const first = assessEach(rows, inputs);
  const groups = groupInputs(rows, exposuresOf(first.assessed), kept);
  const moved = new Map<number, AssessInput>();
  for (const { entity, input } of first.assessed) {
    const group = groups.get(entity.id) ?? null;
    if (group?.exposureCents !== input.group?.exposureCents) moved.set(entity.id, { ...input, group });
  }
  if (moved.size === 0) return first;
  const again = assessEach(rows, moved);
  return {
    assessed: [...first.assessed.filter(({ entity }) => !moved.has(entity.id)), ...again.assessed],
    failed: [...first.failed, ...again.failed],
  };
}

function assessEach(
  rows: FactRows,
  inputs: ReadonlyMap<number, AssessInput>,
): { assessed: Assessed[]; failed: number[] } {
  const entities = new Map(rows.entities.map((entity) => [entity.id, entity]));
  const duties = dutiesOf(rows);
  const [assessed, failed]: [Assessed[], number[]] = [[], []];
  for (const [id, input] of inputs) {
    const entity = entities.get(id);
    if (!entity) continue;
    try {
      const whole = assessWhole(input);
      const noticed = {
        entityId: id,
        signals: ledgerSignals(input, whole),
        episodes: lateEpisodes(whole.accounts, input.events, input.asOf, input.knownAt),
      };
      const { assessment, accounts } = whole;
      const due = duties({ entity, input, assessment, accounts });
      assessed.push({ entity, input, assessment, noticed, duties: due });
    } catch (error) {
      console.error(JSON.stringify({ assess: entity.publicId, cause: String(error) }));
      failed.push(id);
    }
  }
  return { assessed, failed };
}

/** What assessing these entities changes in what is kept of them. */
export function assessChange(
  rows: FactRows,
  inputs: ReadonlyMap<number, AssessInput>,
  { asOf, force = false }: { asOf: EpochDay; force?: boolean },
): AssessChange {
  const { assessed, failed } = assessSlice(rows, inputs, standingExposure);
  const change = emptyChange(failed, asOf);
  change.noticed = assessed.map(({ noticed }) => noticed);
  change.clocks = clockChange(
    rows,
    assessed.map(({ entity, duties }) => ({ entityId: entity.id, clocks: duties.clocks })),
  );
  const standing = standingOf(rows);
  const bodies = bodiesOf(rows, assessed, standingExposure);
  const touched = new Set<number>();
  for (const { entity, input, assessment, duties } of assessed) {
    change.due.push({ id: entity.id, day: nextOn(assessment, duties, asOf) });
    const body = bodies.get(entity.id);
    if (!body) continue;
    const old = standing.get(entity.id);
    const oldBody = old && (JSON.parse(old.body) as BadgeBody);
    if (entity.groupId !== null && groupText(oldBody) !== groupText(body)) touched.add(entity.groupId);
    const late = assessment.lateProbability?.basisPoints ?? null;
    const lateBefore = old?.lateBasisPoints ?? null;
    if (force || !oldBody || assessedAs(oldBody) !== assessedAs(body) || hasMoved(lateBefore, late))
      change.assessments.push(assessmentRow(entity.id, assessment, inputsHash(input)));
    if (old && oldBody && isSame(old, oldBody, entity, body) && !force) continue;
    change.badges.push(badgeChange(entity, assessment, body));
    if (old && old.repCode !== entity.repCode)
      change.moved.push({ publicId: entity.publicId, from: old.repCode, to: entity.repCode });
  }
  const exposures = exposuresOf(assessed);
  change.groups = othersOfGroups(rows, touched, exposures, standingExposure, ceilingOf(assessed));
  change.outdated = outdatedMembers(rows, exposures, standingExposure);
  return change;
}

/** Deadlines and gaps pass by time as well. */
export const nextOn = ({ nextChangeOn }: Assessment, duties: Duties, asOf: EpochDay): EpochDay =>
  Math.max(Math.min(nextChangeOn, duties.nextOn ?? nextChangeOn), asOf + 1);

const standingExposure: Kept = ({ exposureCents }) => exposureCents;

/** Less than two points of a hundred is not worth a row of its own. */
const LATE_MOVES_BASIS_POINTS = 200;

const hasMoved = (before: number | null, after: number | null): boolean =>
  before === null || after === null ? before !== after : Math.abs(after - before) >= LATE_MOVES_BASIS_POINTS;

export const emptyChange = (failed: number[], asOf: EpochDay): AssessChange => ({
  assessments: [],
  badges: [],
  moved: [],
  groups: [],
  due: failed.map((id) => ({ id, day: asOf + 1 })),
  outdated: [],
  failed,
  noticed: [],
  clocks: NO_CLOCK_CHANGE,
});

export const exposuresOf = (assessed: Assessed[]): Map<number, number> =>
  new Map(assessed.map(({ entity, assessment }) => [entity.id, assessment.exposure.totalCents]));

/** What one group may owe at most: sales and policy are the same for everybody in a slice. */
export function ceilingOf([first]: readonly Pick<Assessed, "input">[]): number | null {
  return first ? sharedCeilingCents(first.input.ownSalesCents ?? null, first.input.policy) : null;
}

/** Badge bodies of a slice, with the figures of their groups after it. `kept`: what stands of a member outside of the slice. */
export function bodiesOf(rows: FactRows, assessed: Assessed[], kept: Kept): Map<number, BadgeBody> {
  const accounts = Map.groupBy(rows.accounts, (account) => account.entityId);
  const links = Map.groupBy(rows.links, (link) => link.entityId);
  const groups = groupFigures(rows, exposuresOf(assessed), kept, ceilingOf(assessed));
  const outside = outsideShownOf(rows);
  return new Map(
    assessed.map(({ entity, input, assessment, duties }) => {
      const { id, groupId } = entity;
      const shown = withDuties(outside(id, assessment), duties);
      const body = badgeBody(entity, accounts.get(id) ?? [], links.get(id) ?? [], assessment, input, shown);
      const group = groupId === null ? undefined : groups.get(groupId);
      return [id, group && body.figures ? { ...body, figures: { ...body.figures, group } } : body];
    }),
  );
}

export const standingOf = (rows: FactRows): Map<number, Standing> =>
  new Map(rows.badges.map((badge) => [badge.entityId, badge]));

export const groupText = (body: BadgeBody | undefined): string =>
  JSON.stringify(body?.figures?.group ?? null);

/** Nothing of the row would change but the day it was made on. */
export const isSame = (old: Standing, oldBody: BadgeBody, entity: EntityFacts, body: BadgeBody): boolean =>
  old.deleted === 0 &&
  old.repCode === entity.repCode &&
  JSON.stringify({ ...body, asOf: oldBody.asOf }) === old.body;

export const assessmentRow = (entityId: number, assessment: Assessment, hash: string): AssessmentRow => ({
  entityId,
  asOf: assessment.asOf,
  riskClass: assessment.riskClass,
  scoreCentipoints: assessment.scoreCentipoints,
  inputsHash: hash,
  policyVersion: assessment.policyVersion,
  engineVersion: assessment.engineVersion,
  body: JSON.stringify(assessment),
});

export const badgeChange = (entity: EntityFacts, assessment: Assessment, body: BadgeBody): BadgeChange => ({
  entityId: entity.id,
  publicId: entity.publicId,
  repCode: entity.repCode,
  searchName: entity.searchName,
  riskClass: assessment.riskClass,
  scoreCentipoints: assessment.scoreCentipoints,
  exposureCents: assessment.exposure.totalCents,
  overdueCents: assessment.overdueCents,
  oldestOverdueDays: assessment.oldestOverdueDays,
  recommendedCents: assessment.recommendedLimit.amountCents,
  limitKind: assessment.limitInForce.kind,
  limitCents: assessment.limitInForce.amountCents,
  limitExpired: assessment.limitInForce.expired,
  headroomCents: assessment.headroomCents,
  body: JSON.stringify(body),
});

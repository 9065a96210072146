import { type EpochDay, weekNumber } from "./calendar.ts";
import type { Policy } from "./policy.ts";
import { classOfScore, classSpan, type RatedClass, within } from "./risk-class.ts";

/** Score of a day in centipoints, from what is known now; null where there is none. */
export type ScoreOn = (day: EpochDay) => number | null;

/** Looked back on Mondays, so often: a score that has been in the band around a bound for longer counts by the bound itself. */
const LOOK_EVERY_DAYS = 7;
const LOOKS = 12;
/** How far before a day the scores lie that may decide its class. */
export const lookBackDays = ({ score }: Policy): number =>
  (LOOKS + 1) * LOOK_EVERY_DAYS + score.hysteresisDays;

/**
 * Class by score as of a day with hysteresis in time (POLICY 1.5): better only if the score of the day and the one 14 days
 * before both lie two points over the bound, worse only two points under it. In between the class that stood goes on:
 * found, without any state, by the same rule on earlier days. These are Mondays, the same ones whatever day is asked about,
 * so that a class does not waver with the day it is looked at. Where no earlier day tells, bounds as they are.
 */
export function standingClass(
  scoreCentipoints: number,
  asOf: EpochDay,
  scoreOn: ScoreOn,
  policy: Policy,
): RatedClass {
  const { hysteresisDays } = policy.score;
  if (hysteresisDays === 0) return classOfScore(scoreCentipoints, policy);
  const earlier = scoreOn(asOf - hysteresisDays);
  if (earlier === null) return classOfScore(scoreCentipoints, policy);
  const span = classSpan(scoreCentipoints, earlier, policy);
  if (span.best === span.worst) return span.best;
  return within(stoodOn(lastLook(asOf), scoreOn, policy, LOOKS) ?? classOfScore(earlier, policy), span);
}

/** Class that stood on one of these days; null where it has no score. */
function stoodOn(day: EpochDay, scoreOn: ScoreOn, policy: Policy, looks: number): RatedClass | null {
  const score = scoreOn(day);
  if (score === null) return null;
  const before = looks === 0 ? null : scoreOn(day - policy.score.hysteresisDays);
  if (before === null) return classOfScore(score, policy);
  const span = classSpan(score, before, policy);
  if (span.best === span.worst) return span.best;
  const stood = stoodOn(day - LOOK_EVERY_DAYS, scoreOn, policy, looks - 1);
  return within(stood ?? classOfScore(score, policy), span);
}

/** The last Monday before a day. */
const lastLook = (asOf: EpochDay): EpochDay => weekNumber(asOf - 1) * LOOK_EVERY_DAYS - 3;

/** First day after `asOf` on which the look back starts from another day. */
export const nextLook = (asOf: EpochDay): EpochDay => lastLook(asOf) + LOOK_EVERY_DAYS + 1;

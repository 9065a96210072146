import type { Reason, RiskClass } from "./assessment.ts";
import type { Policy } from "./policy.ts";

/** Classes from best to worst; NR stands outside. */
const ORDER = ["A", "B", "C", "D", "E"] as const;
export type RatedClass = (typeof ORDER)[number];

/** Position from best (0) to worst (4). */
export const rankOf = (riskClass: RatedClass): number => ORDER.indexOf(riskClass);

export const worseOf = (a: RatedClass, b: RatedClass): RatedClass => (rankOf(a) >= rankOf(b) ? a : b);

/** A rule that lets the class be at best `cap`. */
export type Cap = { cap: RatedClass; reason: Reason };

/** Class of a score alone: A ≥ 75, B ≥ 55, C ≥ 35, else D (DESIGN 3). */
export function classOfScore(scoreCentipoints: number, policy: Policy): RatedClass {
  const { A, B, C } = policy.score.boundsCentipoints;
  if (scoreCentipoints >= A) return "A";
  if (scoreCentipoints >= B) return "B";
  return scoreCentipoints >= C ? "C" : "D";
}

/** Best and worst class that hysteresis leaves open, given the scores of a day and of some days before (POLICY 1.5). */
export type ClassSpan = { best: RatedClass; worst: RatedClass };

/**
 * What two scores settle: a bound is surely passed when both lie two points over it, and surely left when the later one
 * lies more than two points under it. Where best and worst differ, the class that stood before decides.
 */
export function classSpan(scoreCentipoints: number, earlierCentipoints: number, policy: Policy): ClassSpan {
  const { hysteresisCentipoints } = policy.score;
  const secure = Math.min(scoreCentipoints, earlierCentipoints) - hysteresisCentipoints;
  return {
    best: classOfScore(scoreCentipoints + hysteresisCentipoints, policy),
    worst: classOfScore(secure, policy),
  };
}

/** The class that stood, moved no further than into what is open. */
export function within(stood: RatedClass, { best, worst }: ClassSpan): RatedClass {
  if (rankOf(stood) < rankOf(best)) return best;
  return rankOf(stood) > rankOf(worst) ? worst : stood;
}

/** The worst of the class by score and all caps. */
export function applyCaps(byScore: RatedClass, caps: readonly Cap[]): RatedClass {
  return caps.reduce<RatedClass>((riskClass, { cap }) => worseOf(riskClass, cap), byScore);
}

/** True where nothing but a rule can give a class: no score, no rule that forces D or E. */
export const notRated = (scoreCentipoints: number | null, caps: readonly Cap[]): boolean =>
  scoreCentipoints === null && !caps.some(({ cap }) => rankOf(cap) >= rankOf("D"));

export const isRated = (riskClass: RiskClass): riskClass is RatedClass => riskClass !== "NR";

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

/**
 * Class of a score with hysteresis in time (POLICY 1.5). What a score was worth some days ago is the class to move from:
 * it is left downwards only two points below its bound, and upwards only by scores that hold on both days. So a bound is
 * passed when the earlier score reaches it and today's is at most two points under it. No earlier score: bounds as they are.
 */
export function classWithHysteresis(
  scoreCentipoints: number,
  earlierCentipoints: number | null,
  policy: Policy,
): RatedClass {
  if (earlierCentipoints === null) return classOfScore(scoreCentipoints, policy);
  return worseOf(
    classOfScore(earlierCentipoints, policy),
    classOfScore(scoreCentipoints + policy.score.hysteresisCentipoints, policy),
  );
}

/** The worst of the class by score and all caps. */
export function applyCaps(byScore: RatedClass, caps: readonly Cap[]): RatedClass {
  return caps.reduce<RatedClass>((riskClass, { cap }) => worseOf(riskClass, cap), byScore);
}

/** True where nothing but a rule can give a class: no score, no rule that forces D or E. */
export const notRated = (scoreCentipoints: number | null, caps: readonly Cap[]): boolean =>
  scoreCentipoints === null && !caps.some(({ cap }) => rankOf(cap) >= rankOf("D"));

export const isRated = (riskClass: RiskClass): riskClass is RatedClass => riskClass !== "NR";

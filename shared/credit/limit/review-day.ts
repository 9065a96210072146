import type { LimitInForce, RiskClass } from "../assessment.ts";
import { addMonths, type EpochDay } from "../calendar.ts";
import type { LimitFact } from "../limit-fact.ts";
import { latestLimit } from "../limit-in-force.ts";
import type { Policy } from "../policy.ts";

/**
 * Day on which the approved limit is to be looked at again: so many months after it was set, by class, a new customer's
 * sooner, and never after it ends (domain.md 7.5). May lie in the past: then it is due. null: no limit is set.
 */
export function reviewDay(
  limits: readonly LimitFact[],
  inForce: LimitInForce,
  riskClass: RiskClass,
  isNew: boolean,
  asOf: EpochDay,
  knownAt: number,
  policy: Policy,
): EpochDay | null {
  const approved = latestLimit(limits, "approved", asOf, knownAt);
  if (inForce.kind === "none" || approved === null) return null;
  const { reviewMonths, newReviewMonths } = policy.limit;
  const rated = riskClass === "NR" ? newReviewMonths : reviewMonths[riskClass === "E" ? "D" : riskClass];
  const months = isNew ? Math.min(rated, newReviewMonths) : rated;
  return Math.min(addMonths(approved.from, months), approved.until ?? Number.MAX_SAFE_INTEGER);
}

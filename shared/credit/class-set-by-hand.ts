import type { Reason, RiskClass } from "./assessment.ts";
import type { EpochDay } from "./calendar.ts";
import { reasonOf } from "./reason.ts";
import { applyCaps, type Cap, rankOf } from "./risk-class.ts";

/** A class that a person set instead of the computed one, from a day to another (domain.md 2.10). */
export type ClassOverride = {
  id: string;
  riskClass: Exclude<RiskClass, "NR">;
  from: EpochDay;
  until: EpochDay;
  recordedRevision: number;
  /** Organization revision that ended it early; null while it stands. */
  endedRevision: number | null;
};

/**
 * The class as a person set it, with its reason; null where none is in force. Worse than computed it holds as set. Better it is
 * one step at most and never above what a rule caps (domain.md 2.10), and E stays E; who is not rated gets what was set.
 */
export function classSetByHand(
  overrides: readonly ClassOverride[],
  computed: RiskClass,
  caps: readonly Cap[],
  asOf: EpochDay,
  knownAt: number,
): { riskClass: RiskClass; reason: Reason } | null {
  const set = inForce(overrides, asOf, knownAt);
  if (set === null || computed === "E") return null;
  const riskClass = allowed(set.riskClass, computed, caps);
  const params = { computedClass: computed, setClass: set.riskClass, untilDay: set.until };
  return { riskClass, reason: reasonOf("class_set_by_hand", "rule", 0, params) };
}

function allowed(
  set: ClassOverride["riskClass"],
  computed: Exclude<RiskClass, "E">,
  caps: readonly Cap[],
): RiskClass {
  if (computed === "NR") return applyCaps(set, caps);
  const best = FROM_BEST[Math.max(0, rankOf(computed) - 1)] ?? computed;
  return rankOf(set) >= rankOf(computed) ? set : applyCaps(rankOf(set) < rankOf(best) ? best : set, caps);
}

const FROM_BEST = ["A", "B", "C", "D", "E"] as const;

/** The one recorded last of those that hold. */
function inForce(overrides: readonly ClassOverride[], asOf: EpochDay, knownAt: number): ClassOverride | null {
  const holding = overrides.filter(
    ({ from, until, recordedRevision, endedRevision }) =>
      from <= asOf &&
      asOf <= until &&
      recordedRevision <= knownAt &&
      (endedRevision === null || endedRevision > knownAt),
  );
  return (
    holding.toSorted((a, b) => b.recordedRevision - a.recordedRevision || (a.id < b.id ? 1 : -1))[0] ?? null
  );
}

import { decayPpm } from "./decay.ts";
import { piecewise } from "./piecewise.ts";
import type { Policy } from "./policy.ts";

/** Tables that follow from a policy, made once per policy object. */
export type PreparedPolicy = {
  /** Payment index in centipoints by days late. */
  indexOf: (daysLate: number) => number;
  /** Weight in thousandths by age in weeks, for the weeks of the year window. */
  weekWeights: readonly number[];
};

const prepared = new WeakMap<Policy, PreparedPolicy>();

export function preparePolicy(policy: Policy): PreparedPolicy {
  const known = prepared.get(policy);
  if (known !== undefined) return known;
  const { indexAnchors, yearWeeks, halfLifeWeeks } = policy.behaviour;
  const first = indexAnchors[0]?.[0] ?? 0;
  const last = indexAnchors.at(-1)?.[0] ?? 0;
  const table: number[] = [];
  for (let daysLate = first; daysLate <= last; daysLate += 1) table.push(piecewise(indexAnchors, daysLate));
  const made: PreparedPolicy = {
    indexOf: (daysLate) => table[Math.min(Math.max(daysLate, first), last) - first] ?? 0,
    weekWeights: Array.from({ length: yearWeeks }, (_, week) =>
      Math.max(1, Math.round(decayPpm(week, halfLifeWeeks) / 1_000)),
    ),
  };
  prepared.set(policy, made);
  return made;
}

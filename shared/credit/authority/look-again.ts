import type { RiskClass } from "../assessment.ts";
import type { Policy } from "../policy.ts";

/** What a decider saw of a request, or would see now. `hardRules`: codes of the rules that force or cap the class or block. */
export type Seen = {
  riskClass: RiskClass;
  hardRules: readonly string[];
  exposureCents: number;
  amountCents: number;
};

export const LOOK_AGAIN_REASONS = ["class_worse", "hard_rule", "exposure_grown", "amount_grown"] as const;
export type LookAgainReason = (typeof LOOK_AGAIN_REASONS)[number];

/** From best to worst; a customer who is not rated any more is looked at again, one who was not and now is D or E too. */
const FROM_BEST: readonly RiskClass[] = ["A", "B", "C", "NR", "D", "E"];

/**
 * Why a request must be looked at again before it is granted (POLICY 4): class worse, a hard rule that was not there, exposure
 * or amount grown by the policy's share *and* its amount. Empty: what was seen still holds.
 */
export function lookAgain(before: Seen, now: Seen, policy: Pick<Policy, "authority">): LookAgainReason[] {
  const isWorse = FROM_BEST.indexOf(now.riskClass) > FROM_BEST.indexOf(before.riskClass);
  const isNew = now.hardRules.some((code) => !before.hardRules.includes(code));
  const holds = {
    class_worse: isWorse,
    hard_rule: isNew,
    exposure_grown: hasGrown(before.exposureCents, now.exposureCents, policy),
    amount_grown: hasGrown(before.amountCents, now.amountCents, policy),
  } satisfies Record<LookAgainReason, boolean>;
  return LOOK_AGAIN_REASONS.filter((reason) => holds[reason]);
}

function hasGrown(before: number, now: number, { authority }: Pick<Policy, "authority">): boolean {
  const grown = now - before;
  if (grown <= 0 || grown < authority.lookAgainCents) return false;
  // Exact beyond 2^53 too: amounts go up to 10^15 cents.
  return BigInt(grown) * 10_000n >= BigInt(before) * BigInt(authority.lookAgainBasisPoints);
}

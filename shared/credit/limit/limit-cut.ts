import type { LimitInForce, Reason, RiskClass } from "../assessment.ts";
import { mulDiv } from "../money.ts";
import type { Policy } from "../policy.ts";
import { type RecommendedLimit, roundLimit } from "../recommended-limit.ts";

/** How a limit above the recommended one comes down. Days are counted from the day the customer is told. */
export type LimitCut = {
  fromCents: number;
  toCents: number;
  /** Code of the reason behind the class where the class decides, else the limit's binding term; its figures as evidence. */
  ground: string;
  evidence: Reason["params"];
  /** True: in dated steps with notice, because the relation is long and without default. */
  graduated: boolean;
  steps: { afterDays: number; amountCents: number }[];
};

/**
 * Cutting the credit of an established relation overnight can be unlawful (C. com. L442-1 II, domain.md 3.7): every cut keeps
 * its ground, and after more than two years without default it is proposed in dated steps. null: nothing to cut.
 */
export function limitCut(
  inForce: LimitInForce,
  recommended: RecommendedLimit,
  customer: { riskClass: RiskClass; relationDays: number; reasons: readonly Reason[] },
  policy: Policy,
): LimitCut | null {
  const fromCents = inForce.amountCents;
  const toCents = recommended.amountCents;
  if (inForce.kind !== "approved" || fromCents === null || toCents === null || toCents >= fromCents)
    return null;
  const { longRelationDays } = policy.limit;
  const defaulted =
    customer.riskClass === "D" || customer.riskClass === "E" || recommended.binding === "hard_rule";
  const graduated = !defaulted && customer.relationDays > longRelationDays;
  const ground = classDecides(recommended, customer.riskClass) ? behindClass(customer) : undefined;
  return {
    fromCents,
    toCents,
    ground: ground?.code ?? recommended.binding,
    evidence: ground?.params ?? recommended.params,
    graduated,
    steps: graduated ? stepsDown(fromCents, toCents, policy) : [{ afterDays: 0, amountCents: toCents }],
  };
}

/** Need by class and hard rules rest on the class; capacity does where the class lowers it. All other terms stand by themselves. */
const classDecides = ({ binding }: RecommendedLimit, riskClass: RiskClass): boolean =>
  binding === "class" ||
  binding === "hard_rule" ||
  (binding === "capacity" && riskClass !== "A" && riskClass !== "B");

/** The rule that gives the class; by score alone, or by an event, what weighs most. */
function behindClass({
  riskClass,
  reasons,
}: {
  riskClass: RiskClass;
  reasons: readonly Reason[];
}): Reason | undefined {
  return (
    reasons.find(({ params }) => params.capClass === riskClass) ??
    reasons.find(({ params }) => !("capClass" in params))
  );
}

function stepsDown(fromCents: number, toCents: number, policy: Policy): LimitCut["steps"] {
  const { cutSteps, cutStepDays } = policy.limit;
  return Array.from({ length: cutSteps }, (_, index) => {
    const left = mulDiv(fromCents - toCents, cutSteps - index - 1, cutSteps);
    return {
      afterDays: (index + 1) * cutStepDays,
      amountCents: Math.max(toCents, roundLimit(toCents + left, policy)),
    };
  });
}

import type { Assessment, BindingTerm, LimitInForce, RiskClass } from "../assessment.ts";
import type { EpochDay } from "../calendar.ts";

/** The figures of an assessment that explanations compare. Money in cents, points in hundredths. */
export type Standing = {
  asOf: EpochDay;
  riskClass: RiskClass;
  scoreCentipoints: number | null;
  recommendedLimitCents: number | null;
  binding: BindingTerm;
  limit: LimitInForce;
  exposureCents: number;
  overdueCents: number;
  headroomCents: number | null;
  policyVersion: number;
  engineVersion: number;
};

export const standingOf = (assessment: Assessment): Standing => ({
  asOf: assessment.asOf,
  riskClass: assessment.riskClass,
  scoreCentipoints: assessment.scoreCentipoints,
  recommendedLimitCents: assessment.recommendedLimit.amountCents,
  binding: assessment.recommendedLimit.binding,
  limit: assessment.limitInForce,
  exposureCents: assessment.exposure.totalCents,
  overdueCents: assessment.overdueCents,
  headroomCents: assessment.headroomCents,
  policyVersion: assessment.policyVersion,
  engineVersion: assessment.engineVersion,
});

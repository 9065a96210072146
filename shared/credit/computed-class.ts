import type { Assessment, RiskClass } from "./assessment.ts";

/** The class by the figures alone, whatever a person set: what authority goes by (POLICY 4). */
export const computedClass = ({
  computedClass,
  riskClass,
}: Pick<Assessment, "computedClass" | "riskClass">): RiskClass => computedClass ?? riskClass;

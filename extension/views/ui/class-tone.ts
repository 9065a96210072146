import type { RiskClass } from "#shared/credit/assessment.ts";

/** Name of the colours of a class. */
export const classTone = (riskClass: RiskClass): string =>
  `tone-${riskClass === "NR" ? "none" : riskClass.toLowerCase()}`;

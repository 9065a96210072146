import type { RiskClass } from "./assessment.ts";

/**
 * Share of an euro of exposure to look at first, in permille, by class. It orders the list of the riskiest euros and
 * nothing else: no default probability, no provision. Not rated stands between C and D: nobody knows yet.
 */
export const permilleAtRisk = {
  A: 5,
  B: 20,
  C: 100,
  NR: 200,
  D: 400,
  E: 1000,
} as const satisfies Record<RiskClass, number>;

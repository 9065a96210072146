import type { LegalForm } from "./legal-form.ts";

/**
 * Points of the structural axis, in centipoints; the best of every list add up to 10,000. Expert points, not fitted: firms
 * fail most in their second to fifth year, sole traders and the smallest more than others, and building, catering, retail
 * and road haulage more than the average of the economy. What is missing gets `unknown`: less than a good answer, more than
 * a bad one.
 */
export const STRUCTURE_POINTS = {
  age: {
    best: 3_500,
    unknown: 1_400,
    /** Months since the firm was created → points, linear between. */
    months: [
      [0, 600],
      [12, 500],
      [36, 700],
      [60, 1_400],
      [120, 2_500],
      [240, 3_300],
      [360, 3_500],
    ],
  },
  legalForm: {
    best: 1_500,
    unknown: 750,
    forms: {
      public_body: 1_500,
      public_limited: 1_500,
      cooperative: 1_200,
      private_limited: 1_000,
      partnership: 900,
      association: 800,
      civil: 800,
      sole_trader: 400,
    } satisfies Record<LegalForm, number>,
  },
  size: {
    best: 2_500,
    unknown: 1_000,
    /** Employees → points, a step each. */
    employees: [
      [0, 600],
      [1, 900],
      [3, 1_100],
      [10, 1_500],
      [20, 1_800],
      [50, 2_100],
      [250, 2_400],
      [1_000, 2_500],
    ],
  },
  sector: {
    best: 1_500,
    unknown: 800,
    other: 1_000,
    /** NACE division → points. */
    divisions: {
      "01": 1_200,
      "02": 1_200,
      "03": 1_100,
      "10": 900,
      "13": 800,
      "14": 700,
      "15": 700,
      "20": 1_200,
      "21": 1_300,
      "31": 700,
      "35": 1_400,
      "36": 1_400,
      "41": 300,
      "42": 600,
      "43": 300,
      "45": 700,
      "46": 1_000,
      "47": 500,
      "49": 500,
      "53": 600,
      "55": 600,
      "56": 200,
      "64": 1_300,
      "65": 1_400,
      "68": 900,
      "69": 1_400,
      "77": 800,
      "78": 600,
      "79": 600,
      "80": 500,
      "81": 600,
      "84": 1_500,
      "85": 1_100,
      "86": 1_500,
      "87": 1_300,
      "93": 700,
      "95": 700,
      "96": 600,
    } as Readonly<Record<string, number>>,
  },
  group: {
    best: 1_000,
    unknown: 500,
    standing: { head: 1_000, member: 900, independent: 500 },
  },
  /** Taken once accounts are due and not filed. */
  notFiled: 700,
  /** Parts that must be known, of five, the age among them. */
  minimumKnown: 2,
} as const;

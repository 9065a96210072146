import fc from "fast-check";
import { RATIO_NAMES, type Ratios } from "#shared/credit/accounts/ratio.ts";
import { FIGURES, figuresOf, type Statement } from "#shared/credit/accounts/statement.ts";

/** Figures of T-206 to T-208 in whole units: assets 1,000, equity 330, liabilities 670. */
export const solid = figuresOf({
  totalAssets: 1_000,
  currentAssets: 600,
  currentLiabilities: 400,
  inventory: 150,
  receivables: 300,
  cash: 50,
  equity: 330,
  shareCapital: 100,
  retainedEarnings: 80,
  totalLiabilities: 670,
  longTermDebt: 270,
  netSales: 2_000,
  grossProfit: 700,
  ebitda: 120,
  ebit: 60,
  interest: 20,
  netIncome: 30,
  personnelCost: 250,
  valueAdded: 400,
});

/** 31 December 2025. */
export const CLOSING = 20_453;

export const statementOf = (changes: Partial<Statement> = {}): Statement => ({
  closingDay: CLOSING,
  months: 12,
  filing: "filed",
  figures: solid,
  knownDay: null,
  ...changes,
});

const amount = fc.option(fc.integer({ min: -100_000, max: 1_000_000 }));

export const anyFigures = fc
  .array(amount, { minLength: FIGURES.length, maxLength: FIGURES.length })
  .map((amounts) =>
    figuresOf(Object.fromEntries(FIGURES.map((name, index) => [name, amounts[index] ?? null]))),
  );

export const anyStatement: fc.Arbitrary<Statement> = fc.record({
  closingDay: fc.integer({ min: CLOSING - 1_500, max: CLOSING + 300 }),
  months: fc.constantFrom(12, 12, 12, 3, 18),
  filing: fc.constantFrom("filed", "confidential", "not_filed"),
  figures: fc.option(anyFigures, { freq: 4 }),
  knownDay: fc.option(fc.integer({ min: CLOSING, max: CLOSING + 400 })),
});

export const anyRatios: fc.Arbitrary<Ratios> = fc
  .array(fc.option(fc.integer({ min: -3_000_000, max: 6_000_000 }), { freq: 3 }), {
    minLength: RATIO_NAMES.length,
    maxLength: RATIO_NAMES.length,
  })
  .map((values) => Object.fromEntries(RATIO_NAMES.map((name, index) => [name, values[index] ?? null])));

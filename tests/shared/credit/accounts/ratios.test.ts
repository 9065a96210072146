import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completeRatios } from "#shared/credit/accounts/complete-ratios.ts";
import { LARGEST_RATIO, RATIO_NAMES, type Ratios } from "#shared/credit/accounts/ratio.ts";
import { ratiosOfFigures } from "#shared/credit/accounts/ratios-of-figures.ts";
import { type AccountFigures, FIGURES, figuresOf } from "#shared/credit/accounts/statement.ts";
import { anyFigures, anyRatios, solid } from "./some-figures.ts";

const of = (figures: Partial<AccountFigures>, months = 12, before: Partial<AccountFigures> | null = null) =>
  ratiosOfFigures(
    { figures: figuresOf(figures), months },
    before === null ? null : { figures: figuresOf(before), months: 12 },
  );

describe("ratios of figures", () => {
  test("of a balance sheet, in parts per million", () => {
    expect(of(solid, 12, { netSales: 1_600 })).toMatchObject({
      equityToAssets: 330_000,
      equityToLiabilities: 492_537,
      workingCapitalToAssets: 200_000,
      currentRatio: 1_500_000,
      quickRatio: 1_125_000,
      cashRatio: 125_000,
      retainedEarningsToAssets: 80_000,
      ebitToAssets: 60_000,
      netIncomeToAssets: 30_000,
      netMargin: 15_000,
      operatingMargin: 30_000,
      grossMargin: 350_000,
      cashFlowToLiabilities: 134_328,
      interestCover: 3_000_000,
      assetTurnover: 2_000_000,
      salesGrowth: 250_000,
      receivableDays: 54_750_000,
    });
  });

  test("a missing figure is a missing ratio, a zero is a zero", () => {
    expect(of({ ...solid, cash: null }).cashRatio).toBeNull();
    expect(of({ ...solid, cash: 0 }).cashRatio).toBe(0);
    expect(of({ ...solid, inventory: null }).quickRatio).toBeNull();
    expect(of(solid).salesGrowth).toBeNull();
  });

  test("equity and liabilities complete each other through the assets", () => {
    expect(of({ totalAssets: 1_000, totalLiabilities: 670 }).equityToAssets).toBe(330_000);
    expect(of({ totalAssets: 1_000, equity: -200 }).liabilitiesToAssets).toBe(1_200_000);
  });

  test("nothing is divided by zero or by less", () => {
    expect(of({ ...solid, totalAssets: 0, currentLiabilities: 0 })).toMatchObject({
      equityToAssets: null,
      currentRatio: null,
    });
    expect(of({ ...solid, equity: -50 }).netIncomeToEquity).toBeNull();
  });

  test("no interest to pay is the best cover, with a loss it says nothing", () => {
    expect(of({ ...solid, interest: 0 }).interestCover).toBe(LARGEST_RATIO);
    expect(of({ ...solid, interest: 0, ebit: -5 }).interestCover).toBeNull();
  });

  test("results of another length meet the balance sheet as twelve months", () => {
    expect(of(solid, 18)).toMatchObject({ ebitToAssets: 40_000, operatingMargin: 30_000 });
    expect(of(solid, 3)).toMatchObject({
      ebitToAssets: null,
      operatingMargin: 30_000,
      equityToAssets: 330_000,
    });
  });

  test("1e15 minor units are divided exactly", () => {
    expect(of({ totalAssets: 999_999_999_999_999, equity: 333_333_333_333_333 }).equityToAssets).toBe(
      333_333,
    );
  });

  test("the unit does not matter", () => {
    fc.assert(
      fc.property(anyFigures, fc.constantFrom(10, 1_000, 100_000), (figures, unit) => {
        const larger = figuresOf(
          Object.fromEntries(
            FIGURES.map((name) => {
              const amount = figures[name];
              return [name, amount === null ? null : amount * unit];
            }),
          ),
        );
        expect(of(larger)).toEqual(of(figures));
      }),
      { numRuns: 200 },
    );
  });
});

describe("ratios that follow from others", () => {
  test("the four of Altman give solvency, debts and return on debts", () => {
    expect(
      completeRatios({ equityToLiabilities: 492_537, workingCapitalToAssets: 200_000, ebitToAssets: 60_000 }),
    ).toMatchObject({ equityToAssets: 330_000, liabilitiesToAssets: 670_000, ebitToLiabilities: 89_552 });
  });

  test.each<[string, Ratios, Ratios]>([
    ["gearing", { liabilitiesToEquity: 2_030_303 }, { equityToAssets: 330_000 }],
    [
      "gearing of a firm that owes more than it owns",
      { liabilitiesToEquity: -6_000_000 },
      { equityToAssets: -200_000 },
    ],
    [
      "current ratio and short debts",
      { currentRatio: 1_500_000, currentLiabilitiesToAssets: 400_000 },
      { workingCapitalToAssets: 200_000 },
    ],
    [
      "working capital and current ratio",
      { currentRatio: 1_500_000, workingCapitalToAssets: 200_000 },
      { currentLiabilitiesToAssets: 400_000 },
    ],
    ["margin and turnover", { netMargin: 15_000, assetTurnover: 2_000_000 }, { netIncomeToAssets: 30_000 }],
    ["return and turnover", { ebitToAssets: 60_000, assetTurnover: 2_000_000 }, { operatingMargin: 30_000 }],
    ["amounts a share", { earningsPerShare: 1_500_000, salesPerShare: 100_000_000 }, { netMargin: 15_000 }],
    ["sales over those before", { salesToPreviousSales: 1_250_000 }, { salesGrowth: 250_000 }],
  ])("by %s", (_, known, follows) => {
    expect(completeRatios(known)).toMatchObject(follows);
  });

  test("are those of the figures, whichever are given", () => {
    const all = of(solid);
    const some = completeRatios({
      equityToLiabilities: all.equityToLiabilities,
      currentRatio: all.currentRatio,
      workingCapitalToAssets: all.workingCapitalToAssets,
      netMargin: all.netMargin,
      assetTurnover: all.assetTurnover,
      cashToAssets: all.cashToAssets,
    });
    for (const name of [
      "equityToAssets",
      "currentLiabilitiesToAssets",
      "netIncomeToAssets",
      "cashRatio",
    ] as const)
      expect(Math.abs((some[name] ?? Number.NaN) - (all[name] ?? Number.NaN))).toBeLessThanOrEqual(1);
  });

  test("what is known stays, nothing is infinite, the order of keys does not matter", () => {
    fc.assert(
      fc.property(anyRatios, (known) => {
        const all = completeRatios(known);
        for (const name of RATIO_NAMES) {
          const value = known[name];
          if (value != null) expect(all[name]).toBe(value);
          expect(all[name] == null || Number.isSafeInteger(all[name])).toBe(true);
        }
        const turned = Object.fromEntries(Object.entries(known).reverse());
        expect(completeRatios(turned)).toEqual(all);
      }),
      { numRuns: 200 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pointsOf, SCORED_RATIOS } from "#shared/credit/accounts/scorecard.ts";
import { decimalOf, isRescaled } from "../worker/local/accounts-column.ts";
import { mapKeyOf, nearestKey } from "../worker/local/accounts-map-keys.ts";
import { ranksOf, valueAtRank } from "../worker/local/accounts-ranks.ts";

describe("names in a map of accounts", () => {
  test.each([
    ["totalAssets", "totalAssets"],
    ["Total assets", "totalAssets"],
    ["total_equity", "equity"],
    ["revenue", "netSales"],
    ["workingCapitalToTotalAssets", "workingCapitalToAssets"],
    ["retained earnings / total assets", "retainedEarningsToAssets"],
    ["Net income over sales", "netMargin"],
    ["ROA", "netIncomeToAssets"],
    ["debtRatio", "liabilitiesToAssets"],
    ["bookEquityToTotalLiabilities", "equityToLiabilities"],
    ["salesToTotalAssets", "assetTurnover"],
    ["eps", "earningsPerShare"],
  ])("%s is %s", (said, meant) => {
    expect(mapKeyOf(said)?.name).toBe(meant);
  });

  test.each(["marketValue", "constructor", "", "toAssets"])("%s is none", (said) => {
    expect(mapKeyOf(said)).toBeNull();
  });

  test("the nearest name is offered for a slip", () => {
    expect(["curentAssets", "equityToLiability", "faild"].map(nearestKey)).toEqual([
      "currentAssets",
      "equityToLiabilities",
      "failed",
    ]);
  });
});

describe("columns of numbers", () => {
  test.each<[string[], "," | "."]>([
    [["1234.5", "12"], "."],
    [["12,5", "7"], ","],
    [["0,123", "1,234"], ","],
    [["0.123", "1.234"], "."],
    [["1,234,567", "12"], "."],
    [["1.234.567", "12"], ","],
    [["1.234,5"], ","],
    [["1,234.5"], "."],
    [["1.5e-3"], "."],
  ])("%j have the decimal sign %s", (cells, sign) => {
    expect(decimalOf([cells])).toBe(sign);
  });

  test("margins of a crowd that never lost money are rescaled, shares of debt within 0 and 1 are not", () => {
    const unit = Array.from({ length: 200 }, (_, index) => index / 200);
    expect(isRescaled("netMargin", unit)).toBe(true);
    expect(isRescaled("currentRatio", unit)).toBe(true);
    expect(isRescaled("liabilitiesToAssets", unit)).toBe(false);
    expect(isRescaled("netMargin", [...unit, -0.1])).toBe(false);
    expect(isRescaled("netMargin", unit.slice(0, 50))).toBe(false);
    expect(isRescaled("currentRatio", [...unit, 2_750_000_000])).toBe(true);
  });
});

describe("places in an order", () => {
  test("ties share the middle of their places, the missing have none", () => {
    expect(ranksOf([30, null, 10, 10, 20])).toEqual([0.875, null, 0.25, 0.25, 0.625]);
  });

  test("a higher place is never a lower ratio, and every bin of the scorecard is reached", () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...SCORED_RATIOS), place, place, (ratio, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        expect(valueAtRank(ratio, low)).toBeLessThanOrEqual(valueAtRank(ratio, high));
      }),
      { numRuns: 200 },
    );
    const points = Array.from({ length: 201 }, (_, index) =>
      pointsOf("quickRatio", valueAtRank("quickRatio", index / 200)),
    );
    expect(new Set(points).size).toBe(7);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auc } from "#shared/backtest/auc.ts";
import { factorOf, HUNDRED_POINTS, offsetOf, pointsOfRate } from "#shared/backtest/odds-scale.ts";
import { weightOfEvidence } from "#shared/backtest/weight-of-evidence.ts";

describe("weight of evidence", () => {
  test("T-203: 200 of 900 goods and 10 of 100 bads weigh 0.7985, an information value of 0.09760", () => {
    const { bins, informationValue } = weightOfEvidence([
      { good: 200, bad: 10 },
      { good: 700, bad: 90 },
    ]);
    expect(bins[0]?.weight).toBeCloseTo(0.7985, 4);
    expect(bins[0]?.informationValue).toBeCloseTo(0.0976, 5);
    expect(informationValue).toBeGreaterThan(0.0976);
  });

  test("a bin with one side empty has no weight", () => {
    expect(weightOfEvidence([{ good: 5, bad: 0 }]).bins).toEqual([{ weight: null, informationValue: 0 }]);
  });
});

describe("points of odds", () => {
  const sixHundred = { base: 600, baseOdds: 30, pdo: 20 };

  test("T-204: 600 at 30 to 1, 20 points double the odds", () => {
    expect(factorOf(sixHundred)).toBeCloseTo(28.8539, 4);
    expect(offsetOf(sixHundred)).toBeCloseTo(501.8622, 4);
    expect(pointsOfRate(0.05, sixHundred)).toBeCloseTo(586.82, 2);
    expect(pointsOfRate(0.01, sixHundred)).toBeCloseTo(634.45, 2);
  });

  test.each([
    [0.005, 83.15],
    [0.01, 73.07],
    [0.02, 62.93],
    [0.1, 38.48],
    [0.2, 26.78],
    [0.5, 6.78],
  ])("T-205: a failure rate of %f is %f of 100 points", (rate, points) => {
    expect(pointsOfRate(rate, HUNDRED_POINTS)).toBeCloseTo(points, 2);
  });
});

describe("area under the curve", () => {
  test("is 1 when every event has the higher value, 0 when the lower, a half when all are alike", () => {
    expect(auc([1, 2, 3, 4], [false, false, true, true])).toBe(1);
    expect(auc([4, 3, 2, 1], [false, false, true, true])).toBe(0);
    expect(auc([7, 7, 7], [true, false, true])).toBe(0.5);
  });

  test("is the share of pairs in the right order, ties half", () => {
    const rows = fc.array(fc.record({ value: fc.integer({ min: 0, max: 9 }), event: fc.boolean() }), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (some) => {
        const events = some.filter(({ event }) => event);
        const others = some.filter(({ event }) => !event);
        const won = events.flatMap((one) =>
          others.map((other) => (one.value > other.value ? 1 : one.value === other.value ? 0.5 : 0)),
        );
        const expected =
          won.length === 0 ? null : won.reduce<number>((sum, part) => sum + part, 0) / won.length;
        const found = auc(
          some.map(({ value }) => value),
          some.map(({ event }) => event),
        );
        expect(found === null ? null : found.toFixed(9)).toBe(expected === null ? null : expected.toFixed(9));
      }),
      { numRuns: 200 },
    );
  });
});

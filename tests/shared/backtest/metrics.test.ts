import { describe, expect, test } from "vitest";
import { areaUnderCurve, brierScore, calibrationBins, rocCurve } from "#shared/backtest/metrics.ts";

const rising = Array.from({ length: 40 }, (_, place) => place / 40);
const lateHalf = rising.map((_, place) => place >= 20);

describe("area under the curve", () => {
  test("is given from 20 late ones on, and never without one in time", () => {
    expect(areaUnderCurve(rising, lateHalf)).toBe(1);
    expect(areaUnderCurve(rising.slice(1), lateHalf.slice(1))).toBe(1);
    expect(areaUnderCurve(rising.slice(0, 39), lateHalf.slice(0, 39))).toBeNull();
    expect(areaUnderCurve(rising.slice(20), lateHalf.slice(20))).toBeNull();
  });
});

describe("Brier score", () => {
  test("is the mean squared distance: 0.25 for a coin, 0.01 for 90 % that come", () => {
    expect(brierScore([0.5, 0.5], [true, false])).toBe(0.25);
    expect(brierScore([0.9], [true])).toBeCloseTo(0.01, 12);
    expect(brierScore([], [])).toBe(0);
  });
});

describe("pictures", () => {
  test("calibration bins hold all invoices in order of probability", () => {
    const bins = calibrationBins(rising, lateHalf, 4);
    expect(bins.map(({ count }) => count)).toEqual([10, 10, 10, 10]);
    expect(bins.map(({ came }) => came)).toEqual([0, 0, 1, 1]);
    expect(bins[0]?.foretold).toBeCloseTo(0.1125, 12);
  });

  test("the ROC curve begins at nothing and ends with everything, equal scores in one step", () => {
    expect(rocCurve([0.9, 0.5, 0.5, 0.1], [true, true, false, false])).toEqual([
      { falseAlarms: 0, found: 0 },
      { falseAlarms: 0, found: 0.5 },
      { falseAlarms: 0.5, found: 1 },
      { falseAlarms: 1, found: 1 },
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACCOUNTS_REASON_CODES } from "#shared/credit/accounts/accounts-reason-codes.ts";
import { axisOfRatios } from "#shared/credit/accounts/axis-of-ratios.ts";
import { RATIOS, type Ratios } from "#shared/credit/accounts/ratio.ts";
import { ratiosOfFigures } from "#shared/credit/accounts/ratios-of-figures.ts";
import {
  bestPoints,
  pointsOf,
  SCORECARD,
  SCORED_RATIOS,
  type ScoredRatio,
  type ScoredRatioName,
} from "#shared/credit/accounts/scorecard.ts";
import { anyRatios, solid } from "./some-figures.ts";

const scoredRatio = fc.constantFrom(...SCORED_RATIOS);

/** Ratios of the card alone, all known: nothing follows from them that is not there. */
const wholeCard = fc
  .array(fc.integer({ min: -3_000_000, max: 6_000_000 }), {
    minLength: SCORED_RATIOS.length,
    maxLength: SCORED_RATIOS.length,
  })
  .map(
    (values): Ratios => Object.fromEntries(SCORED_RATIOS.map((name, index) => [name, values[index] ?? 0])),
  );

const all = (best: boolean): Ratios =>
  Object.fromEntries(
    SCORED_RATIOS.map((name) => [
      name,
      (RATIOS[name].better === "high") === best ? 1_000_000_000 : -1_000_000_000,
    ]),
  );

describe("the scorecard", () => {
  test("its best bins add up to 100, its worst to 0", () => {
    expect(SCORED_RATIOS.reduce((sum, ratio) => sum + bestPoints(ratio), 0)).toBe(10_000);
    expect(axisOfRatios(all(true))).toEqual({ centipoints: 10_000, reasons: [], coveragePercent: 100 });
    expect(axisOfRatios(all(false))?.centipoints).toBe(0);
  });

  test.each(SCORED_RATIOS)(
    "%s: bins rise, points go one way, unknown lies between, firms make a crowd",
    (name) => {
      const { bins, unknown }: ScoredRatio = SCORECARD[name];
      const high = RATIOS[name].better === "high";
      for (const [index, bin] of bins.entries()) {
        const next = bins[index + 1];
        if (next === undefined) continue;
        expect(next.from).toBeGreaterThan(bin.from);
        expect(high ? next.points > bin.points : next.points < bin.points).toBe(true);
      }
      const points = bins.map((bin) => bin.points);
      expect(Math.min(...points)).toBe(0);
      expect(unknown).toBeGreaterThan(0);
      expect(unknown).toBeLessThan(Math.max(...points));
      const crowd = bins.reduce((sum, { firms }) => sum + firms, 0);
      expect(Math.abs(crowd - 1_000)).toBeLessThanOrEqual(20);
    },
  );

  test("a bin starts at its lower end", () => {
    expect([-1, 0, 99_999, 100_000].map((value) => pointsOf("equityToAssets", value))).toEqual([
      450, 780, 780, 960,
    ]);
  });
});

describe("axis of ratios", () => {
  test("a firm with a third of equity and a thin margin", () => {
    const axis = axisOfRatios(ratiosOfFigures({ figures: solid, months: 12 }));
    expect(axis?.centipoints).toBe(7_855);
    expect(axis?.coveragePercent).toBe(94);
    expect(axis?.reasons.slice(0, 2)).toEqual([
      {
        code: "accounts_equity_ratio",
        axis: "lasts",
        centipoints: -540,
        params: { valueBasisPoints: 3_300 },
      },
      {
        code: "accounts_retained_earnings",
        axis: "lasts",
        centipoints: -500,
        params: { valueBasisPoints: 800 },
      },
    ]);
    expect(axis?.reasons.find(({ code }) => code === "accounts_unknown")).toMatchObject({
      centipoints: -150,
      params: { count: 1 },
    });
  });

  test("negative equity is called by its name", () => {
    const axis = axisOfRatios({
      ...ratiosOfFigures({ figures: solid, months: 12 }),
      equityToAssets: -10_000,
    });
    expect(axis?.reasons[0]).toMatchObject({
      code: "accounts_equity_negative",
      params: { valueBasisPoints: -100 },
    });
  });

  test("too little known is no score", () => {
    expect(axisOfRatios({})).toBeNull();
    expect(axisOfRatios({ equityToAssets: 3_000, netMargin: 100 })).toBeNull();
    expect(axisOfRatios({ cashRatio: 3_000, grossMargin: 100, interestCover: 10_000 })).toBeNull();
    expect(axisOfRatios({ equityToAssets: 3_000, netMargin: 100, quickRatio: 9_000 })).not.toBeNull();
  });

  test("reasons and 10,000 add up to the axis to the digit, the largest loss first", () => {
    fc.assert(
      fc.property(anyRatios, (ratios) => {
        const axis = axisOfRatios(ratios);
        if (axis === null) return;
        const parts = axis.reasons.map(({ centipoints }) => centipoints);
        expect(parts.reduce((sum, part) => sum + part, 10_000)).toBe(axis.centipoints);
        expect([...parts].sort((one, other) => one - other)).toEqual(parts);
        expect(axis.centipoints).toBeGreaterThanOrEqual(0);
        for (const { code, params } of axis.reasons)
          expect(Object.keys(params)).toEqual(
            Object.entries(ACCOUNTS_REASON_CODES).find(([name]) => name === code)?.[1],
          );
      }),
      { numRuns: 200 },
    );
  });

  test("a better ratio never scores worse", () => {
    fc.assert(
      fc.property(wholeCard, scoredRatio, fc.nat(4_000_000), (ratios, name, more) => {
        const better = (ratios[name] ?? 0) + (RATIOS[name].better === "high" ? more : -more);
        const before = axisOfRatios(ratios)?.centipoints ?? Number.NaN;
        expect(axisOfRatios({ ...ratios, [name]: better })?.centipoints).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  test("a missing ratio is neither zero nor the best nor the worst", () => {
    const middle: Ratios = Object.fromEntries(
      SCORED_RATIOS.map((name: ScoredRatioName) => [name, (SCORECARD[name].bins[3]?.from ?? 0) * 100]),
    );
    const at = (name: ScoredRatioName, value: number | null) =>
      axisOfRatios({ ...middle, [name]: value })?.centipoints ?? Number.NaN;
    for (const name of ["cashRatio", "quickRatio", "salesGrowth", "equityToAssets"] as const) {
      expect(at(name, null)).not.toBe(at(name, 0));
      expect(at(name, null)).toBeLessThan(at(name, 1_000_000_000));
      expect(at(name, null)).toBeGreaterThan(at(name, -1_000_000_000));
    }
  });
});

import { describe, expect, test } from "vitest";
import type { Behaviour } from "#shared/credit/behaviour.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { outsideAxes } from "#shared/credit/outside/outside-axes.ts";
import { overdueOf } from "#shared/credit/overdue.ts";
import { applyCaps, classOfScore } from "#shared/credit/risk-class.ts";
import { scoreOf, weighted } from "#shared/credit/score.ts";

const nothingOverdue = overdueOf([], 20_000, DefaultPolicy);
const onTerms: Behaviour = {
  yearCentipoints: 8_000,
  recentCentipoints: 8_000,
  daysBeyondTerms: 0,
  lateShareBasisPoints: 0,
  paidInvoices: 12,
  overdueInvoices: 0,
  historyFrom: 19_000,
  returnedPayments: 0,
  lastReturnedDay: 0,
  partialPayments: 0,
  lastPartialDay: 0,
  partialReference: "",
};
const NOTHING_OUTSIDE = { externalCentipoints: null, structuralCentipoints: null };
const score = (
  behaviour: Partial<Behaviour>,
  outside: { externalCentipoints: number | null; structuralCentipoints: number | null } = NOTHING_OUTSIDE,
  overdue = nothingOverdue,
) =>
  scoreOf(
    { ...onTerms, ...behaviour },
    overdue,
    outsideAxes({ ...outside, accounts: null }, 20_000, 1, DefaultPolicy),
    [],
    DefaultPolicy,
  );

describe("two axes", () => {
  test("T-210: 69.29, 61.91 and 70 weigh to 66.85; without the second to 69.51", () => {
    const parts = (external: number | null) => [
      [6_929, 45] as const,
      [external, 35] as const,
      [7_000, 20] as const,
    ];
    expect(weighted(parts(6_191))).toBe(6_685);
    expect(weighted(parts(null))).toBe(6_951);
    expect(weighted([[null, 45]])).toBeNull();
  });

  test("on terms counts 90, all paid early 100, never paid 0", () => {
    const pays = (index: number) =>
      score({ yearCentipoints: index, recentCentipoints: index }).paysCentipoints;
    expect([8_000, 10_000, 9_000, 4_000, 0].map(pays)).toEqual([9_000, 10_000, 9_500, 4_500, 0]);
  });

  test("a missing axis is left out, said, and shows in the coverage", () => {
    const ledgerOnly = score({});
    expect(ledgerOnly).toMatchObject({
      scoreCentipoints: 9_000,
      lastsCentipoints: null,
      coveragePercent: 45,
    });
    expect(ledgerOnly.reasons.map(({ code }) => code)).toContain("lasts_unknown");
    const all = score({}, { externalCentipoints: 8_000, structuralCentipoints: 7_000 });
    expect(all).toMatchObject({
      scoreCentipoints: 8_250,
      paysCentipoints: 9_000,
      lastsCentipoints: 7_636,
      coveragePercent: 100,
    });
  });

  test("no payments and little else: not rated, with the reason", () => {
    const few = score(
      { paidInvoices: 2, overdueInvoices: 0 },
      { externalCentipoints: 9_000, structuralCentipoints: null },
    );
    expect(few).toMatchObject({ scoreCentipoints: null, paysCentipoints: null, coveragePercent: 35 });
    expect(few.reasons[0]).toMatchObject({
      code: "no_payment_history",
      params: { experiences: 2, minimum: 3 },
    });
    const enough = score({ paidInvoices: 2 }, { externalCentipoints: 9_000, structuralCentipoints: 8_000 });
    expect(enough.scoreCentipoints).toBe(8_636);
  });
});

describe("what takes points", () => {
  const lost = (behaviour: Partial<Behaviour>, overdue = nothingOverdue) =>
    Object.fromEntries(
      score(behaviour, NOTHING_OUTSIDE, overdue).reasons.map(({ code, centipoints }) => [code, centipoints]),
    );

  test("a quarter worse than the year pulls the index a third of the way", () => {
    expect(lost({ recentCentipoints: 5_000 })).toMatchObject({
      base_points: 10_000,
      payment_index: -1_000,
      trend_worse: -1_125,
    });
    expect(lost({ recentCentipoints: 9_500 }).trend_worse).toBeUndefined();
  });

  test.each([
    [15, undefined],
    [30, -500],
    [45, -1_000],
    [60, -1_500],
    [90, -3_000],
    [400, -5_000],
  ])("an oldest overdue of %i days takes %s", (oldestDays, centipoints) => {
    expect(lost({}, { ...nothingOverdue, oldestDays }).oldest_overdue).toBe(centipoints);
  });

  test.each([
    [1, -400],
    [2, -1_000],
    [3, -1_800],
    [9, -1_800],
  ])("%i returned payments take %i", (returnedPayments, centipoints) => {
    expect(lost({ returnedPayments }).returned_payments).toBe(centipoints);
  });

  test("partial payments count from the second on", () => {
    expect(lost({ partialPayments: 1 }).partial_payments).toBeUndefined();
    expect(lost({ partialPayments: 2 }).partial_payments).toBe(-300);
  });

  test("the score ends at 0 and the reasons with it", () => {
    const worst = score(
      { yearCentipoints: 100, recentCentipoints: 0, returnedPayments: 3 },
      NOTHING_OUTSIDE,
      {
        ...nothingOverdue,
        oldestDays: 90,
      },
    );
    expect(worst.scoreCentipoints).toBe(0);
    expect(worst.reasons.reduce((sum, { centipoints }) => sum + centipoints, 0)).toBe(0);
  });
});

describe("class", () => {
  test.each([
    [10_000, "A"],
    [7_500, "A"],
    [7_499, "B"],
    [5_500, "B"],
    [5_499, "C"],
    [3_500, "C"],
    [3_499, "D"],
    [0, "D"],
  ])("a score of %i hundredths is %s", (centipoints, riskClass) => {
    expect(classOfScore(centipoints, DefaultPolicy)).toBe(riskClass);
  });

  test("the worst rule wins", () => {
    const reason = { code: "x", axis: "rule" as const, centipoints: 0, params: {} };
    expect(
      applyCaps("A", [
        { cap: "B", reason },
        { cap: "D", reason },
      ]),
    ).toBe("D");
    expect(applyCaps("C", [{ cap: "B", reason }])).toBe("C");
  });
});

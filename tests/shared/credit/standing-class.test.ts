import { describe, expect, test } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { standingClass } from "#shared/credit/standing-class.ts";
import { day } from "./a-ledger.ts";

const asOf = day("2026-11-25");

/** Class of a day, given the scores that began on days so many days before it (points); before the first there is none. */
const classOf = (...scores: [daysAgo: number, points: number][]) => classOn(asOf, ...scores);
const classOn = (on: number, ...scores: [daysAgo: number, points: number][]) => {
  const scoreOn = (at: number) => {
    let score: number | null = null;
    for (const [daysAgo, points] of scores) if (at >= asOf - daysAgo) score = Math.round(points * 100);
    return score;
  };
  return standingClass(scoreOn(on) ?? 0, on, scoreOn, DefaultPolicy);
};

describe("a class by two scores, fourteen days apart", () => {
  test.each([
    ["both two points over the bound: better", 57, 57, "B"],
    ["today a hundredth short of two points over: not yet", 57, 56.99, "C"],
    ["fourteen days ago a hundredth short of it: not yet", 56.99, 57, "C"],
    ["far over it for less than fourteen days: not yet", 50, 90, "C"],
    ["through two bounds at once", 80, 80, "A"],
    ["over the nearer bound alone", 60, 80, "B"],
  ] as const)("coming from 50 points, %s", (_what, earlier, now, riskClass) => {
    expect(classOf([400, 50], [20, earlier], [5, now])).toBe(riskClass);
  });

  test.each([
    ["two points under the bound and no less: stays", 53, "B"],
    ["a hundredth less: worse at once", 52.99, "C"],
    ["through two bounds", 30, "D"],
  ] as const)("coming from 70 points, %s", (_what, now, riskClass) => {
    expect(classOf([400, 70], [0, now])).toBe(riskClass);
  });
});

describe("a score that hovers around a bound", () => {
  test.each([
    ["a little over it", 56],
    ["a little under it", 54],
  ])("keeps the class it came with: %s", (_what, points) => {
    expect(classOf([400, 70], [60, points])).toBe("B");
    expect(classOf([400, 40], [60, points])).toBe("C");
  });

  test("remembers the last time it left the band on either side", () => {
    expect(classOf([400, 40], [70, 70], [45, 54])).toBe("B");
    expect(classOf([400, 70], [70, 45], [45, 56])).toBe("C");
  });

  test("is judged by the bound itself once it has hovered for longer than three months", () => {
    expect(classOf([400, 40], [150, 56])).toBe("B");
    expect(classOf([400, 70], [150, 54])).toBe("C");
  });

  test("and by the bound itself where nothing is known from before", () => {
    expect(classOf([30, 56])).toBe("B");
    expect(classOf([30, 54])).toBe("C");
    expect(classOf([5, 56])).toBe("B");
  });

  test("does not waver with the day it is looked at", () => {
    const week = Array.from({ length: 28 }, (_, later) =>
      classOn(asOf + later, [400, 70], [40, 50], [33, 56]),
    );
    expect(new Set(week)).toEqual(new Set(["C"]));
  });
});

test("without hysteresis the bounds are as they are", () => {
  const policy = { ...DefaultPolicy, score: { ...DefaultPolicy.score, hysteresisDays: 0 } };
  expect(standingClass(5_500, asOf, () => 9_000, policy)).toBe("B");
  expect(standingClass(5_499, asOf, () => 9_000, policy)).toBe("C");
});

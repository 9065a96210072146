import { expect, test } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { inconsistencies } from "#shared/credit/inconsistent-policy.ts";
import type { Policy } from "#shared/credit/policy.ts";

const { behaviour, score, overdue, limit, terms, order } = DefaultPolicy;

test("the default policy does not contradict itself", () => {
  expect(inconsistencies(DefaultPolicy)).toEqual([]);
});

test.each<[string, Partial<Policy>, string, string]>([
  [
    "class B above class A",
    { score: { ...score, boundsCentipoints: { A: 5_000, B: 5_500, C: 3_500 } } },
    "score.boundsCentipoints.A",
    "out_of_order",
  ],
  [
    "class A out of reach",
    { score: { ...score, boundsCentipoints: { A: 10_100, B: 5_500, C: 3_500 } } },
    "score.boundsCentipoints.A",
    "above_100",
  ],
  [
    "D capped at more points than C",
    { score: { ...score, externalCapDCentipoints: 4_000 } },
    "score.externalCapCCentipoints",
    "out_of_order",
  ],
  [
    "a recent period longer than the whole",
    { behaviour: { ...behaviour, recentWeeks: 60 } },
    "behaviour.yearWeeks",
    "out_of_order",
  ],
  [
    "default before the cap at D",
    { overdue: { ...overdue, classEAfterDays: 45 } },
    "overdue.classEAfterDays",
    "out_of_order",
  ],
  [
    "blocking before asking",
    { order: { ...order, blockOverdueDays: 10 } },
    "order.blockOverdueDays",
    "out_of_order",
  ],
  [
    "more than the whole insured",
    { limit: { ...limit, insuredSharePercent: 110 } },
    "limit.insuredSharePercent",
    "above_100",
  ],
  [
    "a deposit above the price",
    { terms: { ...terms, depositPercent: { A: 0, B: 0, C: 30, D: 120 } } },
    "terms.depositPercent.D",
    "above_100",
  ],
])("%s is told at its place", (_, part, path, problem) => {
  expect(inconsistencies({ ...DefaultPolicy, ...part })).toEqual([
    expect.objectContaining({ path, problem }),
  ]);
});

import { expect, test } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { inconsistencies } from "#shared/credit/inconsistent-policy.ts";
import type { Policy } from "#shared/credit/policy.ts";

const { behaviour, score, overdue, limit, terms, order, authority } = DefaultPolicy;
const { analyst } = authority.matrixCents;
const analystMay = (part: Partial<typeof analyst>): Partial<Policy> => ({
  authority: { ...authority, matrixCents: { ...authority.matrixCents, analyst: { ...analyst, ...part } } },
});

test("the default policy does not contradict itself", () => {
  expect(inconsistencies(DefaultPolicy)).toEqual([]);
});

test("a rep may be given more than a manager, and a role everything", () => {
  const { A, B, C, D, NR } = analyst;
  const matrixCents = {
    ...authority.matrixCents,
    rep: { A, B, C, D, NR },
    manager: { A: null, B, C, D, NR },
  };
  expect(inconsistencies({ ...DefaultPolicy, authority: { ...authority, matrixCents } })).toEqual([]);
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
    "more authority over D than over C",
    analystMay({ D: 4_000_001 }),
    "authority.matrixCents.analyst.C",
    "out_of_order",
  ],
  [
    "no ceiling for B under one for A",
    analystMay({ B: null }),
    "authority.matrixCents.analyst.A",
    "out_of_order",
  ],
  [
    "more authority over whom nobody can rate than over the best",
    analystMay({ NR: 15_000_001 }),
    "authority.matrixCents.analyst.A",
    "out_of_order",
  ],
  [
    "a reminder after the escalation",
    { authority: { ...authority, reminderPercent: 90, escalationPercent: 80 } },
    "authority.escalationPercent",
    "out_of_order",
  ],
  [
    "an escalation after the deadline",
    { authority: { ...authority, escalationPercent: 120 } },
    "authority.escalationPercent",
    "above_100",
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

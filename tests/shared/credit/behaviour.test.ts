import { describe, expect, test } from "vitest";
import { behaviourOf } from "#shared/credit/behaviour.ts";
import { daysLate, daysToPay } from "#shared/credit/days-late.ts";
import { ageTowards, decayPpm } from "#shared/credit/decay.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { preparePolicy } from "#shared/credit/prepared-policy.ts";
import { day, entry, invoice, net30, paidInvoice, payment } from "./a-ledger.ts";

const asOf = day("2026-11-25");
const behaviour = (entries: Entry[], at = asOf) =>
  behaviourOf(
    [deriveAccount(entries, { terms: net30, asOf: at, knownAt: Number.MAX_SAFE_INTEGER, disputes: [] })],
    at,
    DefaultPolicy,
  );

describe("payment index", () => {
  test.each([
    [-40, 10_000],
    [-30, 10_000],
    [-10, 8_500],
    [0, 8_000],
    [7, 7_533],
    [15, 7_000],
    [20, 6_286],
    [45, 4_500],
    [75, 3_500],
    [150, 1_000],
    [200, 0],
    [100_000, 0],
  ])("T-201: %i days late are %i hundredths", (late, centipoints) => {
    expect(preparePolicy(DefaultPolicy).indexOf(late)).toBe(centipoints);
  });

  test("T-202: weighs by amount", () => {
    const paidThisWeek = (id: string, amountCents: number, late: number): Entry[] => [
      invoice(id, asOf - 30 - late, amountCents, { letter: id }),
      payment(`${id}p`, asOf, amountCents, { letter: id }),
    ];
    const paid = [
      ...paidThisWeek("F1", 1_000_000, 0),
      ...paidThisWeek("F2", 2_000_000, 15),
      ...paidThisWeek("F3", 500_000, 45),
    ];
    expect(behaviour(paid)).toMatchObject({
      yearCentipoints: 6_929,
      recentCentipoints: 6_929,
      paidInvoices: 3,
    });
  });

  test("a payment half a year ago weighs half", () => {
    const now = [
      invoice("F1", asOf - 30, 1_000, { letter: "a" }),
      payment("P1", asOf, 1_000, { letter: "a" }),
    ];
    const then = asOf - 26 * 7;
    const before = [
      invoice("F2", then - 60, 1_000, { letter: "b" }),
      payment("P2", then, 1_000, { letter: "b" }),
    ];
    expect(behaviour([...now, ...before]).yearCentipoints).toBe(Math.round((8_000 * 2 + 5_000) / 3));
  });

  test("what is still unpaid counts as it stands, so that never paying does not look good", () => {
    const good = paidInvoice("F1", asOf - 100, 1_000, 0);
    expect(behaviour(good).yearCentipoints).toBe(8_000);
    const withOpen = behaviour([...good, invoice("F2", asOf - 90, 1_000)]);
    expect(withOpen.yearCentipoints).toBeLessThan(6_500);
    expect(withOpen).toMatchObject({ overdueInvoices: 1, paidInvoices: 1 });
  });

  test("a slightly late open item never lifts the index of a bad payer", () => {
    const bad = paidInvoice("F1", asOf - 200, 1_000, 100);
    const index = behaviour(bad).yearCentipoints;
    expect(behaviour([...bad, invoice("F2", asOf - 31, 900_000)]).yearCentipoints).toBe(index);
  });

  test("the last quarter is told from the year", () => {
    const paid = [...paidInvoice("F1", asOf - 300, 1_000, 0), ...paidInvoice("F2", asOf - 80, 1_000, 30)];
    expect(behaviour(paid)).toMatchObject({ recentCentipoints: 5_000 });
    expect(behaviour(paid).yearCentipoints).toBeGreaterThan(5_000);
  });

  test("credit notes, refunds and small write-offs say nothing; a loss counts as never paid", () => {
    const note = entry({ id: "AV", kind: "credit_note", day: asOf - 200, amountCents: -1_000, letter: "x" });
    const rounding = entry({ id: "W", kind: "write_off", day: asOf - 10, amountCents: -1_000, letter: "x" });
    const loss = entry({ id: "W", kind: "write_off", day: asOf - 10, amountCents: -100_000, letter: "x" });
    const open = (amountCents: number) => invoice("F1", asOf - 230, amountCents, { letter: "x" });
    expect(behaviour([open(1_000), note]).yearCentipoints).toBeNull();
    expect(behaviour([open(1_000), rounding]).yearCentipoints).toBeNull();
    expect(behaviour([open(100_000), loss]).yearCentipoints).toBe(0);
  });

  test("amounts of 10^15 cents stay exact integers", () => {
    const huge = [
      ...paidInvoice("F1", asOf - 100, 1_000_000_000_000_000, 15),
      ...paidInvoice("F2", asOf - 100, 1_000_000_000_000_000, 15),
      ...paidInvoice("F3", asOf - 100, 1, 15),
    ];
    expect(behaviour(huge)).toMatchObject({ yearCentipoints: 7_000, daysBeyondTerms: 15 });
  });

  test("two partial payments in ninety days are seen, bank fees and small deductions are not", () => {
    const partly = (id: string, missing: number): Entry[] => [
      invoice(id, asOf - 60, 100_000),
      payment(`${id}p`, asOf - 20, 100_000 - missing, { settles: id }),
    ];
    expect(behaviour([...partly("F1", 40_000), ...partly("F2", 30_000)]).partialPayments).toBe(2);
    expect(behaviour([...partly("F1", 5_000), ...partly("F2", 1_500)]).partialPayments).toBe(0);
    expect(behaviour([...partly("F1", 5_001), ...partly("F2", 1_500)]).partialPayments).toBe(1);
    const large = (missing: number): Entry[] => [
      invoice("F1", asOf - 60, 104_900),
      payment("F1p", asOf - 20, 104_900 - missing, { settles: "F1" }),
    ];
    expect([5_245, 5_246].map((missing) => behaviour(large(missing)).partialPayments)).toEqual([0, 1]);
  });

  test("days beyond terms hold what is open", () => {
    const paid = paidInvoice("F1", asOf - 100, 1_000, -5);
    expect(behaviour(paid).daysBeyondTerms).toBe(0);
    expect(behaviour([...paid, invoice("F2", asOf - 50, 1_000)]).daysBeyondTerms).toBe(10);
    expect(behaviour([]).daysBeyondTerms).toBeNull();
  });
});

describe("days late", () => {
  const parts = [
    { amountCents: 1_000_000, daysLate: 5 },
    { amountCents: 5_000_000, daysLate: 20 },
    { amountCents: 4_000_000, daysLate: -2 },
  ];

  test("T-111: four numbers that are not the same", () => {
    expect(daysLate(parts)).toEqual({
      weightedSigned: 970,
      weightedFloored: 1_050,
      simple: 767,
      lateOnly: 1_750,
    });
  });

  test("T-112: weighted days to pay", () => {
    const paid = [
      { amountCents: 1_000_000, days: 50 },
      { amountCents: 5_000_000, days: 65 },
      { amountCents: 4_000_000, days: 43 },
    ];
    expect(daysToPay(paid)).toBe(5_470);
  });

  test("nothing to divide by is not 0", () => {
    expect(daysLate([])).toEqual({
      weightedSigned: null,
      weightedFloored: null,
      simple: null,
      lateOnly: null,
    });
    expect(daysLate([{ amountCents: 10, daysLate: -3 }]).lateOnly).toBeNull();
  });
});

describe("decay by table", () => {
  test("T-209: accounts two years old, half-life 18 months", () => {
    expect(ageTowards(5_000, 8_000, 24, 18)).toBe(6_191);
    expect(ageTowards(5_000, 2_000, 24, 18)).toBe(3_809);
  });

  test("T-502: half-life 90 days", () => {
    expect([45, 90, 180].map((age) => Math.round(decayPpm(age, 90) / 100))).toEqual([7_071, 5_000, 2_500]);
  });

  test("is within 0.01 % of the curve, never rises, and ends", () => {
    let before = 1_000_001;
    let worst = 0;
    for (let age = 0; age <= 2_000; age += 1) {
      const left = decayPpm(age, 90);
      worst = Math.max(worst, Math.abs(left - 1_000_000 * 0.5 ** (age / 90)));
      expect(left).toBeLessThanOrEqual(before);
      before = left;
    }
    expect(worst).toBeLessThan(100);
    expect(decayPpm(100_000, 90)).toBe(0);
  });
});

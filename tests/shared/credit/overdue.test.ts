import { describe, expect, test } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { Dispute } from "#shared/credit/dispute.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { overdueOf } from "#shared/credit/overdue.ts";
import type { Terms } from "#shared/credit/terms.ts";
import { day, invoice, net30, payment } from "./a-ledger.ts";

const asOf = day("2026-11-25");
const overdue = (entries: Entry[], terms: Terms = net30, disputes: Dispute[] = []) =>
  overdueOf([deriveAccount(entries, { terms, asOf, knownAt: 9, disputes })], asOf, DefaultPolicy);
const late = (id: string, daysLate: number, amountCents: number) =>
  invoice(id, asOf - 30 - daysLate, amountCents);

describe("aging", () => {
  test("the due day itself is not overdue, and each bucket ends on its last day", () => {
    const entries = [
      late("a", 0, 1),
      late("b", 1, 10),
      late("c", 30, 100),
      late("d", 31, 1_000),
      late("e", 60, 10_000),
      late("f", 61, 100_000),
      late("g", 90, 1_000_000),
      late("h", 91, 10_000_000),
    ];
    expect(overdue(entries).aging).toEqual({
      notDueCents: 1,
      days1To30Cents: 110,
      days31To60Cents: 11_000,
      days61To90Cents: 1_100_000,
      over90Cents: 10_000_000,
      unallocatedCents: 0,
    });
  });

  test("credits without a document are shown apart", () => {
    const account = (entries: Entry[]) =>
      deriveAccount(entries, { terms: net30, asOf, knownAt: 9, disputes: [] });
    const two = overdueOf(
      [account([late("a", 40, 50_000)]), account([payment("p", asOf - 50, 20_000)])],
      asOf,
      DefaultPolicy,
    );
    expect(two.aging).toMatchObject({ days31To60Cents: 50_000, unallocatedCents: -20_000 });
    expect(two).toMatchObject({ overdueCents: 50_000, beyondC: { cents: 30_000 }, oldestDays: 40 });
  });
});

describe("the oldest overdue", () => {
  test("counts above 150 € only", () => {
    expect(overdue([late("a", 40, 15_000)])).toMatchObject({ oldestDays: 0, overdueCents: 15_000 });
    expect(overdue([late("a", 40, 15_001)])).toMatchObject({ oldestDays: 40, oldestReference: "a" });
  });

  test("counts above 1 % of the balance", () => {
    const balance = late("big", -20, 4_000_000);
    expect(overdue([balance, late("a", 40, 40_000)])).toMatchObject({
      oldestDays: 0,
      oldestItemDays: 40,
      beyondC: { cents: 40_000, thresholdCents: 40_400 },
    });
    expect(overdue([balance, late("a", 40, 41_000)]).oldestDays).toBe(40);
  });

  test("money that came in does not count into that balance, however recent", () => {
    const paidYesterday = [
      late("paid", 10, 9_000_000),
      payment("p", asOf - 1, 9_000_000, { settles: "paid" }),
    ];
    expect(overdue([...paidYesterday, late("a", 40, 20_000)])).toMatchObject({
      oldestDays: 40,
      beyondC: { cents: 20_000, thresholdCents: 15_000 },
    });
  });

  test("younger overdue lifts no threshold, so that paying it brings no old crumb up", () => {
    const crumb = late("crumb", 95, 90_000);
    const balance = late("due later", -20, 8_000_000);
    const step = { cents: 90_000, thresholdCents: 80_900 };
    expect(overdue([balance, crumb]).beyondE).toEqual(step);
    expect(overdue([balance, crumb, late("young", 35, 6_000_000)]).beyondE).toEqual(step);
  });

  test("the oldest item is named by age however small it is", () => {
    expect(overdue([late("a", 80, 100), late("b", 50, 20_000)])).toMatchObject({
      oldestDays: 50,
      oldestItemDays: 80,
    });
    expect(overdue([late("a", 0, 100)]).oldestItemDays).toBe(0);
  });

  test("adds up from the oldest until it counts", () => {
    expect(overdue([late("a", 80, 10_000), late("b", 50, 10_000)])).toMatchObject({
      oldestDays: 50,
      oldestReference: "b",
    });
  });

  test("a disputed part is left out", () => {
    const disputes = [
      { reference: "a", amountCents: 90_000, openedOn: asOf - 5, closedOn: null, recordedRevision: 1 },
    ];
    expect(overdue([late("a", 80, 100_000), late("b", 10, 20_000)], net30, disputes)).toMatchObject({
      oldestDays: 10,
      overdueCents: 30_000,
      disputedCents: 90_000,
      beyondD: { cents: 10_000 },
    });
  });

  test("on assumed terms it is shown and counts in no rule", () => {
    expect(overdue([late("a", 80, 100_000)], { ...net30, assumed: true })).toMatchObject({
      oldestDays: 80,
      assumed: true,
      beyondC: { cents: 0 },
      beyondD: { cents: 0 },
      beyondE: { cents: 0 },
    });
  });

  test("what was paid more than ninety days late counts for ninety days more", () => {
    const paid = (ago: number): Entry[] => [
      invoice("a", asOf - 300, 100_000),
      payment("p", asOf - ago, 100_000, { settles: "a" }),
    ];
    expect(overdue(paid(89)).beyondE.cents).toBe(100_000);
    expect(overdue(paid(90)).beyondE.cents).toBe(0);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { exposureOf } from "#shared/credit/exposure.ts";
import type { DerivedAccount } from "#shared/credit/item.ts";
import { type SplitOptions, splitAtJudgment } from "#shared/credit/ledger/split-at-judgment.ts";
import { day, entry, invoice, net30, payment } from "../a-ledger.ts";
import { asOf as anyAsOf, anyLedger } from "../any-ledger.ts";

const judgment = day("2026-03-20");
const asOf = day("2026-05-15");

const derived = (entries: Entry[], on: EpochDay = asOf): DerivedAccount[] => [
  deriveAccount(entries, { terms: net30, asOf: on, knownAt: Number.MAX_SAFE_INTEGER, disputes: [] }),
];
const split = (entries: Entry[], options: SplitOptions = {}) =>
  splitAtJudgment(derived(entries), judgment, { entries, ...options });

describe("which side a debt is on", () => {
  test("delivered the day before is before, on the day of the judgment after: it takes effect at midnight", () => {
    const { before, after } = split([
      invoice("DAY-BEFORE", judgment - 1, 1_000),
      invoice("SAME-DAY", judgment, 2_000),
    ]);
    expect(before).toMatchObject({
      openCents: 1_000,
      items: [{ reference: "DAY-BEFORE", bornKnown: false }],
    });
    expect(after).toMatchObject({ openCents: 2_000, items: [{ reference: "SAME-DAY" }] });
  });

  test("the day of delivery decides where it is known, not the invoice's", () => {
    const entries = [
      invoice("LATE-INVOICE", judgment + 5, 3_000),
      invoice("EARLY-INVOICE", judgment - 5, 4_000),
    ];
    const bornDays = new Map([
      ["LATE-INVOICE", judgment - 2],
      ["EARLY-INVOICE", judgment + 1],
    ]);
    const { before, after } = split(entries, { bornDays });
    expect(before.items).toMatchObject([{ reference: "LATE-INVOICE", bornKnown: true, owedCents: 3_000 }]);
    expect(after.items).toMatchObject([{ reference: "EARLY-INVOICE", bornKnown: true }]);
  });

  test("what was paid before the judgment is on no side", () => {
    const { before, forbidden } = split([
      invoice("F-1", judgment - 40, 5_000),
      payment("P-1", judgment - 1, 5_000, { settles: "F-1" }),
    ]);
    expect(before).toEqual({ openCents: 0, owedCents: 0, items: [] });
    expect(forbidden).toEqual([]);
  });

  test("what was written off since is owed still", () => {
    const { before, forbidden } = split([
      invoice("F-1", judgment - 40, 5_000, { letter: "A" }),
      entry({ id: "W", kind: "write_off", day: judgment + 10, amountCents: -5_000, letter: "A" }),
    ]);
    expect(before).toMatchObject({ openCents: 0, owedCents: 5_000 });
    expect(forbidden).toEqual([]);
  });

  test("an accepted bill that ran at the judgment is owed once, as the bill", () => {
    const { before, forbidden } = split([
      invoice("F-1", judgment - 40, 5_000, { letter: "A" }),
      entry({
        id: "ACC",
        kind: "bill_accepted",
        day: judgment - 30,
        amountCents: -5_000,
        letter: "A",
        dueDay: judgment + 20,
      }),
      entry({
        ...{ id: "BILL", kind: "bill_accepted", subledger: "bill", day: judgment - 30, amountCents: 5_000 },
        dueDay: judgment + 20,
      }),
    ]);
    expect(before.items).toMatchObject([{ itemId: "BILL", owedCents: 5_000 }]);
    expect(before.owedCents).toBe(5_000);
    expect(forbidden).toMatchObject([{ verdict: "to_check", day: judgment + 20, amountCents: 5_000 }]);
  });

  test("sums without a day stand apart", () => {
    const { apart, before } = split([
      invoice("F-1", judgment - 40, 5_000),
      entry({ id: "418", kind: "to_invoice", subledger: "to_invoice", day: judgment - 3, amountCents: 700 }),
      entry({ id: "419", kind: "deposit", subledger: "advance", day: judgment - 3, amountCents: -300 }),
      payment("MUCH", judgment - 3, 5_900),
    ]);
    expect(apart).toEqual({
      unappliedCents: -900,
      toInvoiceCents: 700,
      depositsCents: -300,
      factoredCents: 0,
    });
    expect(before.items).toEqual([]);
  });
});

describe("payments of old debts", () => {
  const old = invoice("F-1", judgment - 40, 5_000);
  const paid = (on: EpochDay, more: Partial<Entry> = {}) =>
    payment("P-1", on, 5_000, { settles: "F-1", reference: "VIR 77", ...more });

  test("from the day of the judgment on are forbidden and named; the debt counts as owed", () => {
    const { forbidden, before } = split([old, paid(judgment)]);
    expect(forbidden).toEqual([
      {
        ...{ verdict: "forbidden", reference: "VIR 77", day: judgment, amountCents: 5_000, settles: "F-1" },
        ...{ entryId: "P-1", itemId: "F-1" },
      },
    ]);
    expect(before).toMatchObject({
      openCents: 0,
      owedCents: 5_000,
      items: [{ openCents: 0, owedCents: 5_000 }],
    });
  });

  test("which nobody named are to be checked: the engine only guessed what they pay", () => {
    const { forbidden } = split([old, payment("P-2", judgment + 3, 2_000)]);
    expect(forbidden).toMatchObject([
      { verdict: "to_check", reference: "P-2", amountCents: 2_000, settles: "F-1" },
    ]);
  });

  test("a credit note set against one is a set-off to look at", () => {
    const note = entry({
      id: "AV",
      kind: "credit_note",
      day: judgment + 3,
      amountCents: -2_000,
      settles: "F-1",
    });
    expect(split([old, note]).forbidden).toMatchObject([{ verdict: "set_off", amountCents: 2_000 }]);
  });

  test("money we gave back, and the credit it was for, are no payment of the customer's", () => {
    const refund = entry({ id: "R", kind: "refund", day: judgment - 5, amountCents: 2_000, letter: "R" });
    const note = entry({
      id: "AV",
      kind: "credit_note",
      day: judgment + 3,
      amountCents: -2_000,
      letter: "R",
    });
    expect(split([refund, note]).forbidden).toEqual([]);
  });

  test("a payment of what was delivered since is lawful", () => {
    const entries = [invoice("F-9", judgment + 2, 5_000), paid(judgment + 9, { settles: "F-9" })];
    expect(split(entries).forbidden).toEqual([]);
  });

  test("once a plan is adopted paying is allowed again", () => {
    const entries = [old, paid(judgment + 30)];
    expect(split(entries, { allowedFrom: judgment + 30 }).forbidden).toEqual([]);
    expect(split(entries, { allowedFrom: judgment + 31 }).forbidden).toHaveLength(1);
  });

  test("without the lines of the ledger a payment goes by its id", () => {
    const { forbidden } = splitAtJudgment(derived([old, paid(judgment)]), judgment);
    expect(forbidden[0]?.reference).toBe("P-1");
  });
});

test("whatever the ledger and the day: both sides and the credits apart add up to what is open, and so does each side's list", () => {
  fc.assert(
    fc.property(anyLedger, fc.integer({ min: anyAsOf - 800, max: anyAsOf }), (entries, judgmentDay) => {
      const accounts = derived(entries, anyAsOf);
      const { before, after, apart, forbidden } = splitAtJudgment(accounts, judgmentDay);
      const exposure = exposureOf({
        ...{ accounts, orders: [], reservations: [], asOf: anyAsOf },
        ...{ knownAt: Number.MAX_SAFE_INTEGER, reservationDays: 10 },
      });
      expect(before.openCents + after.openCents + apart.unappliedCents + apart.factoredCents).toBe(
        exposure.openItemsCents + exposure.billsCents + exposure.unappliedCents,
      );
      expect(apart.toInvoiceCents).toBe(exposure.toInvoiceCents);
      expect(apart.unappliedCents).toBeLessThanOrEqual(0);
      for (const { openCents, owedCents, items } of [before, after]) {
        expect(items.reduce((sum, item) => sum + item.openCents, 0)).toBe(openCents);
        expect(items.reduce((sum, item) => sum + item.owedCents, 0)).toBe(owedCents);
      }
      expect(before.owedCents).toBeGreaterThanOrEqual(before.openCents);
      expect(before.items.every(({ bornDay }) => bornDay < judgmentDay)).toBe(true);
      expect(after.items.every(({ bornDay }) => bornDay >= judgmentDay)).toBe(true);
      expect(forbidden.every((each) => each.day >= judgmentDay && each.amountCents > 0)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

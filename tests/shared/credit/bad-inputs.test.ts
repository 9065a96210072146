import { describe, expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { assessInput, day, invoice, paidInvoice, payment } from "./a-ledger.ts";

const asOf = day("2026-11-25");
const check = (entries: Entry[]) => assess(assessInput(entries, { asOf }));
const HUGE = 1_000_000_000_000_000;

/** Every number anywhere in a value. */
const numbersIn = (value: unknown): number[] =>
  typeof value === "number"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];
const notWhole = (value: unknown) => numbersIn(value).filter((number) => !Number.isSafeInteger(number));

describe("what no ledger should hold", () => {
  test("a negative invoice is a credit: it lowers the exposure and never counts as overdue", () => {
    expect(check([invoice("F1", asOf - 90, -50_000), invoice("F2", asOf - 5, 80_000)])).toMatchObject({
      overdueCents: 0,
      exposure: { totalCents: 30_000 },
    });
  });

  test("an invoice due before it was written is due on its day", () => {
    const assessment = check([invoice("F1", asOf - 10, 50_000, { dueDay: asOf - 400 })]);
    expect(assessment).toMatchObject({ overdueCents: 50_000, oldestItemDays: 10 });
  });

  test("what lies in the future does not exist yet", () => {
    const future = [invoice("F1", asOf + 1, 50_000), payment("P1", asOf + 1, 20_000)];
    const { nextChangeOn, ...seen } = check(future);
    const { nextChangeOn: _a, ...none } = check([]);
    expect(seen).toEqual(none);
    expect(nextChangeOn).toBe(asOf + 1);
  });

  test("a payment before its invoice counts as paid on the day of the invoice", () => {
    const early = [
      invoice("F1", asOf - 60, 50_000, { letter: "A" }),
      payment("P1", asOf - 90, 50_000, { letter: "A" }),
    ];
    const entries = [
      ...early,
      ...paidInvoice("F2", asOf - 80, 50_000, 0),
      ...paidInvoice("F3", asOf - 90, 50_000, 0),
    ];
    expect(check(entries).paysCentipoints).not.toBeNull();
    expect(notWhole(check(entries))).toEqual([]);
  });

  test("10^15 cents are carried exactly", () => {
    const assessment = check([
      invoice("F1", asOf - 60, HUGE),
      payment("P1", asOf - 1, HUGE - 1, { settles: "F1" }),
    ]);
    expect(assessment).toMatchObject({ exposure: { totalCents: 1 }, overdueCents: 1 });
    expect(notWhole(assessment)).toEqual([]);
    expect(check([invoice("F1", asOf - 60, HUGE)])).toMatchObject({
      overdueCents: HUGE,
      exposure: { totalCents: HUGE },
    });
  });

  test("nothing but zeros is nothing", () => {
    expect(notWhole(check([invoice("F1", asOf - 60, 0), payment("P1", asOf - 1, 0)]))).toEqual([]);
  });

  test("100,000 invoices of one customer are assessed", () => {
    const entries = Array.from({ length: 100_000 }, (_, index) =>
      invoice(
        `F${String(index).padStart(6, "0")}`,
        asOf - 800 + Math.floor(index / 130),
        10_000 + (index % 7),
      ),
    );
    const owed = entries.reduce((sum, { amountCents }) => sum + amountCents, 0);
    const assessment = check(entries);
    expect(assessment).toMatchObject({ riskClass: "E", exposure: { totalCents: owed } });
    expect(notWhole(assessment)).toEqual([]);
  });
});

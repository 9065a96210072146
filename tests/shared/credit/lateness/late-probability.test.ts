import { expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { inputsHash } from "#shared/credit/inputs-hash.ts";
import { fitLateness } from "#shared/credit/lateness/fit-lateness.ts";
import { assessInput, day, invoice, paidInvoice, payment } from "../a-ledger.ts";

const asOf = day("2026-11-25");
const latenessFit = fitLateness([], asOf);
const chance = (entries: Entry[], more: Partial<Parameters<typeof assess>[0]> = {}) =>
  assess(assessInput(entries, { asOf, latenessFit, ...more })).lateProbability;

/** One invoice a month, paid so many days late, the oldest first. */
const paid = (...daysLate: number[]): Entry[] =>
  daysLate.flatMap((late, place) =>
    paidInvoice(`F-${place}`, asOf - 150 - (daysLate.length - place) * 30, 500_000, late),
  );

test("an assessment says how likely the next invoice is more than 30 days late, and from how many paid ones", () => {
  expect(chance(paid(0, -3, 1, 0, -2, 0))).toMatchObject({ days: 30, sampleSize: 6, learntFrom: 0 });
  expect(chance(paid(0, -3, 1, 0, -2, 0))?.basisPoints ?? 10_000).toBeLessThan(400);
  expect(chance(paid(40, 55, 38, 47, 60, 44))?.basisPoints ?? 0).toBeGreaterThan(6_500);
});

test("it is silent from under three paid invoices, and absent where nobody asked", () => {
  expect(chance(paid(5, 5))).toBeNull();
  expect(assess(assessInput(paid(5, 5, 5), { asOf }))).not.toHaveProperty("lateProbability");
});

test("a fit that has seen later days does not speak about an earlier one", () => {
  expect(chance(paid(0, 0, 0, 0), { latenessFit: fitLateness([], asOf + 1) })).toBeNull();
});

test("weights of other features, stored before they changed, are not read", () => {
  expect(chance(paid(0, 0, 0, 0), { latenessFit: { ...latenessFit, version: 1 } })).toBeNull();
});

test("an invoice that waits unpaid raises it, one that a credit note closed says nothing", () => {
  const history = paid(0, 4, 2, 0, 3);
  const unpaid = invoice("F-x", asOf - 120, 500_000);
  const credited = [
    invoice("F-y", asOf - 120, 500_000, { letter: "Y" }),
    payment("A-y", asOf - 20, 500_000, { kind: "credit_note", letter: "Y" }),
  ];
  const before = chance(history);
  expect(chance([...history, unpaid])?.basisPoints ?? 0).toBeGreaterThan(2 * (before?.basisPoints ?? 1));
  expect(chance([...history, ...credited])).toEqual(before);
});

test("the order of entries does not matter", () => {
  const entries = paid(12, 0, 35, 3, 8, 41, 0);
  expect(chance([...entries].reverse())).toEqual(chance(entries));
});

test("the fit belongs to what was asked: another one gives another inputs hash", () => {
  const hash = (fit: typeof latenessFit | null) =>
    inputsHash(assessInput(paid(0, 0, 0), { asOf, latenessFit: fit }));
  expect(new Set([hash(null), hash(latenessFit), hash({ ...latenessFit, learntFrom: 9 })]).size).toBe(3);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { weekNumber } from "#shared/credit/calendar.ts";
import { type AskedInvoice, experienceOf } from "#shared/credit/lateness/experience.ts";
import { fitLateness } from "#shared/credit/lateness/fit-lateness.ts";
import { LATENESS_TARGETS } from "#shared/credit/lateness/lateness-weights.ts";
import type { LedgerInvoice } from "#shared/credit/lateness/ledger-invoice.ts";
import { scoreLateness } from "#shared/credit/lateness/score-lateness.ts";

const TODAY = 20_000;
/** The weights shipped with the product. */
const fit = fitLateness([], TODAY);
const asked: AskedInvoice = { documentDay: TODAY, dueDay: TODAY + 30, amountCents: 200_000 };

const score = (late: readonly number[], open: readonly LedgerInvoice[] = [], invoice = asked) => {
  const settled = late.map((days, place) => {
    const settledDay = TODAY - 300 + place * 5;
    const dueDay = settledDay - days;
    return { documentDay: dueDay - 30, dueDay, settledDay, amountCents: 100_000 };
  });
  const climate = { ...fit.climate, week: weekNumber(TODAY) };
  return scoreLateness(
    fit,
    experienceOf({ settled, open }, invoice, climate, LATENESS_TARGETS),
    invoice,
    climate,
  );
};
const daysLate = fc.array(fc.integer({ min: -40, max: 200 }), { minLength: 1, maxLength: 12 });
const few = { numRuns: 200 };

test("one invoice paid later never lowers the probability of any target", () => {
  fc.assert(
    fc.property(daysLate, fc.nat(), fc.integer({ min: 1, max: 90 }), (late, which, more) => {
      const worse = late.map((days, place) => (place === which % late.length ? days + more : days));
      const before = score(late);
      score(worse).forEach((ppm, place) => {
        expect(ppm).toBeGreaterThanOrEqual(before[place] ?? 0);
      });
    }),
    few,
  );
});

test("later by more days is never likelier than later by fewer", () => {
  fc.assert(
    fc.property(daysLate, (late) => {
      const ppm = score(late);
      expect(ppm).toEqual([...ppm].sort((a, b) => b - a));
    }),
    few,
  );
});

test("customers are told apart by how late they pay", () => {
  const prompt = score([-5, 0, -2, 0, -1, -3, 0, -4]);
  const slow = score([35, 42, 50, 33, 61, 38, 45, 40]);
  expect(prompt[2]).toBeLessThan(30_000);
  expect(slow[2]).toBeGreaterThan(700_000);
});

test("an invoice long overdue weighs against a clean past", () => {
  const overdue = { documentDay: TODAY - 130, dueDay: TODAY - 100, settledDay: null, amountCents: 500_000 };
  const clean = [0, -1, 2, 0];
  expect(score(clean, [overdue])[2] ?? 0).toBeGreaterThan(2 * (score(clean)[2] ?? 0));
});

test("figures out of the ordinary give a probability, never anything else", () => {
  const strange = fc.record({
    documentDay: fc.constant(TODAY),
    dueDay: fc.integer({ min: TODAY - 4_000, max: TODAY + 4_000 }),
    amountCents: fc.oneof(fc.constant(0), fc.constant(1e15), fc.constant(Number.MAX_SAFE_INTEGER), fc.nat()),
  });
  const long = fc.array(fc.integer({ min: -4_000, max: 4_000 }), { maxLength: 400 });
  fc.assert(
    fc.property(strange, long, (invoice, late) => {
      for (const ppm of score(late, [{ ...invoice, settledDay: null }], invoice)) {
        expect(Number.isInteger(ppm)).toBe(true);
        expect(ppm).toBeGreaterThanOrEqual(0);
        expect(ppm).toBeLessThanOrEqual(1_000_000);
      }
    }),
    few,
  );
});

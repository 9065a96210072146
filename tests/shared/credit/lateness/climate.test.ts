import { expect, test } from "vitest";
import { weekNumber } from "#shared/credit/calendar.ts";
import { climates, unpaidAfter } from "#shared/credit/lateness/climate.ts";
import { type LatenessTally, tallyInvoice } from "#shared/credit/lateness/lateness-tally.ts";
import type { LedgerInvoice } from "#shared/credit/lateness/ledger-invoice.ts";
import { madeLedger, PLAIN } from "../../../fixtures/lateness/made-ledger.ts";

const END = 20_000;
const climateOf = (invoices: readonly LedgerInvoice[]) => {
  const tally: LatenessTally = new Map();
  for (const invoice of invoices) tallyInvoice(tally, invoice, END);
  return climates(tally);
};
const invoice = (documentDay: number, terms: number, late: number | null): LedgerInvoice => ({
  documentDay,
  dueDay: documentDay + terms,
  settledDay: late === null ? null : documentDay + terms + late,
  amountCents: 100_000,
});

test("a climate knows nothing of its own week or later", () => {
  const ledger = madeLedger({ ...PLAIN, customers: 30 });
  const week = weekNumber(18_400);
  const begin = week * 7 - 3;
  const changed = ledger.map((each) =>
    each.settledDay !== null && each.settledDay >= begin
      ? { ...each, settledDay: each.settledDay + 90 }
      : each,
  );
  expect(climateOf(changed)(week)).toEqual(climateOf(ledger)(week));
  expect(climateOf(changed)(week + 20)).not.toEqual(climateOf(ledger)(week + 20));
});

test("the share still unpaid only falls with the days, and lies between none and all", () => {
  const { recent, year } = climateOf(madeLedger(PLAIN))(weekNumber(18_700));
  for (const curve of [recent, year]) {
    expect(curve).toEqual([...curve].sort((a, b) => b - a));
    expect(Math.min(...curve)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...curve)).toBeLessThanOrEqual(1_000_000);
  }
});

test("invoices nobody pays count while they wait: half never paid is half unpaid", () => {
  const invoices = Array.from({ length: 400 }, (_, place) =>
    invoice(18_000 + place, 30, place % 2 === 0 ? 5 : null),
  );
  const { year } = climateOf(invoices)(weekNumber(18_600));
  expect(unpaidAfter(year, 4)).toBeGreaterThan(950_000);
  expect(unpaidAfter(year, 30) / 10_000).toBeCloseTo(50, -1);
});

test("a ledger whose records begin late is not taken for one that pays late", () => {
  const all = Array.from({ length: 900 }, (_, place) =>
    invoice(18_000 + place, 30, place % 10 === 0 ? 100 : 2),
  );
  const recorded = all.filter(({ settledDay }) => settledDay !== null && settledDay >= 18_500);
  const week = weekNumber(18_800);
  const whole = unpaidAfter(climateOf(all)(week).year, 30);
  const partial = unpaidAfter(climateOf(recorded)(week).year, 30);
  expect(whole / 10_000).toBeCloseTo(10, 0);
  expect(Math.abs(partial - whole)).toBeLessThan(20_000);
});

test("a week without any ledger answers what is believed of any", () => {
  const { recent } = climateOf([])(weekNumber(18_000));
  expect(unpaidAfter(recent, 0) / 10_000).toBeCloseTo(42, 2);
  expect(unpaidAfter(recent, 30) / 10_000).toBeCloseTo(7, 2);
});

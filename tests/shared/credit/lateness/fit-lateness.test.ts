import { expect, test, vi } from "vitest";
import { fitLateness } from "#shared/credit/lateness/fit-lateness.ts";
import { PRIOR_IN_ORDER } from "#shared/credit/lateness/lateness-weights.ts";
import { madeLedger, PLAIN } from "../../../fixtures/lateness/made-ledger.ts";

// Whole fits: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

const SMALL = { ...PLAIN, customers: 30 };
const customersOf = (shape = SMALL) => [
  ...Map.groupBy(madeLedger(shape), ({ customer }) => customer).values(),
];
const AS_OF = 18_600;

test("the same ledger gives the same bytes, of integers alone", () => {
  const text = JSON.stringify(fitLateness(customersOf(), AS_OF));
  expect(JSON.stringify(fitLateness(customersOf(), AS_OF))).toBe(text);
  expect(text.match(/[^",:{}[\]]*\.[^",:{}[\]]*/g)).toBeNull();
  expect(JSON.parse(text)).toEqual(fitLateness(customersOf(), AS_OF));
});

test("nothing from its day on is looked at", () => {
  const changed = customersOf().map((invoices) =>
    invoices
      .filter(({ documentDay }) => documentDay < AS_OF)
      .map((invoice) =>
        invoice.settledDay !== null && invoice.settledDay >= AS_OF
          ? { ...invoice, settledDay: null }
          : invoice,
      ),
  );
  expect(fitLateness(changed, AS_OF)).toEqual(fitLateness(customersOf(), AS_OF));
});

test("the order of customers does not matter", () => {
  expect(fitLateness(customersOf().reverse(), AS_OF)).toEqual(fitLateness(customersOf(), AS_OF));
});

test("a ledger too small to teach anything gets the weights of the product", () => {
  const fit = fitLateness(customersOf({ ...PLAIN, customers: 3, perYear: [3, 6] }), AS_OF);
  expect(fit.learntFrom).toBe(0);
  expect(fit.targets.map(({ weights }) => weights[1])).toEqual(
    PRIOR_IN_ORDER[1]?.weights.map((weight) => weight * 10),
  );
});

test("one that can teach moves the weights, none of the history's below zero", () => {
  const fit = fitLateness(customersOf(), AS_OF);
  expect(fit.learntFrom).toBeGreaterThan(300);
  for (const { weights } of fit.targets)
    for (const [place, { notBelowZero }] of PRIOR_IN_ORDER.entries())
      expect(notBelowZero ? (weights[place] ?? -1) : 0).toBeGreaterThanOrEqual(0);
  expect(fit.targets[0]?.weights).not.toEqual(PRIOR_IN_ORDER.map(({ weights }) => weights[0] * 10));
});

import { expect, it } from "vitest";
import { knownPromises, showsSeason, showsShare } from "#extension/views/dashboard/customer/payment-facts.ts";

it("leaves out promises that there are none of", () => {
  expect(knownPromises({ open: 1, kept: 2, partially_kept: 0, broken: 0 })).toEqual([
    { state: "kept", count: 2 },
    { state: "open", count: 1 },
  ]);
});

it("names a season from twice the share of an even year on, and from a dozen invoices", () => {
  const march = { busiestMonth: 3, busiestMonthBasisPoints: 1_667, paidInvoices: 12 };
  expect(showsSeason(march)).toBe(true);
  expect(showsSeason({ ...march, busiestMonthBasisPoints: 1_666 })).toBe(false);
  expect(showsSeason({ ...march, paidInvoices: 11 })).toBe(false);
});

it("never says 0 for a small share", () => {
  expect([0, 1, 9, 10].map(showsShare)).toEqual([true, false, false, true]);
});

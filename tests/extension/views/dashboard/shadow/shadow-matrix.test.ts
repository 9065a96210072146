// @vitest-environment node
import { expect, it } from "vitest";
import { chosenOrders } from "#extension/views/dashboard/shadow/chosen-orders.ts";
import { shadowMatrix } from "#extension/views/dashboard/shadow/shadow-matrix.ts";
import { aShadowOrder } from "./an-order.ts";

const orders = [
  aShadowOrder({ number: "1", verdict: "within_limit", outcome: "paid_on_time", amountCents: 100 }),
  aShadowOrder({ number: "2", verdict: "ask", outcome: "late_over_30", amountCents: 20_000 }),
  aShadowOrder({ number: "3", verdict: "unknown", outcome: "late_over_30", amountCents: 3_000 }),
  aShadowOrder({ number: "4", verdict: "ask", outcome: "open", amountCents: -500, date: "2026-11-20" }),
  aShadowOrder({ number: "5", verdict: "blocked", outcome: "unknown", amountCents: 7, date: "2026-11-10" }),
];

it("counts and sums orders by verdict and outcome; what nobody could judge asks", () => {
  const { rows } = shadowMatrix(orders);
  expect(rows.ask.all).toEqual({ count: 3, cents: 22_500 });
  expect(rows.ask.outcomes.late_over_30).toEqual({ count: 2, cents: 23_000 });
  expect(rows.ask.outcomes.open).toEqual({ count: 1, cents: -500 });
  expect(rows.within_limit.outcomes.paid_on_time).toEqual({ count: 1, cents: 100 });
  expect(rows.within_tolerance.all).toEqual({ count: 0, cents: 0 });
});

it("adds up to the total in every column", () => {
  const { rows, total } = shadowMatrix(orders);
  const sum = (of: (row: typeof total) => number): number =>
    Object.values(rows).reduce((all, row) => all + of(row), 0);
  expect(total.all.count).toBe(5);
  expect(sum(({ all }) => all.cents)).toBe(total.all.cents);
  expect(sum(({ outcomes }) => outcomes.late_over_30.cents)).toBe(total.outcomes.late_over_30.cents);
});

it("does not let one row's figures leak into another's", () => {
  const { rows } = shadowMatrix(orders.slice(0, 1));
  expect(rows.within_limit.outcomes.paid_late).toEqual({ count: 0, cents: 0 });
  expect(rows.blocked.outcomes.paid_on_time).toEqual({ count: 0, cents: 0 });
});

const numbersOf = (verdict: "all" | "ask" | "blocked", outcome: "all" | "open" | "late_over_30") =>
  chosenOrders(orders, { verdict, outcome }).map(({ number }) => number);

it("lists the newest first, the larger first within a day", () => {
  expect(numbersOf("all", "all")).toEqual(["4", "5", "2", "3", "1"]);
});

it("lists what a verdict and an outcome have in common", () => {
  expect(numbersOf("ask", "all")).toEqual(["4", "2", "3"]);
  expect(numbersOf("ask", "late_over_30")).toEqual(["2", "3"]);
  expect(numbersOf("blocked", "open")).toEqual([]);
});

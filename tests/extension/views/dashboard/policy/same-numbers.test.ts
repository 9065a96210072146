// @vitest-environment node
import { expect, it } from "vitest";
import { policyChanges } from "#extension/views/dashboard/policy/policy-changes.ts";
import { sameNumbers } from "#extension/views/dashboard/policy/same-numbers.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";

const { order } = DefaultPolicy;
const other = { ...DefaultPolicy, order: { ...order, reservationDays: 12, askOverdueDays: 20 } };

it("two policies are the same whatever their version and the order of their keys", () => {
  const turned = Object.fromEntries(Object.entries(DefaultPolicy).reverse());
  expect(sameNumbers({ ...turned, version: 9 }, DefaultPolicy)).toBe(true);
  expect(sameNumbers(other, DefaultPolicy)).toBe(false);
});

it("what changed between two policies is told field by field", () => {
  expect(
    policyChanges(DefaultPolicy, other).map(({ field, before, after }) => [field.path, before, after]),
  ).toEqual([
    ["order.reservationDays", 10, 12],
    ["order.askOverdueDays", 30, 20],
  ]);
  expect(policyChanges(DefaultPolicy, DefaultPolicy)).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import type { GroupStanding } from "#shared/credit/order/order-check.ts";
import { waysToYes } from "#shared/credit/order/ways-to-yes.ts";
import { sharedCeilingCents } from "#shared/credit/recommended-limit.ts";
import { invoice } from "../a-ledger.ts";
import { aPosition, asOf } from "./a-position.ts";

const position = (groupStanding: GroupStanding | null) => ({
  ...aPosition(4_000_000, [invoice("F1", asOf - 35, 1_000_000)]),
  who: { groupStanding },
});
/** This one owes 10,000 of the group's 50,000. */
const standing: GroupStanding = { exposureCents: 5_000_000, ownCents: 1_000_000, ceilingCents: 5_400_000 };
const checked = (amountCents: number, groupStanding: GroupStanding | null = standing, prepaid = false) => {
  const { assessment, input, who } = position(groupStanding);
  return checkOrder({
    assessment: { ...assessment, ...who },
    order: { amountCents, documentNumber: "", prepaid },
    policy: input.policy,
    asOf,
  });
};

describe("the ceiling that a group shares", () => {
  test("fails with its figures although the customer's own limit has room", () => {
    expect(checked(400_000).verdict).toBe("within_limit");
    expect(checked(500_000)).toMatchObject({
      verdict: "ask",
      failed: [
        {
          code: "group_over_limit",
          severity: "ask",
          params: {
            ceilingCents: 5_400_000,
            groupExposureCents: 5_000_000,
            groupAfterCents: 5_500_000,
            overCents: 100_000,
          },
        },
      ],
    });
  });

  test("stands beside the limit where both fail", () => {
    expect(checked(3_100_000).failed.map(({ code }) => code)).toEqual(["over_limit", "group_over_limit"]);
  });

  test("says nothing of a customer without a group, nor of what asks for no credit", () => {
    expect(checked(2_900_000, null).failed).toEqual([]);
    expect(checked(500_000, standing, true).failed).toEqual([]);
    expect(checked(-500_000).failed).toEqual([]);
  });

  test("is reached by a deposit or by a payment of what is overdue, each proved by the check", () => {
    const order = { amountCents: 500_000, documentNumber: "" };
    const { ways } = waysToYes(position(standing), { order });
    const found = ways.map(({ change, check }) => [change.kind, check.verdict]);
    expect(found).toContainEqual(["deposit", "within_limit"]);
    expect(found).toContainEqual(["pay_overdue", "within_limit"]);
    expect(ways.find(({ change }) => change.kind === "deposit")?.change).toMatchObject({
      depositCents: 100_000,
    });
  });

  test("is the smaller of the policy's amount and its share of own sales", () => {
    const { policy } = position(null).input;
    const withAmount = (ceilingCents: number | null) => ({
      ...policy,
      limit: { ...policy.limit, ceilingCents, ceilingBasisPointsOfOwnSales: 500 },
    });
    expect(sharedCeilingCents(100_000_000, withAmount(null))).toBe(5_000_000);
    expect(sharedCeilingCents(100_000_000, withAmount(4_000_000))).toBe(4_000_000);
    expect(sharedCeilingCents(null, withAmount(4_000_000))).toBe(4_000_000);
    expect(sharedCeilingCents(null, withAmount(null))).toBeNull();
  });
});

import { describe, expect, test } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { type LimitInput, needOf, recommendedLimit, roundLimit } from "#shared/credit/recommended-limit.ts";
import { net30 } from "./a-ledger.ts";

const policy: Policy = { ...DefaultPolicy, limit: { ...DefaultPolicy.limit, ceilingCents: 10_000_000 } };
const net60 = { ...net30, days: 60 };
/** 240,000 € a year without VAT, 20 % VAT. */
const record = {
  yearBillingCents: 28_800_000,
  billingDays: 364,
  peakMonthCents: 2_000_000,
  provenCents: 3_000_000,
};
const accounts = { tangibleNetWorthCents: 8_000_000, turnoverCents: 70_000_000 };

const limit = (more: Partial<LimitInput>, under = policy) =>
  recommendedLimit(
    {
      riskClass: "B",
      record,
      terms: net60,
      accounts,
      insuredCents: null,
      ownSalesCents: null,
      noCredit: false,
      frozenAtCents: null,
      newCustomer: false,
      hasLedger: true,
      ...more,
    },
    under,
  );

describe("need", () => {
  test("T-212: 240,000 a year, 20 % VAT, 60 days on 360 is 48,000", () => {
    expect(needOf(record, net60, policy)).toBe(4_800_000);
  });

  test("the best month paid on time counts where it is more", () => {
    expect(needOf({ ...record, peakMonthCents: 3_000_000 }, net60, policy)).toBe(6_000_000);
  });

  test("end of month adds half a month", () => {
    expect(needOf(record, { kind: "eom_a", days: 45, assumed: false }, policy)).toBe(4_800_000);
  });

  test("a short history is not blown up beyond a quarter", () => {
    const young = { ...record, yearBillingCents: 900_000, billingDays: 7, peakMonthCents: 0 };
    expect(needOf(young, net30, policy)).toBe(300_000);
  });
});

describe("capacity by accounts", () => {
  test("T-213, T-214: class B is bound by 35 % of net worth, 28,000", () => {
    expect(limit({})).toMatchObject({ amountCents: 2_800_000, binding: "capacity" });
  });

  test("POLICY: class C is bound by 15 % of net worth, 12,000, and not multiplied again", () => {
    expect(limit({ riskClass: "C" })).toMatchObject({ amountCents: 1_200_000, binding: "capacity" });
  });

  test("the class multiplies the need alone", () => {
    const rich = { tangibleNetWorthCents: 800_000_000, turnoverCents: 7_000_000_000 };
    expect(limit({ accounts: rich })).toMatchObject({ amountCents: 4_800_000, binding: "need" });
    expect(limit({ accounts: rich, riskClass: "C" })).toMatchObject({
      amountCents: 2_850_000,
      binding: "class",
    });
  });
});

describe("capacity by the own ledger", () => {
  test.each([
    ["A", 3_600_000],
    ["B", 3_000_000],
    ["C", 2_100_000],
    ["D", 0],
  ] as const)("class %s: the highest exposure paid in time gives %i", (riskClass, amountCents) => {
    expect(limit({ riskClass, accounts: null })).toMatchObject({ amountCents, binding: "capacity" });
  });

  const young = { accounts: null, newCustomer: true, record: { ...record, provenCents: 20_000 } };

  test.each(["A", "B", "C", "NR"] as const)(
    "a new customer of class %s gets the opening limit, not multiplied",
    (riskClass) => {
      expect(limit({ ...young, riskClass })).toMatchObject({ amountCents: 150_000, binding: "opening" });
      const unbilled = { ...young.record, yearBillingCents: 0, peakMonthCents: 0 };
      expect(limit({ ...young, riskClass, record: unbilled })).toMatchObject({
        amountCents: 150_000,
        binding: "opening",
      });
    },
  );

  test("a new customer of class D gets none, and one who has proved more gets more", () => {
    expect(limit({ ...young, riskClass: "D" })).toMatchObject({ amountCents: 0, binding: "capacity" });
    expect(limit({ accounts: null, newCustomer: true })).toMatchObject({
      amountCents: 3_000_000,
      binding: "capacity",
    });
  });

  test("ceiling, cover and hard rules bind the opening limit too", () => {
    expect(limit({ ...young, ownSalesCents: 2_000_000 })).toMatchObject({
      amountCents: 100_000,
      binding: "ceiling",
    });
    expect(limit({ ...young, riskClass: "NR", ownSalesCents: 2_000_000 })).toMatchObject({
      amountCents: 100_000,
      binding: "ceiling",
    });
    const noRetention: Policy = {
      ...policy,
      limit: { ...policy.limit, retentionCents: { A: 0, B: 0, C: 0, D: 0 } },
    };
    expect(limit({ ...young, insuredCents: 0 }, noRetention)).toMatchObject({
      amountCents: 0,
      binding: "insured",
    });
    expect(limit({ ...young, frozenAtCents: 10_000 })).toMatchObject({
      amountCents: 10_000,
      binding: "hard_rule",
    });
  });

  test("without a ledger there is no number at all", () => {
    expect(limit({ riskClass: "NR", hasLedger: false })).toMatchObject({
      amountCents: null,
      binding: "not_rated",
    });
  });

  test("class E and hard rules are 0", () => {
    expect(limit({ riskClass: "E" })).toMatchObject({ amountCents: 0, binding: "hard_rule" });
    expect(limit({ noCredit: true })).toMatchObject({ amountCents: 0, binding: "hard_rule" });
    expect(limit({ frozenAtCents: 710_000 })).toMatchObject({ amountCents: 700_000, binding: "hard_rule" });
  });
});

describe("insurer and ceiling", () => {
  test("T-215: cover of 24,000 and retention of 5,000 cap at 29,000", () => {
    expect(limit({ insuredCents: 2_400_000 })).toMatchObject({ amountCents: 2_900_000, binding: "insured" });
  });

  test("withdrawn cover leaves the retention of the class", () => {
    expect(limit({ insuredCents: 0 })).toMatchObject({ amountCents: 500_000, binding: "insured" });
    expect(limit({ insuredCents: 0, riskClass: "D" })).toMatchObject({ amountCents: 0, binding: "insured" });
  });

  test("cover may be added or only shown", () => {
    const mode = (insurerMode: Policy["limit"]["insurerMode"]): Policy => ({
      ...policy,
      limit: { ...policy.limit, insurerMode },
    });
    expect(limit({ insuredCents: 2_400_000 }, mode("info")).amountCents).toBe(2_800_000);
    expect(limit({ insuredCents: 2_400_000 }, mode("add"))).toMatchObject({
      amountCents: 4_800_000,
      binding: "need",
    });
    expect(limit({ insuredCents: 1_000_000 }, mode("add"))).toMatchObject({
      amountCents: 3_700_000,
      binding: "capacity",
    });
  });

  test("where there is cover, the class enters by the retention alone", () => {
    expect(limit({ insuredCents: 2_400_000, riskClass: "C" })).toMatchObject({
      amountCents: 2_600_000,
      binding: "insured",
    });
    expect(limit({ insuredCents: 2_400_000, riskClass: "D" })).toMatchObject({
      amountCents: 2_400_000,
      binding: "insured",
    });
  });

  test("what the others of a group owe leaves less under the ceiling they share", () => {
    const group = (groupExposureCents: number) => limit({ ownSalesCents: 20_000_000, groupExposureCents });
    expect(group(400_000)).toMatchObject({ amountCents: 600_000, binding: "ceiling" });
    expect(group(2_000_000)).toMatchObject({ amountCents: 0, binding: "ceiling" });
    expect(group(-50_000).amountCents).toBe(1_000_000);
  });

  test("five percent of own sales cap a single customer", () => {
    expect(limit({ ownSalesCents: 20_000_000 })).toMatchObject({
      amountCents: 1_000_000,
      binding: "ceiling",
    });
  });
});

test("limits are rounded down to 500, small ones to 50", () => {
  expect([149_999, 100_000, 99_999, 4_999, 0, -10].map((cents) => roundLimit(cents, policy))).toEqual([
    100_000, 100_000, 95_000, 0, 0, 0,
  ]);
});

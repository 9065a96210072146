import { describe, expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Entry } from "#shared/credit/entry.ts";
import type { BlockRule, RuleEffect, RuleScope, RuleTest } from "#shared/credit/order/block-rule.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import type { CheckedCustomer, CheckedOrder, CountedOrder } from "#shared/credit/order/order-check.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { assessInput, invoice, net30 } from "../a-ledger.ts";
import { approved, asOf, history } from "./a-position.ts";

const everyone: RuleScope = { kind: "all" };
const group: RuleScope = { kind: "group", group: "Holding" };
const customer: RuleScope = { kind: "customer", customerId: "c-1" };
let ids = 0;
const rule = (
  scope: RuleScope,
  test: RuleTest,
  effect: RuleEffect,
  more: Partial<BlockRule> = {},
): BlockRule => ({
  id: `r${ids++}`,
  scope,
  test,
  effect,
  checkpoints: ["quote", "order", "delivery"],
  graceDays: 0,
  ...more,
});
const policyOf = (...rules: BlockRule[]): Policy => ({
  ...DefaultPolicy,
  order: { ...DefaultPolicy.order, rules },
});
const order: CheckedOrder = { amountCents: 600_000, documentNumber: "SO-1" };

const check = (
  rules: BlockRule[],
  entries: Entry[] = [],
  given: Partial<CheckedOrder> = {},
  more: {
    customer?: Partial<CheckedCustomer>;
    limit?: ReturnType<typeof approved>;
    counted?: CountedOrder[];
  } = {},
) =>
  checkOrder({
    assessment: {
      ...assess(
        assessInput([...history(0), ...entries], {
          asOf,
          limits: [more.limit ?? approved(4_500_000)],
          ordersImported: true,
        }),
      ),
      customerId: "c-1",
      group: "Holding",
      ...more.customer,
    },
    order: { ...order, ...given },
    countedOrders: more.counted ?? [],
    policy: policyOf(...rules),
    asOf,
  });
const outcome = (...given: Parameters<typeof check>) => {
  const { verdict, failed } = check(...given);
  return [verdict, ...failed.map(({ code }) => code)];
};
const overdue = (days: number, cents = 200_000) => invoice(`F${days}`, asOf - 30 - days, cents);

describe("each kind, and the value at which it begins to fail", () => {
  test("days overdue: 61 days block, customers allowed up to 100 pass (the example of D365)", () => {
    const up100 = rule(customer, { kind: "days_overdue", days: 100 }, "block");
    expect(outcome([], [overdue(61)])).toEqual(["blocked", "overdue_blocks"]);
    expect(outcome([up100], [overdue(61)])).toEqual(["within_limit"]);
    expect(outcome([rule(everyone, { kind: "days_overdue", days: 45 }, "block")], [overdue(45)])).toEqual([
      "within_limit",
    ]);
    expect(outcome([rule(everyone, { kind: "days_overdue", days: 45 }, "block")], [overdue(46)])).toEqual([
      "blocked",
      "overdue_blocks",
    ]);
  });

  test("account status: classes and marks", () => {
    const status = (classes: ("B" | "C")[], marks: "ledger_only"[]) =>
      rule(everyone, { kind: "account_status", classes, marks }, "ask");
    expect(outcome([status(["C"], [])])).toEqual(["within_limit"]);
    expect(check([status(["B"], [])]).failed).toEqual([
      { code: "account_status", severity: "ask", params: { status: "B" } },
    ]);
    expect(check([status([], ["ledger_only"])]).failed).toMatchObject([
      { params: { status: "ledger_only" } },
    ]);
  });

  test("terms: longer than a number of days, or than the customer's own", () => {
    const most45 = rule(everyone, { kind: "terms", days: 45 }, "ask");
    const own = rule(everyone, { kind: "terms", days: null }, "block");
    const terms = (kind: "net" | "eom_a", days: number) => ({ terms: { kind, days } });
    expect(outcome([most45], [], terms("net", 45))).toEqual(["within_limit"]);
    expect(check([most45], [], terms("eom_a", 45)).failed).toEqual([
      { code: "terms_too_long", severity: "ask", params: { days: 60, maximumDays: 45 } },
    ]);
    expect(outcome([most45])).toEqual(["within_limit"]);
    const customerTerms = { customer: { terms: net30 } };
    expect(outcome([own], [], terms("net", 30), customerTerms)).toEqual(["within_limit"]);
    expect(outcome([own], [], terms("net", 31), customerTerms)).toEqual(["blocked", "terms_too_long"]);
  });

  test("limit expired: for so many days it still counts", () => {
    const limit = approved(4_500_000, { until: asOf - 10 });
    const upTo = (days: number) => [rule(everyone, { kind: "limit_expired", days }, "block")];
    expect(outcome([], [], {}, { limit })).toEqual(["ask", "limit_expired"]);
    expect(outcome(upTo(10), [], {}, { limit })).toEqual(["within_limit"]);
    expect(outcome(upTo(9), [], {}, { limit })).toEqual(["blocked", "limit_expired"]);
  });

  test("overdue amount: above a sum and above a share of the limit, both", () => {
    const both = (amountCents: number, basisPoints: number) => [
      rule(everyone, { kind: "overdue_amount", amountCents, basisPoints }, "block"),
    ];
    const late = [overdue(10)];
    expect(outcome(both(199_999, 1_777), late)).toEqual(["blocked", "overdue_amount"]);
    expect(outcome(both(200_000, 1_777), late)).toEqual(["within_limit"]);
    expect(outcome(both(199_999, 1_778), late)).toEqual(["within_limit"]);
    expect(check(both(0, 0), late).failed[0]?.params).toEqual({
      overdueCents: 200_000,
      maximumCents: 0,
      usedBasisPoints: 1_778,
      maximumBasisPoints: 0,
    });
  });

  test("order amount and share of the limit used", () => {
    const most = (amountCents: number) => [rule(everyone, { kind: "order_amount", amountCents }, "ask")];
    expect(outcome(most(600_000))).toEqual(["within_limit"]);
    expect(outcome(most(599_999))).toEqual(["ask", "order_amount"]);
    expect(outcome(most(599_999), [], { depositCents: 1 })).toEqual(["within_limit"]);
    const used = (basisPoints: number) => [rule(everyone, { kind: "limit_used", basisPoints }, "ask")];
    expect(outcome(used(8_000), [], { amountCents: 3_600_000 })).toEqual(["within_limit"]);
    expect(outcome(used(8_000), [], { amountCents: 3_600_001 })).toEqual(["ask", "limit_used"]);
  });
});

describe("the most specific scope decides", () => {
  const days = (scope: RuleScope, most: number) => rule(scope, { kind: "days_overdue", days: most }, "block");
  const late = [overdue(40)];

  test.each([
    ["customer before group", [days(customer, 50), days(group, 20)], ["within_limit"]],
    ["group before all", [days(everyone, 50), days(group, 20)], ["blocked", "overdue_blocks"]],
    ["all before the policy's own numbers", [days(everyone, 50)], ["within_limit"]],
    ["nobody else's", [days({ kind: "customer", customerId: "c-2" }, 5)], ["ask", "overdue_to_ask"]],
    ["no other group's", [days({ kind: "group", group: "Other" }, 5)], ["ask", "overdue_to_ask"]],
  ])("%s", (_what, rules, expected) => {
    expect(outcome(rules, late)).toEqual(expected);
  });

  test("of two rules of one scope the more severe failure is told", () => {
    const two = [
      rule(everyone, { kind: "days_overdue", days: 10 }, "ask"),
      rule(everyone, { kind: "days_overdue", days: 30 }, "block"),
    ];
    expect(outcome(two, late)).toEqual(["blocked", "overdue_blocks"]);
    expect(outcome(two, [overdue(20)])).toEqual(["ask", "overdue_to_ask"]);
  });

  test("a rule of one kind says nothing about another", () => {
    expect(
      outcome([rule(customer, { kind: "order_amount", amountCents: 10_000_000 }, "block")], late),
    ).toEqual(["ask", "overdue_to_ask"]);
  });
});

describe("exclusions", () => {
  const under1000 = (scope: RuleScope, effect: "exclude" | "exclude_all") =>
    rule(scope, { kind: "overdue_amount", amountCents: 100_000, basisPoints: 0 }, effect);
  const block = rule(everyone, { kind: "days_overdue", days: 10 }, "block");

  test("one customer is free while overdue is under 1 000 (D365 release order), others are not", () => {
    const rules = [block, under1000(customer, "exclude_all")];
    expect(outcome(rules, [overdue(40, 100_000)])).toEqual(["within_limit"]);
    expect(outcome(rules, [overdue(40, 100_001)])).toEqual(["blocked", "overdue_blocks"]);
    expect(outcome(rules, [overdue(40, 100_000)], {}, { customer: { customerId: "c-2" } })).toEqual([
      "blocked",
      "overdue_blocks",
    ]);
  });

  test("without releasing the order it frees from its own kind alone", () => {
    expect(outcome([block, under1000(customer, "exclude")], [overdue(40, 100_000)])).toEqual([
      "blocked",
      "overdue_blocks",
    ]);
    const days = rule(customer, { kind: "days_overdue", days: 50 }, "exclude");
    expect(outcome([block, days], [overdue(40)])).toEqual(["within_limit"]);
    expect(outcome([block, days], [overdue(51)])).toEqual(["blocked", "overdue_blocks"]);
  });

  test("it beats no rule of its own scope or a narrower one", () => {
    const own = rule(customer, { kind: "days_overdue", days: 10 }, "block");
    expect(outcome([own, under1000(group, "exclude_all")], [overdue(40, 100_000)])).toEqual([
      "blocked",
      "overdue_blocks",
    ]);
  });

  test("by status it frees those whose status it names", () => {
    const asks = rule(everyone, { kind: "account_status", classes: ["B", "C"], marks: [] }, "ask");
    const free = (riskClass: "B" | "C") =>
      rule(group, { kind: "account_status", classes: [riskClass], marks: [] }, "exclude");
    expect(outcome([asks, free("B")])).toEqual(["within_limit"]);
    expect(outcome([asks, free("C")])).toEqual(["ask", "account_status"]);
  });

  test("no rule frees from the limit, from a default or from old data", () => {
    const all = rule(customer, { kind: "days_overdue", days: 3_650 }, "exclude_all");
    expect(outcome([all], [], { amountCents: 9_000_000 })).toEqual(["ask", "over_limit"]);
    expect(outcome([all], [overdue(95)])).toEqual(["blocked", "in_default"]);
    expect(outcome([all], [], {}, { customer: { ledgerDay: asOf - 30 } })).toEqual(["ask", "stale_ledger"]);
  });
});

describe("checkpoints and days of grace", () => {
  test("a rule is tested at its checkpoints alone; an opportunity is a quote", () => {
    const rules = [
      rule(everyone, { kind: "order_amount", amountCents: 1 }, "block", { checkpoints: ["quote"] }),
    ];
    expect(outcome(rules, [], { kind: "quote" })).toEqual(["blocked", "order_amount"]);
    expect(outcome(rules, [], { kind: "opportunity" })).toEqual(["blocked", "order_amount"]);
    expect(outcome(rules, [], { kind: "order" })).toEqual(["within_limit"]);
    expect(outcome(rules, [], { kind: "delivery" })).toEqual(["within_limit"]);
  });

  test("approved on day 1 with 2 days of grace: tested again on day 4, or at once when it grew", () => {
    const rules = [rule(everyone, { kind: "days_overdue", days: 10 }, "block", { graceDays: 2 })];
    const confirmed = (daysAgo: number): CountedOrder[] => [
      { number: "so 1", amountCents: 600_000, status: "open", day: asOf - daysAgo },
    ];
    const delivery = { kind: "delivery" } as const;
    expect(outcome(rules, [overdue(20)], delivery, { counted: confirmed(2) })).toEqual(["within_limit"]);
    expect(outcome(rules, [overdue(20)], delivery, { counted: confirmed(3) })).toEqual([
      "blocked",
      "overdue_blocks",
    ]);
    const grown = { ...delivery, amountCents: 600_001 };
    expect(outcome(rules, [overdue(20)], grown, { counted: confirmed(2) })).toEqual([
      "blocked",
      "overdue_blocks",
    ]);
  });
});

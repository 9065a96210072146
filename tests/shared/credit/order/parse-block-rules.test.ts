import { describe, expect, test } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { MOST_RULES } from "#shared/credit/order/parse-block-rules.ts";
import { parsePolicy } from "#shared/credit/parse-policy.ts";

const rule = (more: object = {}) => ({
  id: "late",
  scope: { kind: "all" },
  test: { kind: "days_overdue", days: 45 },
  effect: "block",
  checkpoints: ["order", "delivery"],
  graceDays: 2,
  ...more,
});
const parsed = (rules: unknown) =>
  parsePolicy({ ...DefaultPolicy, order: { ...DefaultPolicy.order, rules } });

test("every kind of rule, scope and effect is taken as it is", () => {
  const rules = [
    rule(),
    rule({ id: "2", test: { kind: "account_status", classes: ["D", "NR"], marks: ["disputed"] } }),
    rule({ id: "3", test: { kind: "terms", days: null }, scope: { kind: "group", group: "Holding" } }),
    rule({ id: "4", test: { kind: "limit_expired", days: 0 }, scope: { kind: "customer", customerId: "c" } }),
    rule({ id: "5", test: { kind: "overdue_amount", amountCents: 1, basisPoints: 8_000 }, effect: "ask" }),
    rule({ id: "6", test: { kind: "order_amount", amountCents: 1 }, effect: "exclude" }),
    rule({
      id: "7",
      test: { kind: "limit_used", basisPoints: 9_000 },
      effect: "exclude_all",
      scope: { kind: "group", group: "Holding" },
    }),
  ];
  const result = parsed(rules);
  expect(result.ok && result.value.order.rules).toEqual(rules);
});

describe("refuses, and says where", () => {
  test.each([
    ["no list", {}, "order.rules", "not_allowed"],
    ["no list at all", undefined, "order.rules", "missing"],
    ["an unknown kind", [rule({ test: { kind: "mood" } })], "order.rules.0.test.kind", "not_allowed"],
    [
      "a kind of every object",
      [rule({ test: { kind: "toString" } })],
      "order.rules.0.test.kind",
      "not_allowed",
    ],
    [
      "a field of another kind",
      [rule({ test: { kind: "terms", days: 1, basisPoints: 1 } })],
      "order.rules.0.test.basisPoints",
      "unknown",
    ],
    [
      "half a day",
      [rule({ test: { kind: "days_overdue", days: 0.5 } })],
      "order.rules.0.test.days",
      "not_a_number",
    ],
    [
      "days below 0",
      [rule({ test: { kind: "days_overdue", days: -1 } })],
      "order.rules.0.test.days",
      "not_allowed",
    ],
    ["no days", [rule({ test: { kind: "days_overdue" } })], "order.rules.0.test.days", "missing"],
    ["nobody", [rule({ scope: { kind: "group" } })], "order.rules.0.scope.group", "missing"],
    ["no checkpoint", [rule({ checkpoints: [] })], "order.rules.0.checkpoints", "not_allowed"],
    [
      "a checkpoint twice",
      [rule({ checkpoints: ["order", "order"] })],
      "order.rules.0.checkpoints",
      "not_allowed",
    ],
    ["an unknown effect", [rule({ effect: "pray" })], "order.rules.0.effect", "not_allowed"],
    ["two of one name", [rule(), rule()], "order.rules.1.id", "not_allowed"],
    [
      "no status",
      [rule({ test: { kind: "account_status", classes: [], marks: [] } })],
      "order.rules.0.test.classes",
      "missing",
    ],
    [
      "freeing everybody from everything",
      [rule({ effect: "exclude_all" })],
      "order.rules.0.effect",
      "not_allowed",
    ],
    [
      "too many",
      Array.from({ length: MOST_RULES + 1 }, (_, id) => rule({ id: `r${id}` })),
      "order.rules",
      "not_allowed",
    ],
  ])("%s", (_what, rules, path, problem) => {
    expect(parsed(rules)).toEqual({ ok: false, error: { path, problem } });
  });
});

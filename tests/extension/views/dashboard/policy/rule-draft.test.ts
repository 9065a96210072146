// @vitest-environment node
import { expect, it } from "vitest";
import { figureText } from "#extension/views/dashboard/policy/read-figure.ts";
import {
  draftOfRule,
  newRule,
  type RuleDraft,
  ruleOf,
} from "#extension/views/dashboard/policy/rule-draft.ts";
import type { BlockRule } from "#shared/credit/order/block-rule.ts";

const rules: BlockRule[] = [
  {
    id: "r1",
    scope: { kind: "all" },
    test: { kind: "days_overdue", days: 45 },
    effect: "block",
    checkpoints: ["quote", "order"],
    graceDays: 3,
  },
  {
    id: "r2",
    scope: { kind: "group", group: "Groupe Armor" },
    test: { kind: "overdue_amount", amountCents: 150_050, basisPoints: 8_000 },
    effect: "ask",
    checkpoints: ["delivery"],
    graceDays: 0,
  },
  {
    id: "r3",
    scope: { kind: "customer", customerId: "0192f000-0000-7000-8000-000000000001" },
    test: { kind: "account_status", classes: ["D"], marks: ["disputed"] },
    effect: "exclude_all",
    checkpoints: ["order"],
    graceDays: 0,
  },
  {
    id: "r4",
    scope: { kind: "all" },
    test: { kind: "terms", days: null },
    effect: "ask",
    checkpoints: ["quote", "order", "delivery"],
    graceDays: 0,
  },
];

it.each(rules)("the form of rule $id says the same rule", (rule) => {
  const text = (value: number, unit: Parameters<typeof figureText>[1]) => figureText(value, unit, "fr");
  expect(ruleOf(draftOfRule(rule, text))).toEqual(rule);
});

const started = (part: Partial<RuleDraft>): RuleDraft => ({ ...newRule("r"), days: "30", ...part });

it("a rule begun with days is one", () => {
  expect(ruleOf(started({}))?.test).toEqual({ kind: "days_overdue", days: 30 });
});

it.each<[string, Partial<RuleDraft>]>([
  ["without days", { days: "" }],
  ["for no group", { scope: "group", group: " " }],
  ["for no customer", { scope: "customer" }],
  ["checked nowhere", { checkpoints: [] }],
  ["of a state without class or mark", { kind: "account_status" }],
  ["that frees everybody from everything", { effect: "exclude_all" }],
  ["of an amount that is none", { kind: "order_amount", amount: "beaucoup" }],
])("a rule %s is none", (_, part) => {
  expect(ruleOf(started(part))).toBeNull();
});

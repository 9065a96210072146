import type { Mark, RiskClass } from "#shared/credit/assessment.ts";
import {
  type BlockRule,
  CHECKPOINTS,
  type Checkpoint,
  type RuleEffect,
  type RuleKind,
  type RuleScope,
  type RuleTest,
} from "#shared/credit/order/block-rule.ts";
import { wrongBlockRules } from "#shared/credit/order/parse-block-rules.ts";
import type { Unit } from "./policy-units.ts";
import { readFigure } from "./read-figure.ts";

/** A block rule as it is typed. Fields that its kind does not have are left aside. */
export type RuleDraft = {
  id: string;
  scope: RuleScope["kind"];
  group: string;
  customerId: string;
  kind: RuleKind;
  days: string;
  amount: string;
  share: string;
  classes: RiskClass[];
  marks: Mark[];
  effect: RuleEffect;
  checkpoints: Checkpoint[];
  graceDays: string;
};

export const newRule = (id: string): RuleDraft => ({
  id,
  scope: "all",
  group: "",
  customerId: "",
  kind: "days_overdue",
  days: "",
  amount: "",
  share: "",
  classes: [],
  marks: [],
  effect: "ask",
  checkpoints: [...CHECKPOINTS],
  graceDays: "0",
});

/** Which figures a kind of rule has, in the order of its form. */
export const FIGURES_OF_KIND: Record<RuleKind, readonly ("days" | "amount" | "share")[]> = {
  days_overdue: ["days"],
  account_status: [],
  terms: ["days"],
  limit_expired: ["days"],
  overdue_amount: ["amount", "share"],
  order_amount: ["amount"],
  limit_used: ["share"],
};

export const UNIT_OF = { days: "days", amount: "money", share: "share" } as const satisfies Record<
  string,
  Unit
>;

const scopeOf = ({ scope, group, customerId }: RuleDraft): RuleScope =>
  scope === "all"
    ? { kind: "all" }
    : scope === "group"
      ? { kind: "group", group: group.trim() }
      : { kind: "customer", customerId };

const testOf = (draft: RuleDraft): RuleTest | null => {
  const read = (figure: "days" | "amount" | "share"): number | null => {
    const value = readFigure(draft[figure], UNIT_OF[figure]);
    return value.ok ? value.value : null;
  };
  const [days, amountCents, basisPoints] = [read("days"), read("amount"), read("share")];
  const { kind } = draft;
  switch (kind) {
    case "account_status":
      return { kind, classes: draft.classes, marks: draft.marks };
    case "terms":
      return draft.days.trim() === "" ? { kind, days: null } : days === null ? null : { kind, days };
    case "days_overdue":
    case "limit_expired":
      return days === null ? null : { kind, days };
    case "overdue_amount":
      return amountCents === null || basisPoints === null ? null : { kind, amountCents, basisPoints };
    case "order_amount":
      return amountCents === null ? null : { kind, amountCents };
    case "limit_used":
      return basisPoints === null ? null : { kind, basisPoints };
  }
};

/** The rule that a draft says; null while it says none. */
export const ruleOf = (draft: RuleDraft): BlockRule | null => {
  const test = testOf(draft);
  const grace = readFigure(draft.graceDays, "days");
  if (test === null || !grace.ok) return null;
  const rule: BlockRule = {
    id: draft.id,
    scope: scopeOf(draft),
    test,
    effect: draft.effect,
    checkpoints: CHECKPOINTS.filter((checkpoint) => draft.checkpoints.includes(checkpoint)),
    graceDays: grace.value,
  };
  return wrongBlockRules([rule], "rules") === null ? rule : null;
};

/** A rule as its form begins. `text` writes a figure as its field shows it. */
export const draftOfRule = (rule: BlockRule, text: (value: number, unit: Unit) => string): RuleDraft => {
  const { scope, test } = rule;
  const empty = newRule(rule.id);
  return {
    ...empty,
    scope: scope.kind,
    group: scope.kind === "group" ? scope.group : "",
    customerId: scope.kind === "customer" ? scope.customerId : "",
    kind: test.kind,
    days: "days" in test && test.days !== null ? text(test.days, "days") : "",
    amount: "amountCents" in test ? text(test.amountCents, "money") : "",
    share: "basisPoints" in test ? text(test.basisPoints, "share") : "",
    classes: test.kind === "account_status" ? [...test.classes] : [],
    marks: test.kind === "account_status" ? [...test.marks] : [],
    effect: rule.effect,
    checkpoints: [...rule.checkpoints],
    graceDays: text(rule.graceDays, "days"),
  };
};

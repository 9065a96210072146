import type { Mark, RiskClass } from "../assessment.ts";

/** Where a document is checked. An opportunity is checked like a quote. */
export const CHECKPOINTS = ["quote", "order", "delivery"] as const;
export type Checkpoint = (typeof CHECKPOINTS)[number];

/** Whom a rule concerns; a group by its name, a customer by its public id. */
export type RuleScope =
  | { kind: "customer"; customerId: string }
  | { kind: "group"; group: string }
  | { kind: "all" };

/**
 * What a rule looks at and from where on it fails: the seven block types of D365 (peers.md 4.2). Days, cents with VAT, or
 * basis points (1/10,000); a value equal to its bound still passes.
 */
export type RuleTest =
  | { kind: "days_overdue"; days: number }
  | { kind: "account_status"; classes: readonly RiskClass[]; marks: readonly Mark[] }
  /** Longest terms the document may carry; null: no longer than the customer's own. */
  | { kind: "terms"; days: number | null }
  /** Days since the limit expired. */
  | { kind: "limit_expired"; days: number }
  /** Fails only when both are exceeded: the overdue amount, and the share of the limit used with this order. */
  | { kind: "overdue_amount"; amountCents: number; basisPoints: number }
  | { kind: "order_amount"; amountCents: number }
  | { kind: "limit_used"; basisPoints: number };
export type RuleKind = RuleTest["kind"];
export const RULE_KINDS = [
  "days_overdue",
  "account_status",
  "terms",
  "limit_expired",
  "overdue_amount",
  "order_amount",
  "limit_used",
] as const satisfies readonly RuleKind[];

/**
 * `ask` and `block`: what failing means. `exclude`: while its own test does not fail, the customer is free of the wider
 * rules of this kind; `exclude_all`: of all wider rules (D365 "release order"). No exclusion frees from what the law, a
 * default, the limit or old data say: those are no rules.
 */
export const RULE_EFFECTS = ["ask", "block", "exclude", "exclude_all"] as const;
export type RuleEffect = (typeof RULE_EFFECTS)[number];

export type BlockRule = {
  /** Unique in the policy. */
  id: string;
  scope: RuleScope;
  test: RuleTest;
  effect: RuleEffect;
  checkpoints: readonly Checkpoint[];
  /** A document that passed an earlier checkpoint is not tested again for this many days; 0: always. */
  graceDays: number;
};

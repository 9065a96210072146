import type { EpochDay } from "../calendar.ts";
import { mulDiv } from "../money.ts";
import type { Policy } from "../policy.ts";
import { longestDays } from "../terms/longest-days.ts";
import type { Terms } from "../terms.ts";
import { type BlockRule, CHECKPOINTS, type Checkpoint, RULE_KINDS, type RuleTest } from "./block-rule.ts";
import type { CheckedCustomer, FailedCheck } from "./order-check.ts";

/** What rules look at. `afterCents` null: the amount is not known in the organization's currency. */
export type RuleFacts = {
  customer: CheckedCustomer;
  oldestOverdueDays: number;
  /** Overdue rests on confirmed terms, or a rule of the assessment has counted it: it may block. */
  overdueIsFirm: boolean;
  financedCents: number | null;
  afterCents: number | null;
  orderTerms: Pick<Terms, "kind" | "days"> | null;
  checkpoint: Checkpoint;
  /** Day on which this document, at no smaller amount, passed an earlier checkpoint; null: it did not. */
  passedOn: EpochDay | null;
  asOf: EpochDay;
  policy: Policy;
};

const SCOPES = ["customer", "group", "all", "standard"] as const;
type Scope = (typeof SCOPES)[number];

type ScopedRule = Omit<BlockRule, "scope"> & { from: Scope };

/**
 * Applies the block rules of a policy: for each kind the rules of the most specific scope decide (customer, group, all, then
 * the policy's own numbers), an exclusion frees from wider rules only. One failure a kind, the most severe.
 */
export function applyRules(facts: RuleFacts): FailedCheck[] {
  const rules = rulesFor(facts);
  const failed: FailedCheck[] = [];
  const widest = widestScope(rules, facts);
  for (const kind of RULE_KINDS) {
    const ofKind = rules.filter(({ test }) => test.kind === kind);
    const failure = ofKind.length === 0 ? null : applyKind(ofKind, widest, facts);
    if (failure !== null) failed.push(failure);
  }
  return failed;
}

function applyKind(rules: readonly ScopedRule[], widest: number, facts: RuleFacts): FailedCheck | null {
  for (const scope of SCOPES.slice(0, widest + 1)) {
    const here = rules.filter(({ from }) => from === scope);
    const tests = here.filter(({ effect }) => effect === "ask" || effect === "block");
    if (tests.length > 0) return worstOf(tests, facts);
    if (here.some((rule) => frees(rule, facts))) return null;
  }
  return null;
}

function worstOf(rules: readonly ScopedRule[], facts: RuleFacts): FailedCheck | null {
  let worst: FailedCheck | null = null;
  for (const rule of rules) {
    if (isInGrace(rule, facts)) continue;
    const failure = failureOf(rule.test, rule.effect === "block" ? "block" : "ask", facts);
    if (failure !== null && (worst === null || (worst.severity === "ask" && failure.severity === "block")))
      worst = failure;
  }
  return worst;
}

const isInGrace = ({ graceDays }: ScopedRule, { passedOn, asOf }: RuleFacts): boolean =>
  graceDays > 0 && passedOn !== null && asOf - passedOn <= graceDays;

/** An exclusion holds while its test does not fail; one by status holds for the statuses it names. */
function frees({ effect, test }: ScopedRule, facts: RuleFacts): boolean {
  if (effect !== "exclude" && effect !== "exclude_all") return false;
  const failing = failureOf(test, "ask", facts) !== null;
  return test.kind === "account_status" ? failing : !failing;
}

/** Rules of wider scopes than this are out: an exclusion freed the whole order. */
function widestScope(rules: readonly ScopedRule[], facts: RuleFacts): number {
  const freed = rules.filter((rule) => rule.effect === "exclude_all" && frees(rule, facts));
  return Math.min(SCOPES.length - 1, ...freed.map(({ from }) => SCOPES.indexOf(from)));
}

/** Rules of the policy that concern this customer at this checkpoint, and what the policy's numbers say by themselves. */
function rulesFor({ customer, checkpoint, policy }: RuleFacts): readonly ScopedRule[] {
  const { rules } = policy.order;
  if (rules.length === 0) return standardRules(policy);
  const found = [...standardRules(policy)];
  for (const { scope, ...rule } of rules) {
    const concerned =
      scope.kind === "all" ||
      (scope.kind === "group" && scope.group === customer.group) ||
      (scope.kind === "customer" && scope.customerId === customer.customerId);
    if (concerned && rule.checkpoints.includes(checkpoint)) found.push({ ...rule, from: scope.kind });
  }
  return found;
}

const standards = new WeakMap<Policy, readonly ScopedRule[]>();

function standardRules(policy: Policy): readonly ScopedRule[] {
  const known = standards.get(policy);
  if (known !== undefined) return known;
  const { askOverdueDays, blockOverdueDays } = policy.order;
  const made = [
    standard("ask", { kind: "days_overdue", days: askOverdueDays }),
    standard("block", { kind: "days_overdue", days: blockOverdueDays }),
    standard("ask", { kind: "limit_expired", days: 0 }),
  ];
  standards.set(policy, made);
  return made;
}

const standard = (effect: "ask" | "block", test: RuleTest): ScopedRule => ({
  id: "",
  from: "standard",
  test,
  effect,
  checkpoints: CHECKPOINTS,
  graceDays: 0,
});

function failureOf(test: RuleTest, severity: "ask" | "block", facts: RuleFacts): FailedCheck | null {
  const { customer, asOf, financedCents } = facts;
  const { overdueCents, limitInForce } = customer;
  switch (test.kind) {
    case "days_overdue": {
      const days = facts.oldestOverdueDays;
      if (days <= test.days) return null;
      const params = { days, maximumDays: test.days, overdueCents };
      if (severity === "block" && facts.overdueIsFirm) return { code: "overdue_blocks", severity, params };
      const code = customer.overdueAssumed ? "overdue_assumed" : "overdue_to_ask";
      return { code, severity: "ask", params };
    }
    case "account_status": {
      const found: string[] = test.classes.filter((each) => each === customer.riskClass);
      found.push(...test.marks.filter((mark) => customer.marks.includes(mark)));
      return found.length === 0
        ? null
        : { code: "account_status", severity, params: { status: found.join(" ") } };
    }
    case "terms": {
      if (facts.orderTerms === null) return null;
      const days = longestDays(facts.orderTerms, facts.policy);
      const maximumDays = test.days ?? (customer.terms ? longestDays(customer.terms, facts.policy) : days);
      return days <= maximumDays ? null : { code: "terms_too_long", severity, params: { days, maximumDays } };
    }
    case "limit_expired": {
      const { until } = limitInForce;
      const expired = limitInForce.expired || (until !== null && until < asOf);
      if (!expired || (until !== null && asOf - until <= test.days)) return null;
      return { code: "limit_expired", severity, params: { untilDay: until ?? 0 } };
    }
    case "overdue_amount": {
      const usedBasisPoints = usedOf(facts);
      if (overdueCents <= test.amountCents || usedBasisPoints <= test.basisPoints) return null;
      const params = {
        overdueCents,
        maximumCents: test.amountCents,
        usedBasisPoints,
        maximumBasisPoints: test.basisPoints,
      };
      return { code: "overdue_amount", severity: facts.overdueIsFirm ? severity : "ask", params };
    }
    case "order_amount": {
      if (financedCents === null || financedCents <= test.amountCents) return null;
      return {
        code: "order_amount",
        severity,
        params: { amountCents: financedCents, maximumCents: test.amountCents },
      };
    }
    case "limit_used": {
      const limitCents = limitInForce.amountCents;
      if (limitCents === null || facts.afterCents === null) return null;
      if (facts.afterCents <= mulDiv(limitCents, test.basisPoints, 10_000)) return null;
      const params = {
        limitCents,
        afterCents: facts.afterCents,
        usedBasisPoints: usedOf(facts),
        maximumBasisPoints: test.basisPoints,
      };
      return { code: "limit_used", severity, params };
    }
  }
}

/** Share of the limit used with this order; without a limit all of it, unlimited none. */
function usedOf({ customer, afterCents }: RuleFacts): number {
  const { kind, amountCents } = customer.limitInForce;
  if (kind === "unlimited") return 0;
  if (amountCents === null || amountCents === 0) return 10_000;
  return shareOf(Math.max(0, afterCents ?? customer.exposure.totalCents), amountCents);
}

/** `part / whole` in basis points, never beyond an exact integer. */
export const shareOf = (part: number, whole: number): number =>
  Math.min(Number.MAX_SAFE_INTEGER, mulDiv(part, 10_000, whole));

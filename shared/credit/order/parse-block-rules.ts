import { MARKS, RISK_CLASSES } from "../assessment.ts";
import { CHECKPOINTS, RULE_EFFECTS } from "./block-rule.ts";

export type RuleError = {
  path: string;
  problem: "missing" | "unknown" | "not_a_number" | "not_allowed";
};

export const MOST_RULES = 500;
const MOST_DAYS = 3_650;
const MOST_CENTS = 1e15;
const MOST_BASIS_POINTS = 1_000_000;

type Check = (value: unknown, path: string) => RuleError | null;

const wrong = (path: string, problem: RuleError["problem"]): RuleError => ({ path, problem });

const whole =
  (most: number, orNull = false): Check =>
  (value, path) => {
    if (value === null && orNull) return null;
    if (!Number.isSafeInteger(value)) return wrong(path, value === undefined ? "missing" : "not_a_number");
    const number = value as number;
    return number >= 0 && number <= most ? null : wrong(path, "not_allowed");
  };

const text =
  (longest: number): Check =>
  (value, path) =>
    typeof value === "string" && value.trim() !== "" && value.length <= longest
      ? null
      : wrong(path, value === undefined ? "missing" : "not_allowed");

const oneOf =
  (choices: readonly string[]): Check =>
  (value, path) =>
    typeof value === "string" && choices.includes(value)
      ? null
      : wrong(path, value === undefined ? "missing" : "not_allowed");

const someOf =
  (choices: readonly string[], least: number): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return wrong(path, value === undefined ? "missing" : "not_allowed");
    const known = value.every((each) => typeof each === "string" && choices.includes(each));
    return known && value.length >= least && new Set(value).size === value.length
      ? null
      : wrong(path, "not_allowed");
  };

const fields =
  (shape: Record<string, Check>): Check =>
  (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong(path, "missing");
    const extra = Object.keys(value).find((name) => !Object.hasOwn(shape, name));
    if (extra !== undefined) return wrong(`${path}.${extra}`, "unknown");
    for (const [name, check] of Object.entries(shape)) {
      const error = check(
        Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined,
        `${path}.${name}`,
      );
      if (error !== null) return error;
    }
    return null;
  };

const byKind =
  (shapes: Record<string, Record<string, Check>>): Check =>
  (value, path) => {
    const kind: unknown =
      typeof value === "object" && value !== null ? Reflect.get(value, "kind") : undefined;
    const shape = typeof kind === "string" && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    if (shape === undefined) return wrong(`${path}.kind`, kind === undefined ? "missing" : "not_allowed");
    return fields({ ...shape, kind: () => null })(value, path);
  };

const days = whole(MOST_DAYS);
const rule = fields({
  id: text(60),
  scope: byKind({ all: {}, group: { group: text(200) }, customer: { customerId: text(60) } }),
  test: byKind({
    days_overdue: { days },
    account_status: { classes: someOf(RISK_CLASSES, 0), marks: someOf(MARKS, 0) },
    terms: { days: whole(MOST_DAYS, true) },
    limit_expired: { days },
    overdue_amount: { amountCents: whole(MOST_CENTS), basisPoints: whole(MOST_BASIS_POINTS) },
    order_amount: { amountCents: whole(MOST_CENTS) },
    limit_used: { basisPoints: whole(MOST_BASIS_POINTS) },
  }),
  effect: oneOf(RULE_EFFECTS),
  checkpoints: someOf(CHECKPOINTS, 1),
  graceDays: days,
});

/** The first thing that is wrong with the block rules of a policy; null when they can be used as `BlockRule[]`. */
export function wrongBlockRules(data: unknown, path: string): RuleError | null {
  if (!Array.isArray(data)) return wrong(path, data === undefined ? "missing" : "not_allowed");
  if (data.length > MOST_RULES) return wrong(path, "not_allowed");
  const ids = new Set<unknown>();
  for (const [index, each] of data.entries()) {
    const at = `${path}.${index}`;
    const error = rule(each, at);
    if (error !== null) return error;
    const { id, test, scope, effect } = each;
    if (ids.has(id)) return wrong(`${at}.id`, "not_allowed");
    ids.add(id);
    if (test.kind === "account_status" && test.classes.length + test.marks.length === 0)
      return wrong(`${at}.test.classes`, "missing");
    // Nobody in particular would be freed from everything.
    if (effect === "exclude_all" && scope.kind === "all") return wrong(`${at}.effect`, "not_allowed");
  }
  return null;
}

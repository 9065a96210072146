import { failed, ok, type Result } from "../result.ts";
import { AUTHORITY_ROLES, GRANTED_CLASSES } from "./authority/ceiling.ts";
import { DefaultPolicy } from "./default-policy.ts";
import { wrongBlockRules } from "./order/parse-block-rules.ts";
import type { Policy } from "./policy.ts";
import { upgradePolicy } from "./upgrade-policy.ts";

/** Where a policy is wrong: `limit.needPercent.A`; and how. */
export type PolicyError = {
  path: string;
  problem: "missing" | "unknown" | "not_a_number" | "out_of_range" | "not_ascending" | "not_allowed";
};

/** Numbers that may be absent by decision. */
const MAY_BE_NULL: ReadonlySet<string> = new Set([
  "limit.ceilingCents",
  "authority.fourEyesAboveCents",
  "authority.reauthenticateAboveCents",
  "authority.twoPersonWarningAboveCents",
  ...AUTHORITY_ROLES.flatMap((role) =>
    GRANTED_CLASSES.map((name) => `authority.matrixCents.${role}.${name}`),
  ),
]);
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  "limit.insurerMode": ["cap", "add", "info"],
  "order.toleranceClasses": ["A", "B", "C"],
};
/** Numbers that are divided by, or that a window must have at least one of. */
const ABOVE_ZERO: ReadonlySet<string> = new Set([
  "behaviour.yearWeeks",
  "behaviour.recentWeeks",
  "behaviour.halfLifeWeeks",
  "score.weightsPercent.pays",
  "score.trendYearParts",
  "score.externalParts.accounts",
  "score.externalParts.grades",
  "promises.brokenCount",
  "limit.cutSteps",
  "limit.minimumBillingDays",
  "limit.roundToCents",
  "limit.roundSmallToCents",
]);
/** Divided into twelve months. */
const AT_LEAST: Readonly<Record<string, number>> = { "limit.daysPerYear": 12 };
/** Ten years: longer windows would only cost. */
const AT_MOST: Readonly<Record<string, number>> = { "behaviour.yearWeeks": 520 };

/**
 * Takes stored policy data for a policy of this schema: every number of the default policy present, whole, nothing else
 * beside it, none below 0, tables ascending. Gives the first thing that is wrong. An older `schemaVersion` is brought to
 * today's shape first; a newer one is `not_allowed`.
 */
export function parsePolicy(stored: unknown): Result<Policy, PolicyError> {
  const data = upgradePolicy(stored);
  const error = anotherSchema(data) ?? differs(data, DefaultPolicy, "");
  return error === null ? ok(data as Policy) : failed(error);
}

function anotherSchema(data: unknown): PolicyError | null {
  if (typeof data !== "object" || data === null || !("schemaVersion" in data)) return null;
  return data.schemaVersion === DefaultPolicy.schemaVersion
    ? null
    : { path: "schemaVersion", problem: "not_allowed" };
}

function differs(data: unknown, model: unknown, path: string): PolicyError | null {
  if (data === undefined) return { path, problem: "missing" };
  if (MAY_BE_NULL.has(path))
    return data === null ? null : (wholeNumber(data, path) ?? inRange(data as number, path));
  if (path === "order.rules") return wrongBlockRules(data, path);
  const choices = CHOICES[path];
  if (choices !== undefined) return allChosen(Array.isArray(data) ? data : [data], choices, path);
  if (typeof model === "number") return wholeNumber(data, path) ?? inRange(data as number, path);
  if (typeof model === "boolean") return typeof data === "boolean" ? null : { path, problem: "not_allowed" };
  if (Array.isArray(model))
    return Array.isArray(model[0]) ? ascendingTable(data, path) : sameLength(data, model, path);
  return sameFields(data, model as Record<string, unknown>, path);
}

const wholeNumber = (data: unknown, path: string): PolicyError | null =>
  Number.isSafeInteger(data) ? null : { path, problem: "not_a_number" };

const inRange = (data: number, path: string): PolicyError | null => {
  const least = AT_LEAST[path] ?? (ABOVE_ZERO.has(path) ? 1 : 0);
  const most = AT_MOST[path] ?? Number.MAX_SAFE_INTEGER;
  return data >= least && data <= most ? null : { path, problem: "out_of_range" };
};

const allChosen = (values: unknown[], choices: readonly string[], path: string): PolicyError | null =>
  values.every((value) => typeof value === "string" && choices.includes(value))
    ? null
    : { path, problem: "not_allowed" };

function ascendingTable(data: unknown, path: string): PolicyError | null {
  if (!Array.isArray(data) || data.length === 0) return { path, problem: "missing" };
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, row] of data.entries()) {
    if (!Array.isArray(row) || row.length !== 2) return { path: `${path}.${index}`, problem: "not_allowed" };
    const error = wholeNumber(row[0], `${path}.${index}`) ?? wholeNumber(row[1], `${path}.${index}`);
    if (error !== null) return error;
    if (row[0] <= before) return { path: `${path}.${index}`, problem: "not_ascending" };
    before = row[0];
  }
  return null;
}

function sameLength(data: unknown, model: readonly unknown[], path: string): PolicyError | null {
  if (!Array.isArray(data) || data.length !== model.length) return { path, problem: "not_allowed" };
  for (const [index, value] of data.entries()) {
    const error = wholeNumber(value, `${path}.${index}`) ?? inRange(value, `${path}.${index}`);
    if (error !== null) return error;
  }
  return null;
}

function sameFields(data: unknown, model: Record<string, unknown>, path: string): PolicyError | null {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return { path, problem: "missing" };
  const under = (name: string) => (path === "" ? name : `${path}.${name}`);
  const extra = Object.keys(data).find((name) => !Object.hasOwn(model, name));
  if (extra !== undefined) return { path: under(extra), problem: "unknown" };
  for (const [name, value] of Object.entries(model)) {
    const error = differs(
      Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined,
      value,
      under(name),
    );
    if (error !== null) return error;
  }
  return null;
}

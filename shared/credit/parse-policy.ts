import { failed, ok, type Result } from "../result.ts";
import { DefaultPolicy } from "./default-policy.ts";
import type { Policy } from "./policy.ts";

/** Where a policy is wrong: `limit.needPercent.A`; and how. */
export type PolicyError = {
  path: string;
  problem: "missing" | "unknown" | "not_a_number" | "not_ascending" | "not_allowed";
};

/** Numbers that may be absent by decision. */
const MAY_BE_NULL: ReadonlySet<string> = new Set(["limit.ceilingCents"]);
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  "limit.insurerMode": ["cap", "add", "info"],
  "order.toleranceClasses": ["A", "B", "C"],
};

/**
 * Takes stored policy data for a policy of this schema: every number of the default policy present, whole, nothing else
 * beside it, tables ascending. Gives the first thing that is wrong. An older or newer `schemaVersion` is `not_allowed`.
 */
export function parsePolicy(data: unknown): Result<Policy, PolicyError> {
  const error = differs(data, DefaultPolicy, "");
  if (error !== null) return failed(error);
  const policy = data as Policy;
  return policy.schemaVersion === DefaultPolicy.schemaVersion
    ? ok(policy)
    : failed({ path: "schemaVersion", problem: "not_allowed" });
}

function differs(data: unknown, model: unknown, path: string): PolicyError | null {
  if (data === undefined) return { path, problem: "missing" };
  if (MAY_BE_NULL.has(path)) return data === null ? null : wholeNumber(data, path);
  const choices = CHOICES[path];
  if (choices !== undefined) return allChosen(Array.isArray(data) ? data : [data], choices, path);
  if (typeof model === "number") return wholeNumber(data, path);
  if (Array.isArray(model))
    return Array.isArray(model[0]) ? ascendingTable(data, path) : sameLength(data, model, path);
  return sameFields(data, model as Record<string, unknown>, path);
}

const wholeNumber = (data: unknown, path: string): PolicyError | null =>
  Number.isSafeInteger(data) ? null : { path, problem: "not_a_number" };

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
    const error = wholeNumber(value, `${path}.${index}`);
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

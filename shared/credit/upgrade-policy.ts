import { DefaultPolicy } from "./default-policy.ts";

/** Numbers of older schemas that mean nothing any more, by the schema that still had them. */
const DROPPED: Readonly<Record<number, readonly string[]>> = { 1: ["overdue.balanceReceiptDays"] };

type Fields = Record<string, unknown>;

/**
 * Policy data of an older `schemaVersion` in today's shape: what the organization decided stays, what came later is as in
 * the default policy. Anything else comes back as it is, for `parsePolicy` to judge.
 */
export function upgradePolicy(data: unknown): unknown {
  if (!isFields(data)) return data;
  const { schemaVersion } = data;
  const isOlder =
    Number.isInteger(schemaVersion) &&
    Number(schemaVersion) >= 1 &&
    Number(schemaVersion) < DefaultPolicy.schemaVersion;
  if (!isOlder) return data;
  const dropped = Object.entries(DROPPED).flatMap(([version, paths]) =>
    Number(version) >= Number(schemaVersion) ? paths : [],
  );
  return { ...filled(data, DefaultPolicy, dropped, ""), schemaVersion: DefaultPolicy.schemaVersion };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function filled(data: Fields, model: object, dropped: readonly string[], path: string): Fields {
  const result: Fields = {};
  for (const [name, value] of Object.entries(data)) {
    if (!dropped.includes(`${path}${name}`)) result[name] = value;
  }
  for (const [name, value] of Object.entries(model)) {
    const given = result[name];
    if (!Object.hasOwn(data, name)) result[name] = value;
    else if (isFields(given) && isFields(value))
      result[name] = filled(given, value, dropped, `${path}${name}.`);
  }
  return result;
}

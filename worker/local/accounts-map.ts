import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { type MapKey, mapKeyOf, nearestKey } from "./accounts-map-keys.ts";
import { Refusal } from "./fail.ts";

/** How a column prints a ratio: as it is, in percent, or so that only its order can be read. */
export type ColumnScale = "ratio" | "percent" | "rank";

export type MappedColumn = { key: MapKey; column: string; scale: ColumnScale | null };

export type AccountsMap = {
  columns: MappedColumn[];
  failed: { column: string; values: string[] };
  decimal: "," | "." | null;
};

const Column = z.union([
  z.string().min(1),
  z.strictObject({ column: z.string().min(1), scale: z.enum(["ratio", "percent", "rank"]).optional() }),
]);
const Value = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Failed = z.strictObject({
  column: z.string().min(1),
  value: z.union([Value, z.array(Value).min(1)]),
});

const EXAMPLE = '"failed": { "column": "bankrupt", "value": "1" }';

/** Reads a map of columns; every refusal says what to write instead. */
export function readAccountsMap(path: string): AccountsMap {
  const file = basename(path);
  const raw = readJsonObject(path, file);
  const columns: MappedColumn[] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (name === "failed" || name === "decimal" || name.startsWith("$")) continue;
    const key = mapKeyOf(name);
    if (key === null)
      throw new Refusal(
        `${file}: "${name}" is not an account or ratio known here. Did you mean "${nearestKey(name)}"? --help lists all.`,
      );
    const column = Column.safeParse(value);
    if (!column.success)
      throw new Refusal(
        `${file}: "${name}" must be the name of a column, or { "column": "…", "scale": "ratio" | "percent" | "rank" }.`,
      );
    if (columns.some((known) => known.key.name === key.name))
      throw new Refusal(`${file}: "${key.name}" is mapped twice (the second time as "${name}").`);
    const { data } = column;
    columns.push(
      typeof data === "string"
        ? { key, column: data, scale: null }
        : { key, column: data.column, scale: data.scale ?? null },
    );
  }
  if (columns.length === 0)
    throw new Refusal(`${file} maps no account and no ratio. --help lists the names to use.`);
  const failed = Failed.safeParse(raw.failed);
  if (!failed.success) throw new Refusal(`${file} must say which rows failed: ${EXAMPLE}.`);
  const { column, value } = failed.data;
  const decimal = z
    .enum([",", "."])
    .nullable()
    .safeParse(raw.decimal ?? null);
  if (!decimal.success) throw new Refusal(`${file}: "decimal" must be "," or ".".`);
  return {
    columns,
    failed: { column, values: Array.isArray(value) ? value : [value] },
    decimal: decimal.data,
  };
}

function readJsonObject(path: string, file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new Refusal(`${file}: no such file, or it cannot be read.`);
  }
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    throw new Refusal(`${file} is not a JSON object.`);
  }
}

import { failed, ok, type Result } from "#shared/result.ts";
import { CSV_FIELDS, CSV_KINDS, type CsvField, type CsvKind, missingFields } from "./csv-fields.ts";
import { type ReadError, readError } from "./read-error.ts";

export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];
export const CSV_SEPARATORS = [";", ",", "\t", "|"] as const;
export type CsvSeparator = (typeof CSV_SEPARATORS)[number];

/** How to read a CSV; plain data, shown, changed and remembered per source. */
export type Mapping = {
  kind: CsvKind;
  separator: CsvSeparator;
  /** false: the first row is data and columns are named "1", "2", … */
  header: boolean;
  /** Field → column, by its name in the header: survives columns that move. */
  columns: Partial<Record<CsvField, string>>;
  dateOrder: DateOrder;
  decimal: "," | ".";
  /** What the sample could not settle. */
  doubts: ("date_order" | "decimal")[];
  /** Every column of the file it was made for: what is not mapped among them was left out on purpose. */
  seen?: string[];
};

/** Names of the columns as the mapping speaks of them: trimmed, empty ones numbered, repeated ones told apart. */
export const columnNames = (first: readonly string[], header: boolean): string[] => {
  const seen = new Map<string, number>();
  return first.map((cell, index) => {
    const name = (header ? cell.replace(/\s+/g, " ").trim() : "") || String(index + 1);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const among = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((each) => each === value);

/** Reads a mapping kept outside (a file, the server); unknown fields and shapes are refused. */
export const parseMapping = (value: unknown): Result<Mapping, ReadError> => {
  if (!isObject(value) || !isObject(value.columns))
    return failed(readError("mapping_invalid", { field: "columns" }));
  const kind = among(CSV_KINDS, value.kind);
  if (kind === undefined) return failed(readError("mapping_invalid", { field: "kind" }));
  const columns: Partial<Record<CsvField, string>> = {};
  for (const [name, column] of Object.entries(value.columns)) {
    const field = among(CSV_FIELDS, name);
    if (field === undefined || typeof column !== "string")
      return failed(readError("mapping_invalid", { field: name }));
    columns[field] = column;
  }
  return ok({
    kind,
    separator: among(CSV_SEPARATORS, value.separator) ?? ";",
    header: value.header !== false,
    columns,
    dateOrder: among(DATE_ORDERS, value.dateOrder) ?? "dmy",
    decimal: value.decimal === "." ? "." : ",",
    doubts: [],
    ...(Array.isArray(value.seen) ? { seen: value.seen.filter((name) => typeof name === "string") } : {}),
  });
};

/** Where each mapped field stands in this file, or what is missing for the kind to be read. */
export const resolveMapping = (
  mapping: Mapping,
  names: readonly string[],
): Result<Map<CsvField, number>, ReadError> => {
  const missing = missingFields(mapping.kind, mapping.columns);
  if (missing.length > 0)
    return failed(readError("columns_missing", { kind: mapping.kind, fields: missing.join(", ") }));
  const places = new Map<CsvField, number>();
  for (const field of CSV_FIELDS) {
    const column = mapping.columns[field];
    if (column === undefined) continue;
    const at = names.indexOf(column);
    if (at === -1) return failed(readError("columns_missing", { kind: mapping.kind, fields: column }));
    places.set(field, at);
  }
  return ok(places);
};

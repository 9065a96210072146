import { CSV_FIELDS, FIELDS_OF_KIND } from "#extension/import/csv-fields.ts";
import type { Mapping } from "#extension/import/mapping.ts";

/** A saved mapping fits a file when every column it names is there. */
const fits = (columns: Mapping["columns"], names: readonly string[]): boolean =>
  Object.values(columns).every((column) => names.includes(column));

/**
 * A mapping remembered from an earlier file of the same source, for a file with these columns. Columns that the earlier
 * file did not have are read as `guessed`, where their meaning is still free. null: it is no mapping for this file.
 */
export const recallMapping = (saved: Mapping, guessed: Mapping, names: readonly string[]): Mapping | null => {
  if (saved.kind !== guessed.kind || !fits(saved.columns, names)) return null;
  const known = new Set([...(saved.seen ?? names), ...Object.values(saved.columns)]);
  const columns = { ...saved.columns };
  for (const field of CSV_FIELDS) {
    const column = guessed.columns[field];
    if (column === undefined || known.has(column) || columns[field] !== undefined) continue;
    if (FIELDS_OF_KIND[saved.kind].includes(field)) columns[field] = column;
  }
  return { ...saved, columns };
};

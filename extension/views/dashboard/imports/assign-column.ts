import type { CsvField } from "#extension/import/csv-fields.ts";
import type { Mapping } from "#extension/import/mapping.ts";

/** The meaning that a column has under a mapping, or null when it is not read. */
export const fieldOf = (mapping: Mapping, column: string): CsvField | null => {
  for (const [field, name] of Object.entries(mapping.columns)) if (name === column) return field as CsvField;
  return null;
};

/** Gives a column another meaning: each field is read from one column, each column is read as one field. */
export const assignColumn = (mapping: Mapping, column: string, field: CsvField | null): Mapping => {
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).filter(([other, name]) => name !== column && other !== field),
  ) as Mapping["columns"];
  return { ...mapping, columns: field === null ? columns : { ...columns, [field]: column } };
};

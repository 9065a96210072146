import { readCsvAmount } from "#extension/import/csv-amounts.ts";
import { readCsvDate } from "#extension/import/csv-dates.ts";
import type { CsvField } from "#extension/import/csv-fields.ts";
import type { Mapping } from "#extension/import/mapping.ts";

/** What a cell says when it is read as a field: the day or the amount that will be stored, text, or not readable. */
export type CellReading =
  | { kind: "date"; isoDate: string }
  | { kind: "amount"; cents: number }
  | { kind: "text" | "empty" | "unreadable" };

const DATES: readonly CsvField[] = ["date", "dueDate", "deliveryDate", "approvedUntil"];
const AMOUNTS: readonly CsvField[] = ["amount", "debit", "credit", "approvedLimit", "insuredLimit"];

/** Reads a cell as the import will, so that a wrong day and month or decimal sign shows before anything is sent. */
export const readCell = (
  cell: string,
  field: CsvField | null,
  { dateOrder, decimal }: Pick<Mapping, "dateOrder" | "decimal">,
): CellReading => {
  if (cell.trim() === "") return { kind: "empty" };
  if (field !== null && DATES.includes(field)) {
    const isoDate = readCsvDate(cell, dateOrder);
    return isoDate === null ? { kind: "unreadable" } : { kind: "date", isoDate };
  }
  if (field !== null && AMOUNTS.includes(field)) {
    const cents = readCsvAmount(cell, decimal);
    return cents === null ? { kind: "unreadable" } : { kind: "amount", cents };
  }
  return { kind: "text" };
};

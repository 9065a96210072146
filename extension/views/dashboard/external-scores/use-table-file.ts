import { useState } from "react";
import { detectDecimal } from "#extension/import/csv-amounts.ts";
import { detectDateOrder } from "#extension/import/csv-dates.ts";
import type { DateOrder } from "#extension/import/mapping.ts";
import {
  guessColumns,
  type OutsideColumns,
  type OutsideField,
  type OutsideList,
} from "#extension/import/outside-columns.ts";
import type { ReadError } from "#extension/import/read-error.ts";
import { readTableFile, type TableFile } from "#extension/import/table-file.ts";

/** A file with how its columns are read. */
export type ChosenFile = {
  table: TableFile;
  columns: OutsideColumns;
  dateOrder: DateOrder;
  decimal: "," | ".";
  /** Day of lines without a date; empty: they are left. */
  day: string;
};

export type TableFileState =
  | { kind: "none" }
  | { kind: "opening" }
  | { kind: "refused"; name: string; error: ReadError }
  | { kind: "open"; file: ChosenFile };

const DATES: readonly OutsideField[] = ["day", "from", "until"];

const cellsOf = ({ columns, rows }: TableFile, name: string | undefined): string[] =>
  name === undefined ? [] : rows.slice(0, 200).map(({ cells }) => cells[columns.indexOf(name)] ?? "");

const chosen = (table: TableFile, list: OutsideList): ChosenFile => {
  const columns = guessColumns(table, list);
  const dates = DATES.flatMap((field) => cellsOf(table, columns[field]));
  return {
    ...{ table, columns, day: "" },
    dateOrder: detectDateOrder(dates).order,
    decimal: detectDecimal(cellsOf(table, columns.amount), table.separator).decimal,
  };
};

/** The file of a screen, from choosing it on; nothing of it leaves by this. */
export const useTableFile = (list: OutsideList) => {
  const [state, setState] = useState<TableFileState>({ kind: "none" });
  const choose = async (file: File): Promise<void> => {
    setState({ kind: "opening" });
    const read = await readTableFile(file);
    setState(
      read.ok
        ? { kind: "open", file: chosen(read.value, list) }
        : { kind: "refused", name: file.name, error: read.error },
    );
  };
  return {
    state,
    choose,
    change: (file: ChosenFile) => setState({ kind: "open", file }),
    clear: () => setState({ kind: "none" }),
  };
};

import type { BacktestInvoice } from "#shared/backtest/backtest-lateness.ts";
import { decimalOf } from "./accounts-column.ts";
import type { InvoiceMap } from "./backtest-map.ts";
import { Refusal } from "./fail.ts";
import { type CsvTable, placeOf } from "./read-csv.ts";
import { dateReader } from "./read-date.ts";
import { readNumber } from "./read-number.ts";

/** Fewer invoices than this cannot be split into a part to learn from and one to be tested on. */
const LEAST_INVOICES = 50;
/** 10 000 billion: more is taken as that much, so that sums stay exact. */
const MOST_CENTS = 1_000_000_000_000_000;

export type BacktestFile = {
  invoices: BacktestInvoice[];
  creditNotes: number;
  open: number;
  paidBeforeIssue: number;
  cappedAmounts: number;
};

/** Invoices of a table by its map. Credit notes (negative amounts) are left out and counted; the rest is refused by row. */
export function invoicesOf(table: CsvTable, map: InvoiceMap): BacktestFile {
  const customerAt = placeOf(table, map.customer, "customer");
  const issued = dateColumn(table, map.invoiceDate, "invoiceDate");
  const due = dateColumn(table, map.dueDate, "dueDate");
  const settled = settledColumn(table, map);
  const amount = amountColumn(table, map);
  const file: BacktestFile = { invoices: [], creditNotes: 0, open: 0, paidBeforeIssue: 0, cappedAmounts: 0 };
  for (const { row, cells } of table.rows) {
    const amountCents = amount(cells, row);
    if (amountCents < 0) {
      file.creditNotes += 1;
      continue;
    }
    const customer = (cells[customerAt] ?? "").trim();
    if (customer === "") throw new Refusal(`${table.file}, row ${row}: no customer in "${map.customer}".`);
    const documentDay = issued(cells, row);
    const settledDay = settled(cells, row, documentDay);
    if (amountCents > MOST_CENTS) file.cappedAmounts += 1;
    if (settledDay === null) file.open += 1;
    else if (settledDay < documentDay) file.paidBeforeIssue += 1;
    file.invoices.push({
      customer,
      documentDay,
      dueDay: due(cells, row),
      settledDay,
      amountCents: Math.min(MOST_CENTS, amountCents),
    });
  }
  if (file.invoices.length < LEAST_INVOICES)
    throw new Refusal(
      `${table.file} holds ${file.invoices.length} invoices${file.creditNotes > 0 ? ` besides ${file.creditNotes} credit notes` : ""}: a backtest needs at least ${LEAST_INVOICES}.`,
    );
  if (file.open === file.invoices.length)
    throw new Refusal(`${table.file}: no invoice is settled, so there is nothing to learn from.`);
  return file;
}

function dateColumn(table: CsvTable, map: { column: string; format: string }, what: string) {
  const place = placeOf(table, map.column, what);
  const read = dateReader(map.format, what);
  return (cells: string[], row: number): number => {
    const day = read(cells[place] ?? "");
    if (day === null)
      throw new Refusal(
        `${table.file}, row ${row}: "${cells[place] ?? ""}" in column "${map.column}" is not a date written ${map.format}.`,
      );
    return day;
  };
}

const isEmpty = (cell: string) => /^(?:|-|null|none|nan|nat|n\/a|na)$/i.test(cell.trim());

function settledColumn(table: CsvTable, { settledDate, daysToPay }: InvoiceMap) {
  if (settledDate !== undefined) {
    const place = placeOf(table, settledDate.column, "settledDate");
    const read = dateColumn(table, settledDate, "settledDate");
    return (cells: string[], row: number): number | null =>
      isEmpty(cells[place] ?? "") ? null : read(cells, row);
  }
  const column = daysToPay ?? "";
  const place = placeOf(table, column, "daysToPay");
  return (cells: string[], row: number, documentDay: number): number | null => {
    const cell = cells[place] ?? "";
    if (isEmpty(cell)) return null;
    const days = readNumber(cell);
    if (days === null || Math.abs(days) > 36_500)
      throw new Refusal(
        `${table.file}, row ${row}: "${cell}" in column "${column}" is not a number of days.`,
      );
    return documentDay + Math.round(days);
  };
}

function amountColumn(table: CsvTable, { amount }: InvoiceMap) {
  if (amount === undefined) return () => 0;
  const place = placeOf(table, amount, "amount");
  const decimal = decimalOf([table.rows.map(({ cells }) => cells[place] ?? "")]);
  return (cells: string[], row: number): number => {
    const cell = cells[place] ?? "";
    const number = readNumber(cell, decimal) ?? readNumber(cell);
    if (number === null)
      throw new Refusal(`${table.file}, row ${row}: "${cell}" in column "${amount}" is not an amount.`);
    return Math.round(number * 100);
  };
}

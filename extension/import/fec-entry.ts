import type { EntryRecord } from "#shared/contract/imports.ts";
import type { Subledger } from "#shared/credit/entry.ts";
import { maturityInLabel } from "./bill-maturity.ts";
import { cleanText } from "./clean-text.ts";
import { readAmount } from "./fec-amount.ts";
import { readLedgerDate } from "./fec-date.ts";
import type { FecColumns } from "./fec-header.ts";
import type { FecLine } from "./fec-line.ts";

const cell = (line: FecLine, index: number) => (index < 0 ? "" : (line.cells[index] ?? "").trim());

const foreignOf = (line: FecLine, columns: FecColumns, negative: boolean): EntryRecord["foreign"] => {
  const currency = cell(line, columns.currency).toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency) || currency === "EUR") return null;
  const amount = readAmount(cell(line, columns.foreignAmount));
  if (amount === null || amount.cents === 0) return null;
  return { currency, amountCents: Math.abs(amount.cents) * (negative ? -1 : 1) };
};

/**
 * Lettering codes repeat across accounts and exercises (domain 4.1, derivation 4): the account and the closing day go
 * with the code, so that a group is one of its customer. Lower case (partial lettering in some packages) stays so.
 */
const letterOf = (line: FecLine, exerciseEnd: string): string | null =>
  line.letter === ""
    ? null
    : cleanText(`${line.letter}@${line.account}@${exerciseEnd.slice(2).replaceAll("-", "")}`, 40);

/** The record of one customer line; its kind is decided later, with its whole voucher. */
export const fecEntry = (
  line: FecLine,
  columns: FecColumns,
  at: {
    line: number;
    key: string;
    subledger: Subledger;
    voucher: string;
    place: number;
    exerciseEnd: string;
  },
): EntryRecord => {
  const amountCents = line.debitCents - line.creditCents;
  const maturity = at.subledger === "bill" && amountCents > 0 ? maturityInLabel(line.label, line.date) : null;
  return {
    line: at.line,
    key: at.key,
    kind: "other",
    subledger: at.subledger,
    date: line.date,
    documentDate: readLedgerDate(cell(line, columns.documentDate)) ?? line.date,
    dueDate: readLedgerDate(cell(line, columns.dueDate)) ?? maturity,
    reference: cleanText(line.reference, 100),
    label: cleanText(line.label, 200),
    amountCents,
    letter: letterOf(line, at.exerciseEnd),
    settles: null,
    voucher: `${cleanText(at.voucher, 105)}/${at.place}`,
    foreign: foreignOf(line, columns, amountCents < 0),
  };
};

import { readAmount } from "./fec-amount.ts";
import { splitCells } from "./fec-cells.ts";
import { readLedgerDate } from "./fec-date.ts";
import type { FecColumns, FecHeader } from "./fec-header.ts";
import type { RejectCode } from "./read-error.ts";

/** One line as the ledger has it; texts still as they stand in the file, trimmed. */
export type FecLine = {
  journalCode: string;
  journalName: string;
  voucher: string;
  /** ISO date of the booking. */
  date: string;
  account: string;
  accountName: string;
  customer: string;
  customerName: string;
  reference: string;
  label: string;
  debitCents: number;
  creditCents: number;
  letter: string;
  cells: string[];
  /** Amounts written in another form than the law's. */
  unusualAmount: boolean;
};
export type FecLineResult = FecLine | { reject: RejectCode; cells: number };

const trimmedAt = (cells: string[], index: number) => (index < 0 ? "" : (cells[index] ?? "").trim());

const unreadable = { cents: Number.NaN, legal: false };

const amounts = (cells: string[], columns: FecColumns) => {
  if (columns.amount < 0) {
    const debit = readAmount(cells[columns.debit] ?? "") ?? unreadable;
    const credit = readAmount(cells[columns.credit] ?? "") ?? unreadable;
    return { debitCents: debit.cents, creditCents: credit.cents, legal: debit.legal && credit.legal };
  }
  const amount = readAmount(cells[columns.amount] ?? "") ?? unreadable;
  const side = trimmedAt(cells, columns.side).toUpperCase();
  const debit = side === "D" || side === "+1" || side === "1" || side === "+" || side === "DEBIT";
  const credit = side === "C" || side === "-1" || side === "-" || side === "CREDIT";
  if (!debit && !credit) return { debitCents: Number.NaN, creditCents: Number.NaN, legal: false };
  // Signed amounts occur with Sens −1 as well as plain ones: the sign of Montant is kept as it stands.
  return {
    debitCents: debit ? amount.cents : 0,
    creditCents: credit ? amount.cents : 0,
    legal: amount.legal,
  };
};

/** Reads one line of a ledger under its header, or says why it cannot be taken. */
export const readFecLine = (text: string, { separator, columns }: FecHeader): FecLineResult => {
  const cells = splitCells(text, separator, columns);
  if (cells === null) return { reject: "bad_columns", cells: text.split(separator).length };
  const { debitCents, creditCents, legal } = amounts(cells, columns);
  if (Number.isNaN(debitCents + creditCents)) return { reject: "bad_amount", cells: cells.length };
  const date = readLedgerDate(trimmedAt(cells, columns.date));
  if (date === null) return { reject: "bad_date", cells: cells.length };
  const account = trimmedAt(cells, columns.account);
  if (account === "") return { reject: "bad_account", cells: cells.length };
  return {
    journalCode: trimmedAt(cells, columns.journalCode),
    journalName: trimmedAt(cells, columns.journalName),
    voucher: trimmedAt(cells, columns.voucher),
    date,
    account,
    accountName: trimmedAt(cells, columns.accountName),
    customer: trimmedAt(cells, columns.customer),
    customerName: trimmedAt(cells, columns.customerName),
    reference: trimmedAt(cells, columns.reference),
    label: trimmedAt(cells, columns.label),
    debitCents,
    creditCents,
    letter: trimmedAt(cells, columns.letter),
    cells,
    unusualAmount: !legal,
  };
};

import type { EpochDay } from "../calendar.ts";
import { milliLn } from "./log-odds.ts";

/** One invoice as its lateness is judged. `settledDay` null: open. Amounts positive, in cents. */
export type LedgerInvoice = {
  documentDay: EpochDay;
  dueDay: EpochDay;
  settledDay: EpochDay | null;
  amountCents: number;
};

export type SettledInvoice = LedgerInvoice & { settledDay: EpochDay };

/** Invoices of one customer that exist before a day, as they stood: settled before it, in order of settling, or open. */
export type InvoiceHistory = { settled: readonly SettledInvoice[]; open: readonly LedgerInvoice[] };

export const isSettled = (invoice: LedgerInvoice): invoice is SettledInvoice => invoice.settledDay !== null;

/** Natural logarithm of an amount in cents, in thousandths. */
export const amountLn = (amountCents: number): number => milliLn(Math.max(1, amountCents));

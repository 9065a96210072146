import { civilDateOf, type EpochDay, weekday, weekNumber } from "../calendar.ts";
import { milliLn } from "./log-odds.ts";

/** One invoice as its lateness is judged. `settledDay` null: open. Amounts positive, in cents. */
export type LedgerInvoice = {
  documentDay: EpochDay;
  dueDay: EpochDay;
  settledDay: EpochDay | null;
  amountCents: number;
};

/** What a settled invoice tells, read once. `amountLn`: natural logarithm of the cents, in thousandths. */
export type SettledFacts = {
  documentDay: EpochDay;
  settledDay: EpochDay;
  settledWeek: number;
  lateDays: number;
  termsDays: number;
  amountLn: number;
  dueDayOfMonth: number;
  dueWeekday: number;
};

/** Invoices of one customer that exist before a day, as they stood: settled before it, in order of settling, or open. */
export type InvoiceHistory = { settled: readonly SettledFacts[]; open: readonly LedgerInvoice[] };

export const amountLn = (amountCents: number): number => milliLn(Math.max(1, amountCents));

export function settledFacts(invoice: LedgerInvoice, settledDay: EpochDay): SettledFacts {
  const { documentDay, dueDay, amountCents } = invoice;
  return {
    documentDay,
    settledDay,
    settledWeek: weekNumber(settledDay),
    lateDays: settledDay - dueDay,
    termsDays: dueDay - documentDay,
    amountLn: amountLn(amountCents),
    dueDayOfMonth: civilDateOf(dueDay).day,
    dueWeekday: weekday(dueDay),
  };
}

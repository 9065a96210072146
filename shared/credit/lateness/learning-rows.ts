import { type EpochDay, weekNumber } from "../calendar.ts";
import type { Climate } from "./climate.ts";
import { type AskedInvoice, type Experience, experienceOf } from "./experience.ts";
import { LATENESS_TARGETS } from "./lateness-weights.ts";
import { amountLn, type LedgerInvoice } from "./ledger-invoice.ts";
import { replayCustomer } from "./replay-customer.ts";

/** One invoice to learn from: what was known on its day, and its lateness where that is decided for a target. */
export type LearningRow = {
  asked: AskedInvoice;
  experience: Experience;
  climate: Climate;
  /** Invoices of one customer and day are one experience told several times. */
  weight: number;
  late: (boolean | null)[];
};

/** Rows of one customer; `take` thins them out. */
export function learningRows(
  invoices: readonly LedgerInvoice[],
  asOf: EpochDay,
  climateOf: (week: number) => Climate,
  take: () => boolean,
): LearningRow[] {
  const rows: LearningRow[] = [];
  const ofDay = new Map<EpochDay, number>();
  replayCustomer(
    invoices.map((invoice) => asItStood(invoice, asOf)),
    (invoice, history) => {
      if (!take()) return;
      const late = LATENESS_TARGETS.map((days) => latenessKnown(invoice, days, asOf));
      if (late.every((outcome) => outcome === null)) return;
      const climate = climateOf(weekNumber(invoice.documentDay));
      ofDay.set(invoice.documentDay, (ofDay.get(invoice.documentDay) ?? 0) + 1);
      rows.push({
        asked: invoice,
        experience: experienceOf(history, invoice, climate, LATENESS_TARGETS),
        climate,
        weight: 1,
        late,
      });
    },
  );
  for (const row of rows) row.weight = 1 / Math.sqrt(ofDay.get(row.asked.documentDay) ?? 1);
  return rows;
}

/** An invoice with what was known of it before a day. */
const asItStood = (invoice: LedgerInvoice, asOf: EpochDay): LedgerInvoice =>
  invoice.settledDay !== null && invoice.settledDay >= asOf ? { ...invoice, settledDay: null } : invoice;

/**
 * Whether an invoice came more than `days` late, where the calendar has decided it for every invoice due that day: the quick
 * payers of the last weeks, known before the slow ones, would make any ledger look better than it is.
 */
function latenessKnown({ dueDay, settledDay }: LedgerInvoice, days: number, asOf: EpochDay): boolean | null {
  if (asOf - 1 - dueDay <= days) return null;
  return settledDay === null || settledDay >= asOf || settledDay - dueDay > days;
}

/** Day from which the ledger records payments: all but the first hundredth of them. */
export function beginOfRecords(customers: readonly (readonly LedgerInvoice[])[], asOf: EpochDay): EpochDay {
  const days: EpochDay[] = [];
  for (const invoices of customers)
    for (const { settledDay } of invoices)
      if (settledDay !== null && settledDay < asOf) days.push(settledDay);
  days.sort((a, b) => a - b);
  return days[Math.floor(days.length / 100)] ?? Number.MIN_SAFE_INTEGER;
}

/** Settled invoices, customers that have one, and the amounts of a ledger before a day. */
export function countsOf(customers: readonly (readonly LedgerInvoice[])[], asOf: EpochDay) {
  let settledInvoices = 0;
  let paying = 0;
  let count = 0;
  let sum = 0;
  for (const invoices of customers) {
    let settled = 0;
    for (const invoice of invoices) {
      if (invoice.settledDay !== null && invoice.settledDay < asOf) settled += 1;
      count += 1;
      sum += amountLn(invoice.amountCents);
    }
    settledInvoices += settled;
    if (settled > 0) paying += 1;
  }
  const meanLn = count === 0 ? 0 : Math.round(sum / count);
  let squares = 0;
  for (const invoices of customers)
    for (const { amountCents } of invoices) squares += (amountLn(amountCents) - meanLn) ** 2;
  const spreadLn = Math.floor(Math.sqrt(count === 0 ? 0 : squares / count)) + 100;
  return { settledInvoices, customers: paying, amountScale: { meanLn, spreadLn } };
}

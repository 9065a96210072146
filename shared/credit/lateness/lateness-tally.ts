import { type EpochDay, weekNumber } from "../calendar.ts";
import type { LedgerInvoice } from "./ledger-invoice.ts";

/** Days late that are told apart: from 90 days early to 120 late. */
export const EARLIEST = -90;
export const LATEST = 120;
export const LATENESS_DAYS = LATEST - EARLIEST + 1;

export type WeekTally = { atRisk: number[]; settled: number[] };

/**
 * What happened to a ledger's invoices in each calendar week, by days late: how many were waiting to be settled (in
 * invoice-days) and how many were. Tallies of different customers add up; what is asked of a week reads earlier weeks only.
 */
export type LatenessTally = Map<number, WeekTally>;

/** Adds an invoice as it stood on every day before `until`. */
export function tallyInvoice(tally: LatenessTally, invoice: LedgerInvoice, until: EpochDay): void {
  const { dueDay, documentDay } = invoice;
  const settledDay = invoice.settledDay !== null && invoice.settledDay < until ? invoice.settledDay : null;
  const first = Math.max(documentDay, dueDay + EARLIEST);
  const last = Math.min(settledDay ?? until - 1, dueDay + LATEST);
  if (settledDay !== null && settledDay < first) {
    const place = Math.max(0, Math.min(LATENESS_DAYS - 1, settledDay - dueDay - EARLIEST));
    const week = weekOf(tally, weekNumber(settledDay));
    add(week.atRisk, place);
    add(week.settled, place);
    return;
  }
  for (let day = first; day <= last; ) {
    const number = weekNumber(day);
    const { atRisk } = weekOf(tally, number);
    for (; day <= last && weekNumber(day) === number; day++) add(atRisk, day - dueDay - EARLIEST);
  }
  if (settledDay !== null && settledDay <= last)
    add(weekOf(tally, weekNumber(settledDay)).settled, settledDay - dueDay - EARLIEST);
}

function weekOf(tally: LatenessTally, number: number): WeekTally {
  let week = tally.get(number);
  if (week === undefined) {
    week = {
      atRisk: new Array<number>(LATENESS_DAYS).fill(0),
      settled: new Array<number>(LATENESS_DAYS).fill(0),
    };
    tally.set(number, week);
  }
  return week;
}

function add(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

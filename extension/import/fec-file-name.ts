import {
  addDays,
  civilDateOf,
  daysInMonth,
  epochDayOf,
  formatIsoDate,
  parseIsoDate,
} from "#shared/credit/calendar.ts";
import { readLedgerDate } from "./fec-date.ts";

/** SIREN and closing date as the law names the file: SIRENFECAAAAMMJJ.txt (domain 4.1). */
export const readFecFileName = (name: string): { siren: string | null; closingDate: string | null } => {
  const match = /(?:^|[^0-9])(\d{9})\s*[-_ ]?FEC[-_ ]?(\d{8})?/i.exec(name);
  return { siren: match?.[1] ?? null, closingDate: readLedgerDate(match?.[2] ?? "") };
};

const yearsEarlier = (epochDay: number, years: number): number => {
  const { year, month, day } = civilDateOf(epochDay);
  return epochDayOf({ year: year - years, month, day: Math.min(day, daysInMonth(year - years, month)) });
};

/**
 * The exercise a ledger is a snapshot of, in ISO dates. The closing date of the name counts when the bookings lie in the
 * 24 months before it (a first exercise may last that long); else the bookings are believed and `outside` says so.
 */
export const exerciseOf = (
  closingDate: string | null,
  firstDate: string,
  lastDate: string,
): { start: string; end: string; outside: boolean } => {
  const closing = parseIsoDate(closingDate ?? "");
  const first = parseIsoDate(firstDate);
  const last = parseIsoDate(lastDate);
  if (!closing.ok || !first.ok || !last.ok) return { start: firstDate, end: lastDate, outside: false };
  if (last.value > closing.value || first.value <= yearsEarlier(closing.value, 2))
    return { start: firstDate, end: lastDate, outside: true };
  const usual = addDays(yearsEarlier(closing.value, 1), 1);
  return {
    start: formatIsoDate(Math.min(first.value, usual)),
    end: formatIsoDate(closing.value),
    outside: false,
  };
};

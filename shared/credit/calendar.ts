import { failed, ok, type Result } from "../result.ts";

/** Days since 1970-01-01 (proleptic Gregorian), an integer. */
export type EpochDay = number;

export type CivilDate = { year: number; month: number; day: number };

/** Days of 400 Gregorian years, and from 0000-03-01 to 1970-01-01. */
const ERA_DAYS = 146_097;
const EPOCH_SHIFT = 719_468;

/** Epoch day of a civil date that exists (month 1–12). */
export function epochDayOf({ year, month, day }: CivilDate): EpochDay {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * ERA_DAYS + dayOfEra - EPOCH_SHIFT;
}

/** Civil date of an epoch day. */
export function civilDateOf(epochDay: EpochDay): CivilDate {
  const shifted = epochDay + EPOCH_SHIFT;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month, 1–12; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);

/** Epoch day of a civil date, or why it is none: years 1900–2199, a month and day that exist. */
export function epochDayFromCivil(date: CivilDate): Result<EpochDay, "not_a_date"> {
  const { year, month, day } = date;
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day))
    return failed("not_a_date");
  if (year < 1900 || year > 2199 || day < 1 || day > daysInMonth(year, month)) return failed("not_a_date");
  return ok(epochDayOf(date));
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads "2026-01-31" strictly; "2026-02-30" and "2026-1-31" are refused. Years 1900–2199. */
export function parseIsoDate(text: string): Result<EpochDay, "not_a_date"> {
  const match = ISO_DATE.exec(text);
  if (match === null) return failed("not_a_date");
  return epochDayFromCivil({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** "2026-01-31". */
export function formatIsoDate(epochDay: EpochDay): string {
  const { year, month, day } = civilDateOf(epochDay);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The same for a day that may be missing. */
export const isoDateOrNull = (day: EpochDay | null): string | null =>
  day === null ? null : formatIsoDate(day);

export const addDays = (epochDay: EpochDay, days: number): EpochDay => epochDay + days;

/** Last day of the month of a day. */
export function endOfMonth(epochDay: EpochDay): EpochDay {
  const { year, month, day } = civilDateOf(epochDay);
  return epochDay + daysInMonth(year, month) - day;
}

/** Last day of the ten-day period of a day: the 10th, the 20th, or the last of the month (fr. *décade*). */
export function endOfDecade(epochDay: EpochDay): EpochDay {
  const { day } = civilDateOf(epochDay);
  return day <= 10 ? epochDay + 10 - day : day <= 20 ? epochDay + 20 - day : endOfMonth(epochDay);
}

/** Months since 0000-01 of the month a day lies in: equal for days of one calendar month. */
export function monthNumber(epochDay: EpochDay): number {
  const { year, month } = civilDateOf(epochDay);
  return year * 12 + month - 1;
}

/** Whole months from one day to a later one (31 January to 28 February is none); negative backwards. */
export function monthsBetween(from: EpochDay, to: EpochDay): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const start = civilDateOf(from);
  const end = civilDateOf(to);
  const months = (end.year - start.year) * 12 + end.month - start.month;
  return end.day < start.day ? months - 1 : months;
}

/** The same day number so many months later; the last day of the month where it has no such day. */
export function addMonths(epochDay: EpochDay, months: number): EpochDay {
  const { year, month, day } = civilDateOf(epochDay);
  const count = year * 12 + month - 1 + months;
  const to = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return epochDayOf({ ...to, day: Math.min(day, daysInMonth(to.year, to.month)) });
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export const weekday = (epochDay: EpochDay): number => ((((epochDay + 3) % 7) + 7) % 7) + 1;

/** Number of the Monday-to-Sunday week a day lies in: ages that decay are counted in these. */
export const weekNumber = (epochDay: EpochDay): number => Math.floor((epochDay + 3) / 7);

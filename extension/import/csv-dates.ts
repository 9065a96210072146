import { type CivilDate, epochDayFromCivil, formatIsoDate } from "#shared/credit/calendar.ts";
import type { DateOrder } from "./mapping.ts";

const MONTHS: readonly (readonly string[])[] = [
  ["jan"],
  ["fev", "feb"],
  ["mar"],
  ["avr", "apr"],
  ["mai", "may"],
  ["juin", "jun"],
  ["juil", "jul"],
  ["aou", "aug"],
  ["sep"],
  ["oct"],
  ["nov"],
  ["dec"],
];
/** Day 0 of a spreadsheet's serial numbers, as an epoch day. */
const SPREADSHEET_EPOCH = -25_569;

const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 80 ? 2000 : 1900);

const civil = (year: number, month: number, day: number): CivilDate => ({ year, month, day });

const numeric = (text: string, order: DateOrder): CivilDate | null => {
  const yearFirst =
    /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (yearFirst) return civil(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text);
  if (!match) return null;
  const [, first = "", second = "", third = ""] = match;
  if (order === "ymd")
    return third.length === 4 ? null : civil(fullYear(first), Number(second), Number(third));
  return order === "dmy"
    ? civil(fullYear(third), Number(second), Number(first))
    : civil(fullYear(third), Number(first), Number(second));
};

const inWords = (text: string): CivilDate | null => {
  const folded = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const dayFirst = /^(\d{1,2})(?:er)?[-/. ]+([a-z]{3,9})\.?[-/., ]+(\d{4}|\d{2})$/.exec(folded);
  const monthFirst = /^([a-z]{3,9})\.?[-/. ]+(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4})$/.exec(folded);
  const [day, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (!day || !word || !year) return null;
  const month = MONTHS.findIndex((starts) => starts.some((start) => word.startsWith(start))) + 1;
  return month === 0 ? null : civil(fullYear(year), month, Number(day));
};

/**
 * ISO date of a CSV cell, with day and month in the mapping's order: 31/01/2026, 2026-01-31, 20260131, 31 janv. 2026, a
 * time after it, a spreadsheet's serial number. null: no such day.
 */
export const readCsvDate = (cell: string, order: DateOrder): string | null => {
  const text = cell.trim().replace(/(\d)[T ]\d{1,2}:\d{2}.*$/, "$1");
  if (/^\d{5}$/.test(text)) {
    const serial = Number(text);
    return serial >= 20_000 && serial < 80_000 ? formatIsoDate(serial + SPREADSHEET_EPOCH) : null;
  }
  const date = numeric(text, order) ?? inWords(text);
  const day = date && epochDayFromCivil(date);
  return day?.ok ? formatIsoDate(day.value) : null;
};

/** True when a cell looks like a date in any order. */
export const looksLikeDate = (cell: string): boolean =>
  !/^\d{5}$/.test(cell.trim()) &&
  (readCsvDate(cell, "dmy") !== null ||
    readCsvDate(cell, "mdy") !== null ||
    readCsvDate(cell, "ymd") !== null);

/** Order of day and month that every date of the sample allows; day first when both would do, said as a doubt. */
export const detectDateOrder = (cells: readonly string[]): { order: DateOrder; sure: boolean } => {
  const plain = cells.filter((cell) => cell.trim() !== "" && looksLikeDate(cell));
  const twoDigits = plain.filter((cell) => /^\s*\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}/.test(cell));
  if (twoDigits.length === 0) return { order: plain.length > 0 ? "ymd" : "dmy", sure: true };
  const fits = (order: DateOrder) => twoDigits.every((cell) => readCsvDate(cell, order) !== null);
  const possible = (["dmy", "mdy", "ymd"] as const).filter(fits);
  return { order: possible[0] ?? "dmy", sure: possible.length === 1 };
};

import { type EpochDay, epochDayFromCivil } from "#shared/credit/calendar.ts";
import { Refusal } from "./fail.ts";

const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^fe[bv]/,
  /^mar/,
  /^a[pv]r/,
  /^ma[iy]/,
  /^juin|^jun/,
  /^juil|^jul/,
  /^aou|^aug/,
  /^sep/,
  /^o[ck]t/,
  /^nov/,
  /^de[cz]/,
];

type Part = { name: "day" | "month" | "word" | "year" | "shortYear" | null; pattern: string };

/**
 * Reader of dates written by one format, to the day: `d dd M MM MMM MMMM yy yyyy` and times `H h m s S a` that are read
 * over, quoted text and punctuation as it stands; DD, YYYY and "mm/dd/yyyy" are understood too. Months in words are English
 * or French; yy below 80 is 20yy. A time or ".0" behind the date is left out. The reader answers null for no such date.
 */
export function dateReader(format: string, what: string): (cell: string) => EpochDay | null {
  const parts = partsOf(format);
  const has = (...names: Part["name"][]) => parts.filter(({ name }) => names.includes(name)).length === 1;
  if (!has("day") || !has("month", "word") || !has("year", "shortYear"))
    throw new Refusal(
      `The map's format "${format}" for ${what} needs one day, one month and one year, such as dd/MM/yyyy, yyyy-MM-dd or dd-MMM-yy.`,
    );
  const pattern = new RegExp(
    `^${parts.map(({ name, pattern }) => (name === null ? pattern : `(${pattern})`)).join("")}(?:[T ]+\\d{1,2}:\\d{2}.*|\\.0+)?$`,
    "iu",
  );
  const names = parts.flatMap(({ name }) => (name === null ? [] : [name]));
  return (cell) => {
    const match = pattern.exec(cell.trim());
    if (match === null) return null;
    const civil = { year: 0, month: 0, day: 0 };
    names.forEach((name, index) => {
      const text = match[index + 1] ?? "";
      if (name === "word") civil.month = monthOf(text);
      else if (name === "shortYear") civil.year = fullYear(text);
      else civil[name] = Number(text);
    });
    const day = epochDayFromCivil(civil);
    return day.ok ? day.value : null;
  };
}

const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 80 ? 2000 : 1900);

function partsOf(format: string): Part[] {
  const minutes = /[Hh]/.test(format);
  const tokens = format.trim().match(/'[^']*'|([A-Za-z])\1*|[^A-Za-z']/g) ?? [];
  const joined = !/[^A-Za-z]/.test(format.trim());
  return tokens.map((token) => {
    const digits = (least: number) => `\\d{${joined ? token.length : least},${Math.max(2, token.length)}}`;
    if (/^[dD]{1,2}$/.test(token)) return { name: "day", pattern: digits(1) };
    if (/^M{1,2}$/.test(token) || (/^m{1,2}$/.test(token) && !minutes))
      return { name: "month", pattern: digits(1) };
    if (/^M{3,}$/.test(token)) return { name: "word", pattern: "\\p{L}{3,}\\.?" };
    if (/^(?:y|Y){3,}$|^[yY]$/.test(token)) return { name: "year", pattern: "\\d{4}" };
    if (/^[yY]{2}$/.test(token)) return { name: "shortYear", pattern: joined ? "\\d{2}" : "\\d{4}|\\d{2}" };
    if (/^'/.test(token)) return { name: null, pattern: escaped(token.slice(1, -1)) };
    if (/^[A-Za-z]/.test(token)) return { name: null, pattern: "[^ ]*?" };
    return { name: null, pattern: token === " " ? "\\s+" : escaped(token) };
  });
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

const monthOf = (word: string): number => {
  const folded = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return MONTHS.findIndex((start) => start.test(folded)) + 1;
};

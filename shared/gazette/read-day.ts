import { type EpochDay, epochDayFromCivil } from "../credit/calendar.ts";
import { repairText } from "./repair-text.ts";

/** Months by their beginning, an accent that went missing read over. */
const MONTHS: readonly RegExp[] = [
  /^janv/,
  /^f.{0,2}vr/,
  /^mars/,
  /^avr/,
  /^mai/,
  /^juin/,
  /^juil/,
  /^ao.{0,2}t/,
  /^sept/,
  /^oct/,
  /^nov/,
  /^d.{0,2}c/,
];

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?$/;
const FRENCH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const WORDS = /^(?:le )?(?:[a-z]+di |dimanche )?(\d{1,2})(?: ?er)? ([^\s\d]+)\.? (\d{4})$/;

const dayOf = (year?: string, month?: string | number, day?: string): EpochDay | null => {
  const read = epochDayFromCivil({ year: Number(year), month: Number(month), day: Number(day) });
  return read.ok ? read.value : null;
};

/**
 * A date as the gazette writes it: "2025-04-16" (with or without a time), "16/04/2025", "16 avril 2025",
 * "1er janvier 2020", with any blanks; null for anything else and for years outside 1900–2199.
 */
export function readGazetteDay(text: string): EpochDay | null {
  const plain = repairText(text)
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim();
  const iso = ISO.exec(plain);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3]);
  const french = FRENCH.exec(plain);
  if (french !== null) return dayOf(french[3], french[2], french[1]);
  const words = WORDS.exec(plain);
  if (words === null) return null;
  const month = (words[2] ?? "").normalize("NFD").replace(/\p{M}/gu, "");
  return dayOf(words[3], MONTHS.findIndex((start) => start.test(month)) + 1, words[1]);
}

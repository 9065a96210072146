import { addDays, formatIsoDate, parseIsoDate } from "#shared/credit/calendar.ts";
import { readLedgerDate } from "./fec-date.ts";

const NAMED =
  /(?<![\p{L}\d])[eé]ch(?:[eé]ance)?\.?\s*(?:le|au|du|:)?\s*(\d{4}[-/.]\d{2}[-/.]\d{2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{8}|\d{6})(?![\d\-/.])/iu;
const LONGEST_DAYS = 366;

/** Two digits of a year, and JJMMAA as banks print it, brought to JJ/MM/AAAA. */
const inFull = (text: string): string =>
  text
    .replace(/^(\d{2})(\d{2})(\d{2})$/, "$1/$2/$3")
    .replace(/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$/, "$1/$2/20$3");

/**
 * Maturity of a bill (413) that its label names, "LCR F231 ECH 30/11/2026" (domain 4.1, derivation 6); null where it names
 * none, or none within a year of the booking. A ledger has no column for it.
 */
export const maturityInLabel = (label: string, bookedOn: string): string | null => {
  const named = NAMED.exec(label)?.[1];
  const maturity = named === undefined ? null : readLedgerDate(inFull(named));
  const booked = parseIsoDate(bookedOn);
  if (maturity === null || !booked.ok) return null;
  const earliest = formatIsoDate(addDays(booked.value, -LONGEST_DAYS));
  const latest = formatIsoDate(addDays(booked.value, LONGEST_DAYS));
  return maturity >= earliest && maturity <= latest ? maturity : null;
};

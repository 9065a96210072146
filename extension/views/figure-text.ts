import { formatIsoDate } from "#shared/credit/calendar.ts";
import { formatDate, formatDays, formatMoney, formatNumber, formatPercent, type Language } from "./format.ts";

/** A figure as a person reads it, by the unit its name tells (shared/credit/reason-codes.ts). */
export const figureText = (
  name: string,
  value: string | number,
  currency: string,
  language: Language,
): string => {
  if (typeof value === "string") return value;
  if (name.endsWith("Cents")) return formatMoney(value, currency, language);
  if (name.endsWith("BasisPoints")) return formatPercent(value / 100, language);
  if (name.endsWith("Centipoints")) return formatNumber(value / 100, language);
  if (name.endsWith("Day")) return formatDate(formatIsoDate(value), language);
  if (/^days|Days$/.test(name)) return formatDays(value, language);
  return formatNumber(value, language);
};

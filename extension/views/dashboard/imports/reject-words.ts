import {
  READ_ERROR_CODES,
  READ_WARNING_CODES,
  REJECT_CODES,
  type ReadError,
  type ReadWarning,
} from "#extension/import/read-error.ts";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatMoney, formatNumber } from "../../format.ts";

/** Why a line was not taken, in words; a code this version does not know is shown as it stands. */
export const rejectWords = (code: string): string => {
  const known = REJECT_CODES.find((name) => name === code);
  return known ? i18n.t(`imports.rejects.${known}`) : code;
};

/** What was put up with in a file, with how many lines it concerns. */
export const warningWords = ({ code, count, line }: ReadWarning): string => {
  const known = READ_WARNING_CODES.find((name) => name === code) ?? "text_cleaned";
  const words = i18n.t(`imports.warnings.${known}`);
  if (line === null) return words;
  return i18n.t("imports.warningAt", [
    words,
    formatNumber(count, uiLanguage()),
    formatNumber(line, uiLanguage()),
  ]);
};

/** Why a file was refused, and its figures one by one: where, which voucher, how much is missing. */
export const readErrorWords = (error: ReadError, currency: string): { title: string; facts: string[] } => {
  const known = READ_ERROR_CODES.find((name) => name === error.code) ?? "unreadable";
  const facts = Object.entries(error.params).map(([name, value]) => {
    const text =
      typeof value === "number"
        ? name.endsWith("Cents")
          ? formatMoney(value, currency, uiLanguage())
          : formatNumber(value, uiLanguage())
        : value;
    const label = FACTS.find((fact) => fact === name);
    return label ? i18n.t("imports.fact", [i18n.t(`imports.facts.${label}`), text]) : text;
  });
  const at = error.line === null ? [] : [i18n.t("imports.atLine", [formatNumber(error.line, uiLanguage())])];
  return { title: i18n.t(`imports.errors.${known}`), facts: [...at, ...facts] };
};

const FACTS = [
  "voucher",
  "journal",
  "debitCents",
  "creditCents",
  "differenceCents",
  "lines",
  "vouchers",
  "siren",
  "expected",
  "fields",
  "field",
  "kind",
  "reason",
  "excerpt",
  "date",
] as const;

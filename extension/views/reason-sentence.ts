import { i18n } from "#i18n";
import type { Reason } from "#shared/credit/assessment.ts";
import { formatDate, formatDays, formatMoney, formatNumber, formatPercent, type Language } from "./format.ts";

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A figure of a reason as a person reads it, by what its name says it is. */
const shown = (name: string, value: string | number, currency: string, language: Language): string => {
  if (typeof value === "string") return ISO_DATE.test(value) ? formatDate(value, language) : value;
  if (/cents$/i.test(name)) return formatMoney(value, currency, language);
  if (/percent$/i.test(name)) return formatPercent(value, language);
  if (/days$/i.test(name)) return formatDays(value, language);
  return formatNumber(value, language);
};

/** Keys are built from codes here, which the typed `i18n.t` cannot follow; a test requires a message for every code. */
const translate: (key: string, figures: Record<string, string>) => string = i18n.t as never;

/** A reason in one whole sentence, with its figures: `reasons.<code>`. */
export const reasonSentence = ({ code, params }: Reason, currency: string, language: Language): string =>
  translate(
    `reasons.${code}`,
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, shown(name, value, currency, language)]),
    ),
  );

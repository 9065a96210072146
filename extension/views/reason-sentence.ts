import { i18n } from "#extension/platform/i18n.ts";
import type { Reason } from "#shared/credit/assessment.ts";
import { figureText } from "./figure-text.ts";
import type { Language } from "./format.ts";
import { paymentTrend } from "./payment-trend.ts";

/** Keys are built from codes here, which the typed `i18n.t` cannot follow; a test requires a message for every code. */
const translate: (key: string, figures: Record<string, string>) => string = i18n.t as never;

/** Points lost to a quarter hardly below the year are said as what they are, beside "payments steady". */
const sentenceOf = ({ code, params }: Reason): string => {
  const { recentCentipoints, yearCentipoints } = params;
  if (code !== "trend_worse" || typeof recentCentipoints !== "number" || typeof yearCentipoints !== "number")
    return `reasons.${code}`;
  const trend = paymentTrend(Math.round(recentCentipoints / 100), Math.round(yearCentipoints / 100));
  return trend === "worse" ? "reasons.trend_worse" : "reasons.trend_hardly_worse";
};

/** A reason in one whole sentence with its figures: `reasons.<code>`. A document without a number leaves no gap. */
export const reasonSentence = (reason: Reason, currency: string, language: Language): string =>
  translate(
    sentenceOf(reason),
    Object.fromEntries(
      Object.entries(reason.params).map(([name, value]) => [
        name,
        name === "signal"
          ? translate(`reports.codes.${value}`, {})
          : figureText(name, value, currency, language),
      ]),
    ),
  ).replaceAll("  ", " ");

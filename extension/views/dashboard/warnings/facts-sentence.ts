import { i18n } from "#extension/platform/i18n.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { formatDate, formatMoney, formatNumber, type Language } from "../../format.ts";

/** What the ledger counted, in one sentence with its figures; null where it says nothing that has words. */
export const factsSentence = (
  { reported, source }: Pick<ReportSummary, "reported" | "source">,
  currency: string,
  language: Language,
): string | null => {
  if (source !== "ledger" || reported.kind !== "warning") return null;
  const { code, facts } = reported;
  const number = (name: string): number => (typeof facts[name] === "number" ? facts[name] : 0);
  const money = (name: string): string => formatMoney(number(name), currency, language);
  const reference = String(facts.reference ?? "");
  switch (code) {
    case "pay_bounced":
    case "dispute_pattern":
    case "delay_repeat":
      return i18n.t(`triage.facts.${code}`, number("count"), [formatNumber(number("count"), language)]);
    case "pay_partial":
      return i18n.t("triage.facts.pay_partial", [formatNumber(number("count"), language), reference]);
    case "promise_broken":
      return i18n.t("triage.facts.promise_broken", [
        money("amountCents"),
        formatDate(formatIsoDate(number("promisedDay")), language),
      ]);
    case "orders_drop":
      return i18n.t("triage.facts.orders_drop", [
        money("nowCents"),
        money("yearBeforeCents"),
        money("usualCents"),
      ]);
    case "order_surge":
      return i18n.t("triage.facts.order_surge", [reference, money("amountCents"), money("medianCents")]);
    default:
      return null;
  }
};

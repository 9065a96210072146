import { i18n } from "#extension/platform/i18n.ts";
import type { Asked, RequestSummary } from "#shared/contract/requests.ts";
import { formatDate, formatMoney, type Language } from "../format.ts";

/** What is asked, in a few words: "Quote PR2611-0042 of €18,400". `currency`: the organization's. */
export const askedSentence = (asked: Asked, currency: string, language: Language): string => {
  switch (asked.kind) {
    case "order_release": {
      const amount = formatMoney(asked.amountCents, asked.currency, language);
      return asked.documentNumber === ""
        ? i18n.t(`requests.asked.${asked.documentKind}`, [amount])
        : i18n.t(`requests.asked.numbered.${asked.documentKind}`, [amount, asked.documentNumber]);
    }
    case "limit_temporary":
      return i18n.t("requests.asked.limit_temporary", [
        formatMoney(asked.amountCents, currency, language),
        formatDate(asked.from, language),
        formatDate(asked.until, language),
      ]);
    case "limit_permanent":
      return i18n.t("requests.asked.limit_permanent", [formatMoney(asked.amountCents, currency, language)]);
    case "terms_change":
      return i18n.t("requests.asked.terms_change", [
        i18n.t(`ui.terms.${asked.terms.kind}`, asked.terms.days),
      ]);
    case "block":
      return i18n.t("requests.asked.block", [formatDate(asked.until, language)]);
    case "unblock":
      return i18n.t("requests.asked.unblock");
    case "class_override":
      return i18n.t("requests.asked.class_override", [asked.riskClass, formatDate(asked.until, language)]);
  }
};

export const requestSentence = (
  { asked }: Pick<RequestSummary, "asked">,
  currency: string,
  language: Language,
): string => askedSentence(asked, currency, language);

/** What else belongs to it, each in a sentence. */
export const askedFacts = (asked: Asked, language: Language): string[] => {
  if (asked.kind !== "order_release") return [];
  const money = (cents: number) => formatMoney(cents, asked.currency, language);
  return [
    ...(asked.depositCents > 0 ? [i18n.t("requests.facts.deposit", [money(asked.depositCents)])] : []),
    ...(asked.callOffCents === null ? [] : [i18n.t("requests.facts.callOff", [money(asked.callOffCents)])]),
    ...(asked.terms === null
      ? []
      : [i18n.t("requests.facts.terms", [i18n.t(`ui.terms.${asked.terms.kind}`, asked.terms.days)])]),
  ];
};

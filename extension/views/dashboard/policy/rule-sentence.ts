import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { BlockRule } from "#shared/credit/order/block-rule.ts";
import { formatDays, formatMoney } from "../../format.ts";
import { figureText } from "./read-figure.ts";

const failsWhen = ({ test }: BlockRule, currency: string): string => {
  const language = uiLanguage();
  const share = (basisPoints: number): string =>
    i18n.t("policy.counts.percent", [figureText(basisPoints, "share", language)]);
  switch (test.kind) {
    case "days_overdue":
      return i18n.t("policy.rule.when.days_overdue", [formatDays(test.days, language)]);
    case "account_status":
      return i18n.t("policy.rule.when.account_status", [
        [
          ...test.classes.map((riskClass) => i18n.t(`classes.${riskClass}`)),
          ...test.marks.map((mark) => i18n.t(`marks.${mark}`)),
        ].join(" / "),
      ]);
    case "terms":
      return test.days === null
        ? i18n.t("policy.rule.when.own_terms")
        : i18n.t("policy.rule.when.terms", [formatDays(test.days, language)]);
    case "limit_expired":
      return i18n.t("policy.rule.when.limit_expired", [formatDays(test.days, language)]);
    case "overdue_amount":
      return i18n.t("policy.rule.when.overdue_amount", [
        formatMoney(test.amountCents, currency, language),
        share(test.basisPoints),
      ]);
    case "order_amount":
      return i18n.t("policy.rule.when.order_amount", [formatMoney(test.amountCents, currency, language)]);
    case "limit_used":
      return i18n.t("policy.rule.when.limit_used", [share(test.basisPoints)]);
  }
};

/** A rule in one sentence, without whom it concerns: "Bloque quand un échu dépasse 45 jours (devis, commande)". */
export const ruleSentence = (rule: BlockRule, currency: string): string =>
  i18n.t(`policy.rule.sentence.${rule.effect}`, [
    failsWhen(rule, currency),
    rule.checkpoints.map((checkpoint) => i18n.t(`policy.rule.checkpoints.${checkpoint}`)).join(", "),
  ]);

import { i18n } from "#extension/platform/i18n.ts";
import type { AssessmentFacts } from "#shared/contract/assessment-facts.ts";

type Statutory = AssessmentFacts["termsToOffer"]["statutory"];

/** Longest terms that the law allows, in one sentence with its article. */
export const lawText = ({ netDays, endOfMonthDays, from, article }: Statutory): string => {
  if (netDays === null) return i18n.t("offer.laws.free", [article]);
  return endOfMonthDays === null
    ? i18n.t(`offer.laws.net.${from}`, [String(netDays), article])
    : i18n.t("offer.laws.both", [String(netDays), String(endOfMonthDays), article]);
};

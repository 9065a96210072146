import { i18n } from "#extension/platform/i18n.ts";
import type { ReportDetail } from "#shared/contract/field-reports.ts";
import { formatDate, type Language } from "../../format.ts";
import { effectSentences } from "./effect-sentence.ts";

/** What confirming does, in sentences: points and class of a warning, the ladder of a dispute, the reminders of a promise. */
export const consequence = (
  { report: { reported }, evidence }: ReportDetail,
  today: string,
  money: (cents: number) => string,
  language: Language,
): string[] => {
  switch (reported.kind) {
    case "warning":
      return evidence?.effect ? effectSentences(evidence.effect, today, language) : [];
    case "dispute":
      return [i18n.t("triage.effect.dispute", [reported.reference, money(reported.amountCents)])];
    case "promise":
      return [i18n.t("triage.effect.promise", [formatDate(reported.promisedOn, language)])];
  }
};

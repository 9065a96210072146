import { i18n } from "#extension/platform/i18n.ts";
import type { Reported, ReportSummary } from "#shared/contract/field-reports.ts";
import { formatDate, formatMoney, type Language } from "../format.ts";

/** What was reported, in a few words: "Unusually low or empty stock", "Invoice F-231 disputed (Price): €8,200". */
export const reportSubject = (
  reported: ReportSummary["reported"] | Reported,
  currency: string,
  language: Language,
): string => {
  const money = (cents: number) => formatMoney(cents, currency, language);
  switch (reported.kind) {
    case "warning":
      return i18n.t(`reports.codes.${reported.code}`);
    case "dispute":
      return i18n.t("reports.subject.dispute", [
        reported.reference,
        i18n.t(`reports.disputeReasons.${reported.reason}`),
        money(reported.amountCents),
      ]);
    case "promise": {
      const [amount, day] = [money(reported.amountCents), formatDate(reported.promisedOn, language)];
      return reported.reference === null
        ? i18n.t("reports.subject.promise", [amount, day])
        : i18n.t("reports.subject.promiseFor", [amount, day, reported.reference]);
    }
  }
};

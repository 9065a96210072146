import { i18n } from "#extension/platform/i18n.ts";
import type { ReportOutcome, ReportSummary } from "#shared/contract/field-reports.ts";
import type { Language } from "../format.ts";
import { outcomeSentence } from "./report-outcome.ts";
import { reportSubject } from "./report-subject.ts";

export type News = { text: string; tone: "good" | "bad" | "none" };

/** What became of an own report, for the digest: what it was belongs to it. */
export const fateNews = (report: ReportSummary, currency: string, language: Language): News => {
  const { state, reported, decided } = report;
  const what = reportSubject(reported, currency, language);
  switch (state) {
    case "confirmed":
    case "merged":
    case "expired":
    case "contradicted":
      return {
        text: i18n.t(`reports.news.${state}`, [what]),
        tone: state === "confirmed" ? "good" : "none",
      };
    case "rejected": {
      const reason = decided?.reason ?? null;
      return {
        text:
          reason === null
            ? i18n.t("reports.news.rejectedPlain", [what])
            : i18n.t("reports.news.rejected", [what, i18n.t(`reports.rejections.${reason}`)]),
        tone: "none",
      };
    }
    default:
      return { text: i18n.t("reports.news.asked", [what]), tone: "bad" };
  }
};

export const outcomeNews = (
  { reported }: ReportSummary,
  outcome: ReportOutcome,
  currency: string,
  language: Language,
): News => ({
  text: i18n.t("reports.news.outcome", [
    outcomeSentence(outcome, language),
    reportSubject(reported, currency, language),
  ]),
  tone: "good",
});

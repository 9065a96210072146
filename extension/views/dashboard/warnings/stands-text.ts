import { i18n } from "#extension/platform/i18n.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { type ReportStands, reportStanding } from "../../field-reports/report-standing.ts";
import type { Language } from "../../format.ts";

/** Where a report stands, as those who judge it say it: whose turn it is while it is open, its fate afterwards. */
export const standsText = (report: ReportSummary, currency: string, language: Language): ReportStands => {
  const { state, awaiting, author, firstConfirmedBy } = report;
  if (!awaitsTriage(state)) return reportStanding(report, currency, language);
  if (awaiting === "author")
    return {
      text: i18n.t("triage.stands.author", [author?.name ?? i18n.t("reports.steps.somebody")]),
      tone: "wait",
    };
  if (state === "needs_corroboration") return { text: i18n.t("triage.stands.corroboration"), tone: "wait" };
  if (firstConfirmedBy !== null)
    return { text: i18n.t("triage.stands.first", [firstConfirmedBy]), tone: "turn" };
  return { text: i18n.t("triage.stands.review"), tone: "none" };
};

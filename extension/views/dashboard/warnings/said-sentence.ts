import { i18n } from "#extension/platform/i18n.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { formatDate, type Language } from "../../format.ts";

const whoOf = ({ author }: ReportSummary): string =>
  author === null
    ? i18n.t("triage.said.somebody")
    : i18n.t("authority.granter", [author.name, i18n.t(`roles.${author.role}`)]);

/** How it is known, when and by whom, in one sentence: "Seen by Ana Rep (sales) on 24 Nov 2026". */
export const saidSentence = (report: ReportSummary, language: Language): string => {
  const { source, reported, submittedAt } = report;
  if (reported.kind !== "warning")
    return i18n.t("triage.said.reported", [whoOf(report), formatDate(submittedAt, language)]);
  const day = formatDate(reported.seenOn, language);
  return source === "ledger" || reported.knownBy === null
    ? i18n.t("triage.said.byLedger", [day])
    : i18n.t(`triage.said.${reported.knownBy}`, [whoOf(report), day]);
};

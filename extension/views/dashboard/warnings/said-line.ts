import { i18n } from "#extension/platform/i18n.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { formatDate, type Language } from "../../format.ts";

/** By whom and how known: "Ana Rep, seen"; of the ledger: "the ledger". */
export const saidBy = ({ author, source, reported }: ReportSummary): string => {
  const who =
    source === "ledger"
      ? i18n.t("triage.said.ledger")
      : author === null
        ? i18n.t("reports.steps.somebody")
        : author.isMe
          ? i18n.t("reports.steps.me", [author.name])
          : author.name;
  const how =
    reported.kind === "warning" && reported.knownBy !== null
      ? [i18n.t(`reports.knownBySaid.${reported.knownBy}`)]
      : [];
  return [who, ...how].join(", ");
};

/** The same with its day: "Ana Rep, seen, 24 Nov 2026". */
export const saidLine = (report: ReportSummary, language: Language): string => {
  const { reported, submittedAt } = report;
  return [
    saidBy(report),
    formatDate(reported.kind === "warning" ? reported.seenOn : submittedAt, language),
  ].join(", ");
};

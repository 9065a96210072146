import { i18n } from "#extension/platform/i18n.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import type { Verdict } from "./verdict-draft.ts";

/** What a verdict made of a report, in one sentence to be read out. */
export const judgedWords = ({ customerName, state }: ReportSummary, verdict: Verdict): string =>
  verdict === "confirm" && state !== "confirmed"
    ? i18n.t("triage.done.confirmFirst", [customerName])
    : i18n.t(`triage.done.${verdict}`, [customerName]);

import { i18n } from "#extension/platform/i18n.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { formatDate, formatMoney, type Language } from "../format.ts";
import { dayAfter } from "../ui/today.ts";

export type ReportStands = { text: string; tone: "wait" | "turn" | "good" | "bad" | "none" };

/** Last day on which it counts; the contract names the first on which it does not. */
export const lastDay = (expiresOn: string): string => dayAfter(expiresOn, -1);

const open = ({ awaiting, state, firstConfirmedBy, isLate }: ReportSummary): ReportStands => {
  if (awaiting === "author") return { text: i18n.t("reports.stands.author"), tone: "turn" };
  if (state === "needs_corroboration") return { text: i18n.t("reports.stands.corroboration"), tone: "wait" };
  if (firstConfirmedBy !== null)
    return { text: i18n.t("reports.stands.first", [firstConfirmedBy]), tone: "wait" };
  return { text: i18n.t(isLate ? "reports.stands.late" : "reports.stands.review"), tone: "wait" };
};

const PROMISE_TONES = {
  open: "good",
  kept: "good",
  partially_kept: "bad",
  broken: "bad",
  cancelled: "none",
} as const;

const confirmed = (
  { reported, expiresOn }: ReportSummary,
  currency: string,
  language: Language,
): ReportStands => {
  if (reported.kind === "dispute") return { text: i18n.t("reports.stands.confirmedDispute"), tone: "good" };
  if (reported.kind === "warning") {
    const until = formatDate(lastDay(expiresOn), language);
    const isGood = reported.code === "positive";
    return {
      text: i18n.t(isGood ? "reports.stands.confirmedGood" : "reports.stands.confirmedWarning", [until]),
      tone: "good",
    };
  }
  const { kept, promisedOn } = reported;
  const state = kept?.state ?? "open";
  const deadline = formatDate(kept?.deadline ?? promisedOn, language);
  const text =
    state === "open" || state === "broken"
      ? i18n.t(`reports.promises.${state}`, [deadline])
      : state === "partially_kept"
        ? i18n.t("reports.promises.partially_kept", [
            formatMoney(kept?.receivedCents ?? 0, currency, language),
          ])
        : i18n.t(`reports.promises.${state}`);
  return { text, tone: PROMISE_TONES[state] };
};

/** Where an own report stands, in words and in a tone: who has it while it is open, its fate afterwards. */
export const reportStanding = (report: ReportSummary, currency: string, language: Language): ReportStands => {
  const { state, decided } = report;
  if (awaitsTriage(state)) return open(report);
  const reason = decided?.reason ?? null;
  switch (state) {
    case "confirmed":
      return confirmed(report, currency, language);
    case "rejected":
    case "contradicted":
      return {
        text:
          reason === null
            ? i18n.t(`reports.stands.${state}Plain`)
            : i18n.t(`reports.stands.${state}`, [i18n.t(`reports.rejections.${reason}`)]),
        // Said in good faith: no reproach.
        tone: "none",
      };
    case "merged":
    case "expired":
    case "withdrawn":
      return { text: i18n.t(`reports.stands.${state}`), tone: "none" };
    default:
      return open(report);
  }
};

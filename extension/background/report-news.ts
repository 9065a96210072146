import { uiLanguage } from "#extension/platform/language.ts";
import { fateNews, type News, outcomeNews } from "#extension/views/field-reports/report-news-words.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import type { SeenChange } from "./customer-changes.ts";

/** Judged or lapsed; own doing is no news. */
const isFate = ({ state }: ReportSummary): boolean => !awaitsTriage(state) && state !== "withdrawn";

const isAsked = ({ state, awaiting }: ReportSummary): boolean => awaiting === "author" && awaitsTriage(state);

/** One that comes back into sight long after it was judged does so because of its outcome. */
const hasNewFate = (was: ReportSummary | undefined, is: ReportSummary): boolean =>
  was === undefined ? is.outcome === null : was.state !== is.state;

/**
 * What became of own reports between two readings, each thing once: judged or lapsed, asked back, or that the customer was
 * late or failed after it. `before` null: nothing was known, and nothing is new. `on`: ISO date.
 */
export const reportNews = (
  before: readonly ReportSummary[] | null,
  after: readonly ReportSummary[],
  on: string,
  currency: string,
): SeenChange[] => {
  if (before === null) return [];
  const known = new Map(before.map((report) => [report.id, report]));
  return after.flatMap((report): SeenChange[] => {
    const was = known.get(report.id);
    const news = (about: "fate" | "outcome", { text, tone }: News): SeenChange => ({
      kind: "report",
      customerId: report.customerId,
      name: report.customerName,
      on,
      reportId: report.id,
      about,
      text,
      tone,
    });
    const judged = isFate(report) && hasNewFate(was, report);
    const asked = isAsked(report) && (was === undefined || !isAsked(was));
    const { outcome } = report;
    return [
      ...(judged || asked ? [news("fate", fateNews(report, currency, uiLanguage()))] : []),
      ...(outcome !== null && (was?.outcome ?? null) === null
        ? [news("outcome", outcomeNews(report, outcome, currency, uiLanguage()))]
        : []),
    ];
  });
};

import { useContext, useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { ReportPage, type ReportSummary } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { reportSubject } from "../../field-reports/report-subject.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Currency } from "../../ui/money.tsx";
import { useReadPages } from "../../ui/use-read.ts";
import { OpenToJudge } from "./open-to-judge.ts";
import { saidLine } from "./said-line.ts";
import { standsText } from "./stands-text.ts";
import "../../requests/standing.css";
import "../customer/records-section.css";

const Line = ({ report }: { report: ReportSummary }) => {
  const words = useId();
  const currency = useContext(Currency);
  const open = useContext(OpenToJudge);
  const language = uiLanguage();
  const stands = standsText(report, currency, language);
  const over = !awaitsTriage(report.state) && report.state !== "confirmed";
  return (
    <li className={over ? "record record-over" : "record"}>
      <div className="record-words">
        <p id={words}>
          <strong>{reportSubject(report.reported, currency, language)}</strong>
        </p>
        <p className={`standing standing-${stands.tone}`}>{stands.text}</p>
        <p className="muted record-foot">{saidLine(report, language)}</p>
      </div>
      <Button look="quiet" aria-describedby={words} onClick={() => open(report.id)}>
        {i18n.t((report.waitsForMe ?? report.rights.triage) ? "triage.here.judge" : "triage.here.open")}
      </Button>
    </li>
  );
};

/** What was said of this customer, for those who judge: open ones first. Nothing where there is nothing. */
export const CustomerWarnings = ({ customerId }: { customerId: string }) => {
  const title = useId();
  const read = useReadPages(ReportPage, `/v1/field-reports?list=all&customerId=${customerId}&limit=20`);
  if (read.data === undefined)
    // A server of before has none.
    return read.error && read.error.code !== "not_found" ? (
      <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />
    ) : null;
  const reports = read.data.pages.flatMap((page) => page.reports);
  if (reports.length === 0) return null;
  const sorted = [
    ...reports.filter(({ state }) => awaitsTriage(state)),
    ...reports.filter(({ state }) => !awaitsTriage(state)),
  ];
  return (
    <section className="box stack" aria-labelledby={title}>
      <h2 id={title}>{i18n.t("triage.here.title")}</h2>
      <ul className="records">
        {sorted.map((report) => (
          <Line key={report.id} report={report} />
        ))}
      </ul>
      {read.hasNextPage && (
        <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {i18n.t("triage.here.more")}
        </Button>
      )}
    </section>
  );
};

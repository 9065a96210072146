import { useContext, useEffect, useRef } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { onPageEvent } from "#extension/platform/listen.ts";
import { openDashboard } from "#extension/platform/surfaces.ts";
import { ReportDetail, type ReportSummary } from "#shared/contract/field-reports.ts";
import { formatDate } from "../format.ts";
import { useShortcuts } from "../requests/use-shortcuts.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Currency } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { KeptReport } from "./kept-report.tsx";
import type { ReportView } from "./report-context.ts";
import { linkOf } from "./report-draft.ts";
import { outcomeSentence } from "./report-outcome.ts";
import { CustomerTile, reportDue } from "./report-row.tsx";
import { reportStanding } from "./report-standing.ts";
import { ReportStepPanel } from "./report-step-panel.tsx";
import { ReportSteps } from "./report-steps.tsx";
import { reportSubject } from "./report-subject.ts";
import { useAnswer } from "./use-answer.ts";
import { useReportBoard } from "./use-report-board.ts";
import { useWriteReport } from "./use-write-report.ts";

const Head = ({ report, now }: { report: ReportSummary; now: number }) => {
  const currency = useContext(Currency);
  const language = uiLanguage();
  const { reported, outcome, question, author } = report;
  const standing = reportStanding(report, currency, language);
  const due = reportDue(report, now);
  return (
    <header className="stack request-head">
      <div className="request-who">
        <CustomerTile customerId={report.customerId} size="record" />
        <div>
          <h1 tabIndex={-1} className="request-title">
            {report.customerName}
          </h1>
          <p>{reportSubject(reported, currency, language)}</p>
          {reported.kind === "warning" && (
            <p className="muted">
              {[
                ...(reported.knownBy === null ? [] : [i18n.t(`reports.knownBySaid.${reported.knownBy}`)]),
                formatDate(reported.seenOn, language),
                ...(author === null || author.isMe ? [] : [author.name]),
              ].join(", ")}
            </p>
          )}
        </div>
      </div>
      <p>
        <span className={`standing standing-${standing.tone}`}>{standing.text}</span>
        <span className={due.late ? "figure-bad" : "muted"}> · {due.text}</span>
      </p>
      {outcome !== null && <p className="report-right">{outcomeSentence(outcome, language)}</p>}
      {question !== null && (
        <>
          <h2>{i18n.t("reports.detail.question")}</h2>
          <blockquote className="step-note">{question}</blockquote>
        </>
      )}
    </header>
  );
};

const Written = ({ text, link }: Pick<ReportDetail, "text" | "link">) => (
  <>
    {text !== null && text !== "" && (
      <section className="request-part">
        <h2>{i18n.t("reports.detail.text")}</h2>
        <blockquote className="step-note">{text}</blockquote>
      </section>
    )}
    {link !== null && linkOf(link) && (
      <p>
        <a href={link} target="_blank" rel="noreferrer noopener">
          {i18n.t("reports.detail.openLink")}
        </a>{" "}
        <span className="muted">{new URL(link).host}</span>
      </p>
    )}
  </>
);

/** One report: where it stands, what credit asks, what can be done, and what happened. */
export const OneReport = ({
  id,
  now,
  onOpen,
  onClose,
}: {
  id: string;
  now: number;
  onOpen: (view: ReportView) => void;
  onClose: (said?: string) => void;
}) => {
  const { value: detail, failure, again } = useAnswer(ReportDetail, `/v1/field-reports/${id}`);
  const asked = useReportBoard();
  const screen = useRef<HTMLElement>(null);
  const { state, write } = useWriteReport((answer, wish) => {
    if (answer.kind === "refused" || wish.step === "report") again();
    else onClose(i18n.t(answer.kind === "sent" ? `reports.doneStep.${wish.step}` : "reports.doneStep.kept"));
  });
  const board = asked.kind === "ready" ? asked.value : null;
  const report = detail?.report ?? board?.reports.find((each) => each.id === id) ?? null;
  const isThere = report !== null;
  const close = () => onClose();
  useShortcuts({ Escape: close });
  useEffect(() => {
    if (isThere) screen.current?.querySelector<HTMLElement>("h1")?.focus();
  }, [isThere]);
  useEffect(
    () =>
      onPageEvent((event) => {
        if (event.name === "reportsChanged") again();
      }),
    [again],
  );
  const kept = (board?.writes ?? []).filter(
    ({ write: wrote, state: stands }) =>
      wrote.step !== "report" && wrote.reportId === id && stands.kind !== "sent",
  );
  const waits = kept.some(({ state: stands }) => stands.kind === "waiting");
  return (
    <section className="stack" ref={screen} aria-label={report?.customerName}>
      <div className="row spread surface-nav">
        <Button look="quiet" onClick={close}>
          {i18n.t("reports.detail.back")}
        </Button>
        {report !== null && (
          <Button look="quiet" onClick={() => void openDashboard(`/customers/${report.customerId}`)}>
            {i18n.t("reports.detail.openCustomer")}
          </Button>
        )}
      </div>
      {report !== null && <Head report={report} now={now} />}
      {kept.map((each) => (
        <KeptReport key={each.write.id} kept={each} onOpen={onOpen} />
      ))}
      {failure !== null &&
        (failure.code === "not_found" ? (
          <Notice kind="info" title={i18n.t("reports.detail.gone")} />
        ) : (
          <FailureNotice failure={failure} kept={i18n.t("reports.detail.notLoaded")} onRetry={again} />
        ))}
      {detail === null && failure === null && <Skeleton lines={4} />}
      {report !== null && !waits && (
        <ReportStepPanel
          key={report.version}
          report={report}
          sending={state}
          write={(wish) => void write(wish)}
        />
      )}
      {detail !== null && (
        <>
          <Written text={detail.text} link={detail.link} />
          <ReportSteps steps={detail.steps} />
        </>
      )}
    </section>
  );
};

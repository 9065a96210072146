import { useContext, useEffect, useRef } from "react";
import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { ReportDetail, type ReportSummary } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { reportSubject } from "../../field-reports/report-subject.ts";
import { formatDate, formatDays } from "../../format.ts";
import { whenText } from "../../requests/deadline-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Currency } from "../../ui/money.tsx";
import { useMe, useToday } from "../../ui/session.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useRead } from "../../ui/use-read.ts";
import { isCreditDesk } from "../may.ts";
import { factsSentence } from "./facts-sentence.ts";
import { OthersPart } from "./others-part.tsx";
import { ReportText } from "./report-text.tsx";
import { ReportedFigures } from "./reported-figures.tsx";
import { saidSentence } from "./said-sentence.ts";
import { StandingPart } from "./standing-part.tsx";
import { standsText } from "./stands-text.ts";
import { StepsPart } from "./steps-part.tsx";
import type { Verdict } from "./verdict-draft.ts";
import { VerdictPart } from "./verdict-part.tsx";

/** Which report the focus is to go to; a new object asks again. */
export type FocusOn = { id: string } | null;

type ReportPanelProps = {
  id: string;
  /** What the list knows of it, while the rest is read. */
  known: ReportSummary | null;
  focusOn: FocusOn;
  keys: boolean;
  onOpen: (id: string) => void;
  onJudged: (report: ReportSummary, verdict: Verdict) => void;
};

const Head = ({ report, focusOn }: { report: ReportSummary; focusOn: FocusOn }) => {
  const currency = useContext(Currency);
  const language = uiLanguage();
  const now = useNow();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusOn?.id === report.id) title.current?.focus();
  }, [focusOn, report.id]);
  const { reported, state, dueAt, isLate, awaiting, outcome } = report;
  const stands = standsText(report, currency, language);
  const facts = factsSentence(report, currency, language);
  const late = awaiting === "credit" && (isLate || Date.parse(dueAt) < now);
  return (
    <header className="report-head">
      <p>
        <Link href={`/customers/${report.customerId}`}>{report.customerName}</Link>
      </p>
      <h2
        ref={title}
        tabIndex={-1}
        aria-label={`${report.customerName}, ${reportSubject(reported, currency, language)}`}
      >
        {reportSubject(reported, currency, language)}
      </h2>
      <p>{saidSentence(report, language)}</p>
      {facts !== null && <p>{facts}</p>}
      <p className="report-facts">
        {reported.kind === "warning" && (
          <span className="muted">{i18n.t("triage.severity", [reported.severity])}</span>
        )}
        {report.corroborated && (
          <span className="standing standing-good">✓ {i18n.t("triage.corroborated")}</span>
        )}
        {(stands.tone !== "none" || !awaitsTriage(state)) && (
          <span className={`standing standing-${stands.tone}`}>{stands.text}</span>
        )}
        {awaitsTriage(state) && (
          <span className={late ? "figure-bad" : "muted"}>
            {i18n.t(late ? "triage.due.late" : "triage.due.by", [whenText(dueAt, new Date(now), language)])}
          </span>
        )}
      </p>
      {outcome !== null && (
        <p>
          {i18n.t(`triage.outcome.${outcome.kind}`, [
            formatDate(outcome.on, language),
            formatDays(outcome.leadDays, language),
          ])}
        </p>
      )}
    </header>
  );
};

/** One report with everything that it is judged by, and the steps that this member has. */
export const ReportPanel = ({ id, known, focusOn, keys, onOpen, onJudged }: ReportPanelProps) => {
  const { role } = useMe();
  const today = useToday();
  const read = useRead(ReportDetail, `/v1/field-reports/${id}`);
  const report = read.data?.report ?? known;
  const panel = useRef<HTMLElement>(null);
  // Read from its beginning, however far down the one before was read.
  useEffect(() => {
    if ((panel.current?.getBoundingClientRect().top ?? 0) < 0) panel.current?.scrollIntoView();
  }, []);
  return (
    <article ref={panel} className="report-panel">
      {report !== null && <Head report={report} focusOn={focusOn} />}
      <Answered read={read} lines={6}>
        {(detail) => (
          <div className="report-columns">
            <div className="stack">
              <ReportText detail={detail} />
              <ReportedFigures detail={detail} />
              <VerdictPart
                detail={detail}
                today={today}
                mayTriage={isCreditDesk(role)}
                keys={keys}
                onJudged={onJudged}
              />
              <StepsPart steps={detail.steps} />
            </div>
            {detail.evidence && (
              <div className="stack report-beside">
                <StandingPart evidence={detail.evidence} />
                <OthersPart others={detail.evidence.others} same={detail.evidence.same} onOpen={onOpen} />
              </div>
            )}
          </div>
        )}
      </Answered>
    </article>
  );
};

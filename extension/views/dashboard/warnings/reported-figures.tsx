import type { ReactNode } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ReportDetail } from "#shared/contract/field-reports.ts";
import { formatDate } from "../../format.ts";
import { Money } from "../../ui/money.tsx";

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** Of a contested invoice or an announced payment: document, what is open of it, amount, day. */
export const ReportedFigures = ({ detail: { report, evidence } }: { detail: ReportDetail }) => {
  const { reported } = report;
  if (reported.kind === "warning") return null;
  const { reference, amountCents } = reported;
  return (
    <dl className="figures">
      <Line label={i18n.t("triage.figures.document")}>{reference ?? i18n.t("reports.form.payAll")}</Line>
      {evidence !== null && reference !== null && (
        <Line label={i18n.t("triage.figures.open")}>
          {evidence.documentOpenCents === null ? (
            <span className="muted">{i18n.t("triage.figures.noDocument")}</span>
          ) : (
            <Money cents={evidence.documentOpenCents} />
          )}
        </Line>
      )}
      <Line
        label={i18n.t(reported.kind === "dispute" ? "triage.figures.disputed" : "triage.figures.announced")}
      >
        <Money cents={amountCents} />
      </Line>
      {reported.kind === "dispute" ? (
        <Line label={i18n.t("triage.figures.reason")}>
          {i18n.t(`reports.disputeReasons.${reported.reason}`)}
        </Line>
      ) : (
        <Line label={i18n.t("triage.figures.promisedOn")}>
          {formatDate(reported.promisedOn, uiLanguage())}
        </Line>
      )}
      {reported.kind === "promise" && reported.kept !== null && (
        <>
          <Line label={i18n.t("triage.figures.received")}>
            <Money cents={reported.kept.receivedCents} />
          </Line>
          <Line label={i18n.t("triage.figures.deadline")}>
            {formatDate(reported.kept.deadline, uiLanguage())}
          </Line>
        </>
      )}
    </dl>
  );
};

import { useCallback, useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { send } from "#extension/platform/send.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { formatMoment } from "../format.ts";
import { useAsked } from "../popup/use-asked.ts";
import { whenText } from "../requests/deadline-text.ts";
import { ClassTile } from "../ui/class-tile.tsx";
import { Currency } from "../ui/money.tsx";
import { outcomeSentence } from "./report-outcome.ts";
import { reportStanding } from "./report-standing.ts";
import { reportSubject } from "./report-subject.ts";

/** The class from the copy; its place is held while it is read. */
export const CustomerTile = ({ customerId, size }: { customerId: string; size?: "record" }) => {
  const ask = useCallback(() => send("customer", { id: customerId }), [customerId]);
  const { asked } = useAsked(ask);
  const row = asked.kind === "ready" ? asked.value : null;
  if (row !== null) return <ClassTile riskClass={row.riskClass} {...(size && { size })} />;
  return <span className={size ? "request-tile request-tile-record" : "request-tile"} />;
};

/** By when credit answers, or when it did; while it is the author's turn, when it was sent. */
export const reportDue = (report: ReportSummary, now: number): { text: string; late: boolean } => {
  const { state, dueAt, isLate, decided, submittedAt, awaiting } = report;
  const language = uiLanguage();
  if (!awaitsTriage(state)) return { text: formatMoment(decided?.at ?? submittedAt, language), late: false };
  if (awaiting === "author")
    return { text: i18n.t("reports.due.sent", [formatMoment(submittedAt, language)]), late: false };
  const late = isLate || Date.parse(dueAt) < now;
  const when = whenText(dueAt, new Date(now), language);
  return { text: i18n.t(late ? "reports.due.late" : "reports.due.by", [when]), late };
};

/** One report in a list: of whom, what, where it stands, by when. The whole of it opens it. */
export const ReportRow = ({
  report,
  now,
  onOpen,
}: {
  report: ReportSummary;
  now: number;
  onOpen: (id: string) => void;
}) => {
  const currency = useContext(Currency);
  const language = uiLanguage();
  const standing = reportStanding(report, currency, language);
  const due = reportDue(report, now);
  const { outcome } = report;
  return (
    <li>
      <button type="button" className="request" data-row onClick={() => onOpen(report.id)}>
        <CustomerTile customerId={report.customerId} />
        <span className="request-words">
          <strong>{report.customerName}</strong>
          <span>{reportSubject(report.reported, currency, language)}</span>
          <span className={`standing standing-${standing.tone}`}>{standing.text}</span>
          {outcome !== null && <strong className="report-right">{outcomeSentence(outcome, language)}</strong>}
          <span className={due.late ? "request-foot figure-bad" : "request-foot muted"}>{due.text}</span>
        </span>
      </button>
    </li>
  );
};

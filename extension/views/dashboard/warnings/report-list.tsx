import { type KeyboardEvent, type Ref, useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { CustomerTile } from "../../field-reports/report-row.tsx";
import { reportSubject } from "../../field-reports/report-subject.ts";
import { formatMoment } from "../../format.ts";
import { whenText } from "../../requests/deadline-text.ts";
import { Currency } from "../../ui/money.tsx";
import { saidBy } from "./said-line.ts";
import { standsText } from "./stands-text.ts";

export type ReportGroup = { id: string; title: string | null; reports: ReportSummary[] };

const footOf = (report: ReportSummary, now: number): { text: string; late: boolean } => {
  const language = uiLanguage();
  const { state, dueAt, isLate, decided, awaiting } = report;
  if (!awaitsTriage(state))
    return { text: decided === null ? "" : formatMoment(decided.at, language), late: false };
  const late = awaiting === "credit" && (isLate || Date.parse(dueAt) < now);
  const when = whenText(dueAt, new Date(now), language);
  return { text: i18n.t(late ? "triage.due.late" : "triage.due.by", [when]), late };
};

const Row = ({
  report,
  now,
  current,
  onChoose,
}: {
  report: ReportSummary;
  now: number;
  current: boolean;
  onChoose: (id: string) => void;
}) => {
  const currency = useContext(Currency);
  const language = uiLanguage();
  const foot = footOf(report, now);
  const stands = standsText(report, currency, language);
  return (
    <li>
      <button
        type="button"
        className="report-row"
        data-row={report.id}
        aria-current={current || undefined}
        onClick={() => onChoose(report.id)}
      >
        <CustomerTile customerId={report.customerId} />
        <span className="report-row-words">
          <strong>{report.customerName}</strong>
          <span>{reportSubject(report.reported, currency, language)}</span>
          {stands.tone !== "none" || !awaitsTriage(report.state) ? (
            <span className={`standing standing-${stands.tone}`}>{stands.text}</span>
          ) : null}
          <span className="report-row-foot">
            <span className="muted">{saidBy(report)}</span>
            <span className={foot.late ? "figure-bad" : "muted"}>
              {foot.late && <span aria-hidden="true">! </span>}
              {foot.text}
            </span>
          </span>
        </span>
      </button>
    </li>
  );
};

/** Reports in their groups; arrows move among them while the focus is inside. */
export const ReportList = ({
  ref,
  groups,
  now,
  current,
  onChoose,
  onMove,
}: {
  ref: Ref<HTMLDivElement>;
  groups: readonly ReportGroup[];
  now: number;
  current: string | null;
  onChoose: (id: string) => void;
  onMove: (step: 1 | -1) => void;
}) => {
  const moved = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    onMove(event.key === "ArrowDown" ? 1 : -1);
  };
  return (
    <div ref={ref} className="report-list">
      {groups
        .filter(({ reports }) => reports.length > 0)
        .map(({ id, title, reports }) => (
          <section
            key={id}
            className="report-group"
            aria-labelledby={title === null ? undefined : `group-${id}`}
          >
            {title !== null && (
              <h2 id={`group-${id}`}>
                {title} <span className="muted">{reports.length}</span>
              </h2>
            )}
            <ul onKeyDown={moved}>
              {reports.map((report) => (
                <Row
                  key={report.id}
                  report={report}
                  now={now}
                  current={report.id === current}
                  onChoose={onChoose}
                />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
};

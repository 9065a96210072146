import { useContext, useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { reportSubject } from "../../field-reports/report-subject.ts";
import { Currency } from "../../ui/money.tsx";
import { saidLine } from "./said-line.ts";
import { standsText } from "./stands-text.ts";

/** What else was said of the customer within a year; those that say the same are marked. */
export const OthersPart = ({
  others,
  same,
  onOpen,
}: {
  others: readonly ReportSummary[];
  same: readonly string[];
  onOpen: (id: string) => void;
}) => {
  const title = useId();
  const currency = useContext(Currency);
  const language = uiLanguage();
  return (
    <section className="report-part" aria-labelledby={title}>
      <h3 id={title}>{i18n.t("triage.others.title")}</h3>
      {others.length === 0 && <p className="muted">{i18n.t("triage.others.none")}</p>}
      <ul className="report-others">
        {others.map((report) => {
          const stands = standsText(report, currency, language);
          return (
            <li key={report.id}>
              <button type="button" onClick={() => onOpen(report.id)}>
                {reportSubject(report.reported, currency, language)}
              </button>
              {same.includes(report.id) && <span className="tag">{i18n.t("triage.others.same")}</span>}
              <p className="muted">{saidLine(report, language)}</p>
              <p className={`standing standing-${stands.tone}`}>{stands.text}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

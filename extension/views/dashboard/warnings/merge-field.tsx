import { useContext, useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { Currency } from "../../ui/money.tsx";
import { saidLine } from "./said-line.ts";
import { standsText } from "./stands-text.ts";

/** Which report stands for both from now on. */
export const MergeField = ({
  same,
  value,
  onChange,
}: {
  same: readonly ReportSummary[];
  value: string;
  onChange: (id: string) => void;
}) => {
  const name = useId();
  const currency = useContext(Currency);
  const language = uiLanguage();
  return (
    <fieldset className="merge-into">
      <legend>{i18n.t("triage.merge.into")}</legend>
      {same.map((report) => (
        <label key={report.id}>
          <input
            type="radio"
            name={name}
            value={report.id}
            checked={report.id === value}
            onChange={() => onChange(report.id)}
          />
          <span>
            {saidLine(report, language)}
            <span className="muted"> · {standsText(report, currency, language).text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

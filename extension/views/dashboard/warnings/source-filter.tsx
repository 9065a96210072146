import { i18n } from "#extension/platform/i18n.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { REPORT_SOURCES, type ReportSource } from "#shared/field-reports/report-kind.ts";
import { Segments } from "../../ui/segments.tsx";

export type SourceFilter = "all" | ReportSource;

/** Who says it: people of the house, or the ledger. Nothing where all of them come from one side. */
export const SourceChoice = ({
  reports,
  value,
  onChange,
}: {
  reports: readonly ReportSummary[];
  value: SourceFilter;
  onChange: (source: SourceFilter) => void;
}) => {
  const of = (source: ReportSource) => reports.filter((report) => report.source === source).length;
  if (value === "all" && REPORT_SOURCES.some((source) => of(source) === 0)) return null;
  return (
    <Segments<SourceFilter>
      label={i18n.t("triage.sources.label")}
      value={value}
      choices={[
        { value: "all", label: i18n.t("triage.sources.all", [reports.length]) },
        ...REPORT_SOURCES.map((source) => ({
          value: source,
          label: i18n.t(`triage.sources.${source}`, [of(source)]),
        })),
      ]}
      onChange={onChange}
    />
  );
};

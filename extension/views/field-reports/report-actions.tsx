import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { BadgeRow } from "#extension/platform/messages.ts";
import { REPORT_KINDS } from "#shared/field-reports/report-kind.ts";
import { Button } from "../ui/button.tsx";
import { useNow } from "../ui/use-now.ts";
import { ownLine } from "./own-line.ts";
import { useOpenReport } from "./report-context.ts";
import { useReportBoard } from "./use-report-board.ts";
import "./field-reports.css";

/** Three things that a rep can say of a customer, and what became of what was said last. */
export const ReportActions = ({
  customer,
  linkUnconfirmed = false,
}: {
  customer: Pick<BadgeRow, "id" | "name" | "marks">;
  linkUnconfirmed?: boolean;
}) => {
  const openReport = useOpenReport();
  const board = useReportBoard();
  const now = useNow();
  if (openReport === null) return null;
  const { id: customerId, name: customerName } = customer;
  const line = board.kind === "ready" ? ownLine(board.value, customer, new Date(now), uiLanguage()) : null;
  return (
    <section className="report-actions" aria-label={i18n.t("reports.actions.label")}>
      <div className="report-buttons">
        {REPORT_KINDS.map((kind) => (
          <Button
            key={kind}
            onClick={() =>
              openReport({ view: "new", from: { customerId, customerName, kind, linkUnconfirmed } })
            }
          >
            {i18n.t(`reports.actions.${kind}`)}
          </Button>
        ))}
      </div>
      <p className={`report-line report-line-${line?.tone ?? "muted"}`} role="status">
        {line?.text}{" "}
        {line?.open && (
          <button
            type="button"
            className="link-button"
            onClick={() => line.open && openReport(line.open.view)}
          >
            {line.open.label}
          </button>
        )}
      </p>
    </section>
  );
};

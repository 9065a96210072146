import { i18n } from "#extension/platform/i18n.ts";
import { ReportPage } from "#shared/contract/field-reports.ts";
import { useShortcuts } from "../requests/use-shortcuts.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CustomerTile, ReportRow } from "./report-row.tsx";
import { useAnswer } from "./use-answer.ts";

/** Warnings about a customer that are under review, whoever's: somebody who saw it too says so from here. */
export const AboutCustomer = ({
  customerId,
  customerName,
  now,
  onOpen,
  onClose,
}: {
  customerId: string;
  customerName: string;
  now: number;
  onOpen: (id: string) => void;
  onClose: () => void;
}) => {
  const path = `/v1/field-reports?list=all&kind=warning&state=open&customerId=${customerId}`;
  const { value, failure, again } = useAnswer(ReportPage, path);
  useShortcuts({ Escape: onClose });
  return (
    <section className="stack" aria-label={i18n.t("reports.about.title")}>
      <div className="row spread surface-nav">
        <Button look="quiet" onClick={onClose}>
          {i18n.t("reports.detail.back")}
        </Button>
      </div>
      <div className="request-who">
        <CustomerTile customerId={customerId} size="record" />
        <div>
          <h1 className="request-title">{customerName}</h1>
          <p className="muted">{i18n.t("reports.about.title")}</p>
        </div>
      </div>
      {failure !== null && (
        <FailureNotice failure={failure} kept={i18n.t("reports.about.offline")} onRetry={again} />
      )}
      {value === null && failure === null && <Skeleton lines={4} />}
      {value !== null && value.reports.length === 0 && (
        <p className="muted" role="status">
          {i18n.t("reports.about.none")}
        </p>
      )}
      {value !== null && (
        <ul className="requests">
          {value.reports.map((report) => (
            <ReportRow key={report.id} report={report} now={now} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
};

import { useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { ReportPage, type ReportSummary } from "#shared/contract/field-reports.ts";
import { askApi } from "../ui/ask-api.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { withCursor } from "../ui/use-read.ts";
import { ReportRow } from "./report-row.tsx";

const PATH = "/v1/field-reports?list=mine&state=closed&limit=20";

type Read = { reports: ReportSummary[]; next: string | null; state: "reading" | "there" | Failure };

/** Own reports of before those that a copy keeps, page by page from the server. */
export const OlderReports = ({
  but,
  now,
  onOpen,
}: {
  /** Those already in sight. */
  but: readonly string[];
  now: number;
  onOpen: (id: string) => void;
}) => {
  const [read, setRead] = useState<Read>({ reports: [], next: null, state: "reading" });
  const gone = useRef(false);
  const more = (cursor: string | null): void => {
    setRead((before) => ({ ...before, state: "reading" }));
    askApi(ReportPage, { method: "GET", path: withCursor(PATH, cursor) }).then(
      ({ reports, next }) => {
        if (!gone.current)
          setRead((before) => ({ reports: [...before.reports, ...reports], next, state: "there" }));
      },
      (failure: Failure) => {
        if (!gone.current) setRead((before) => ({ ...before, state: failure }));
      },
    );
  };
  const first = useRef(more);
  useEffect(() => {
    gone.current = false;
    first.current(null);
    return () => {
      gone.current = true;
    };
  }, []);
  const { state, next } = read;
  const reports = read.reports.filter(({ id }) => !but.includes(id));
  return (
    <section className="request-part" aria-label={i18n.t("reports.mine.older")}>
      <ul className="requests">
        {reports.map((report) => (
          <ReportRow key={report.id} report={report} now={now} onOpen={onOpen} />
        ))}
      </ul>
      {state === "reading" && <Skeleton lines={3} />}
      {state === "there" && reports.length === 0 && next === null && (
        <p className="muted">{i18n.t("reports.mine.olderNone")}</p>
      )}
      {typeof state === "object" && <FailureNotice failure={state} onRetry={() => more(next)} />}
      {state === "there" && next !== null && (
        <Button look="quiet" onClick={() => more(next)}>
          {i18n.t("ui.more")}
        </Button>
      )}
    </section>
  );
};

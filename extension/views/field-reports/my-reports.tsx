import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { ReportBoard } from "#extension/platform/messages.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { KeptReport } from "./kept-report.tsx";
import { OlderReports } from "./older-reports.tsx";
import { OwnRecordSection } from "./own-record.tsx";
import { type ReportView, useOpenReport } from "./report-context.ts";
import { ReportRow } from "./report-row.tsx";
import { useReportBoard } from "./use-report-board.ts";
import "./field-reports.css";

/** What is to be answered first, then what is under review, then what became of the others, the youngest first. */
export const reportLists = ({ reports }: Pick<ReportBoard, "reports">) => {
  const young = reports.toSorted((a, b) => b.submittedAt.localeCompare(a.submittedAt));
  const open = young.filter(({ state }) => awaitsTriage(state));
  return {
    answer: open.filter(({ awaiting }) => awaiting === "author"),
    open: open.filter(({ awaiting }) => awaiting === "credit"),
    closed: young.filter(({ state }) => !awaitsTriage(state)),
  };
};

const Lists = ({
  board,
  now,
  openReport,
}: {
  board: ReportBoard;
  now: number;
  openReport: (view: ReportView) => void;
}) => {
  const lists = reportLists(board);
  const kept = board.writes.filter(({ state }) => state.kind !== "sent");
  const onOpen = (id: string) => openReport({ view: "report", id });
  const part = (title: string, reports: ReportSummary[]) =>
    reports.length > 0 && (
      <section className="request-part" aria-label={title}>
        <h3>{title}</h3>
        <ul className="requests">
          {reports.map((report) => (
            <ReportRow key={report.id} report={report} now={now} onOpen={onOpen} />
          ))}
        </ul>
      </section>
    );
  return (
    <>
      {kept.map((each) => (
        <KeptReport key={each.write.id} kept={each} onOpen={openReport} />
      ))}
      {board.reports.length + kept.length === 0 && (
        <p className="muted">
          {i18n.t("reports.mine.empty")} {i18n.t("reports.mine.emptyNext")}
        </p>
      )}
      {part(i18n.t("reports.mine.answer"), lists.answer)}
      {part(i18n.t("reports.mine.open"), lists.open)}
      {part(i18n.t("reports.mine.closed"), lists.closed)}
    </>
  );
};

/** Every own report with its fate, what is still to be sent, and the own figures on demand. */
export const MyReports = ({ now }: { now: number }) => {
  const openReport = useOpenReport();
  const asked = useReportBoard();
  const [more, setMore] = useState<"older" | "record" | null>(null);
  if (openReport === null) return null;
  const shown = asked.kind === "ready" ? asked.value.reports.map(({ id }) => id) : [];
  return (
    <section className="stack my-reports" aria-labelledby="my-reports">
      <h2 id="my-reports">{i18n.t("reports.mine.title")}</h2>
      {asked.kind === "ready" ? (
        <Lists board={asked.value} now={now} openReport={openReport} />
      ) : (
        <Skeleton lines={3} />
      )}
      <div className="row">
        <Button
          look="quiet"
          aria-expanded={more === "older"}
          onClick={() => setMore(more === "older" ? null : "older")}
        >
          {i18n.t("reports.mine.older")}
        </Button>
        <Button
          look="quiet"
          aria-expanded={more === "record"}
          onClick={() => setMore(more === "record" ? null : "record")}
        >
          {i18n.t("reports.record.show")}
        </Button>
      </div>
      {more === "older" && (
        <OlderReports but={shown} now={now} onOpen={(id) => openReport({ view: "report", id })} />
      )}
      {more === "record" && <OwnRecordSection />}
    </section>
  );
};

import { useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { HistoryPage } from "#shared/contract/explanations.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Segments } from "../ui/segments.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useReadPages } from "../ui/use-read.ts";
import { HistoryTable } from "./history-table.tsx";
import { lastChange, type Span } from "./last-change.ts";
import { ScoreChart } from "./score-chart.tsx";
import { WhyChanged } from "./why-changed.tsx";
import "./customer-history.css";

const VIEWS = ["chart", "table"] as const;
type View = (typeof VIEWS)[number];

/** How a customer stood over time, as a line or in figures, and why it changed between two of its days. */
export const HistorySection = ({ customerId }: { customerId: string }) => {
  const [view, setView] = useState<View>("chart");
  const [chosen, setChosen] = useState<Span | null>(null);
  const read = useReadPages(HistoryPage, `/v1/customers/${customerId}/history?limit=200`);
  const points = useMemo(() => read.data?.pages.flatMap((page) => page.points) ?? [], [read.data]);
  const [first] = read.data?.pages ?? [];
  const span = chosen ?? lastChange(points);
  return (
    <section className="box stack customer-history" aria-labelledby="history-title">
      <div className="row spread">
        <h2 id="history-title">{i18n.t("explain.history.title")}</h2>
        <Segments
          label={i18n.t("explain.history.view")}
          value={view}
          onChange={setView}
          choices={VIEWS.map((value) => ({ value, label: i18n.t(`explain.history.views.${value}`) }))}
        />
      </div>
      {read.error && <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />}
      <div className="history-drawing">
        {first === undefined && !read.error && <Skeleton lines={6} />}
        {first !== undefined && view === "chart" && (
          <ScoreChart points={points} bounds={first.boundsCentipoints} span={span} />
        )}
        {first !== undefined && view === "table" && <HistoryTable points={points} />}
      </div>
      {read.hasNextPage && (
        <Button look="quiet" onClick={() => void read.fetchNextPage()} disabled={read.isFetchingNextPage}>
          {i18n.t("explain.history.earlier")}
        </Button>
      )}
      {first !== undefined && span === null && <p className="muted">{i18n.t("explain.history.none")}</p>}
      {span !== null && <WhyChanged customerId={customerId} points={points} span={span} onSpan={setChosen} />}
    </section>
  );
};

import { useContext, useMemo, useState } from "react";
import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { RequestPage, type RequestSummary } from "#shared/contract/requests.ts";
import { isOpen } from "#shared/requests/credit-request.ts";
import { formatList, formatMoment } from "../../format.ts";
import { whenText } from "../../requests/deadline-text.ts";
import { requestSentence } from "../../requests/request-sentence.ts";
import { requestStanding } from "../../requests/request-standing.ts";
import { columnsOf, DataTable } from "../../ui/data-table.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Currency, Money } from "../../ui/money.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useReadPages } from "../../ui/use-read.ts";
import { PageHead } from "../page-head.tsx";
import "../../requests/standing.css";

type Filter = "open" | "closed";

const Asked = ({ request }: { request: RequestSummary }) => (
  <>{requestSentence(request, useContext(Currency), uiLanguage())}</>
);

const Due = ({ request }: { request: RequestSummary }) => {
  const now = useNow();
  const { state, dueAt, isLate, decidedAt } = request;
  if (!isOpen(state)) return decidedAt === null ? "" : formatMoment(decidedAt, uiLanguage());
  const when = whenText(dueAt, new Date(now), uiLanguage());
  return isLate || Date.parse(dueAt) < now ? (
    <span className="figure-bad">{i18n.t("requests.due.late", [when])}</span>
  ) : (
    when
  );
};

const Standing = ({ request }: { request: RequestSummary }) => {
  const { text, tone } = requestStanding(request);
  return <span className={`standing standing-${tone}`}>{text}</span>;
};

const column = columnsOf<RequestSummary>();
const customer = column.display({
  id: "customer",
  header: () => i18n.t("requests.page.columns.customer"),
  meta: { widthPx: 180 },
  cell: ({ row: { original } }) => (
    <Link href={`/customers/${original.customerId}`}>{original.customerName}</Link>
  ),
});
const asked = column.display({
  id: "asked",
  header: () => i18n.t("requests.page.columns.asked"),
  meta: { widthPx: 210, wrap: true },
  cell: ({ row: { original } }) => <Asked request={original} />,
});
const value = column.display({
  id: "value",
  header: () => i18n.t("requests.page.columns.value"),
  meta: { widthPx: 100, figure: true },
  cell: ({ row: { original } }) => <Money cents={original.valueCents} column />,
});
const by = column.display({
  id: "by",
  header: () => i18n.t("requests.page.columns.by"),
  meta: { widthPx: 120 },
  cell: ({ row: { original } }) =>
    formatList(
      original.askers.map(({ name, isMe }) => (isMe ? i18n.t("requests.steps.me", [name]) : name)),
      uiLanguage(),
    ),
});
const stands = column.display({
  id: "stands",
  header: () => i18n.t("requests.page.columns.stands"),
  meta: { widthPx: 170, wrap: true },
  cell: ({ row: { original } }) => <Standing request={original} />,
});
const due = (filter: Filter) =>
  column.display({
    id: "due",
    header: () => i18n.t(filter === "open" ? "requests.page.columns.due" : "requests.page.columns.at"),
    meta: { widthPx: 140, wrap: true },
    cell: ({ row: { original } }) => <Due request={original} />,
  });
const sheet = column.display({
  id: "sheet",
  header: () => <span className="out-of-sight">{i18n.t("requests.page.columns.sheet")}</span>,
  meta: { widthPx: 110 },
  cell: ({ row: { original } }) => (
    <Link href={`/decisions/${original.id}`}>{i18n.t("requests.detail.sheet")}</Link>
  ),
});

/** Everything that was asked of credit, for those who work on it: open by deadline, closed the youngest first. */
export const RequestsPage = () => {
  const [filter, setFilter] = useState<Filter>("open");
  const read = useReadPages(RequestPage, `/v1/requests?list=all&state=${filter}`);
  const requests = useMemo(() => read.data?.pages.flatMap((page) => page.requests) ?? [], [read.data]);
  const columns = useMemo(
    () => [customer, asked, value, by, stands, due(filter), ...(filter === "closed" ? [sheet] : [])],
    [filter],
  );
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.requests")} about={i18n.t("requests.page.about")}>
        <Segments
          label={i18n.t("requests.page.filter")}
          value={filter}
          choices={[
            { value: "open", label: i18n.t("requests.page.open") },
            { value: "closed", label: i18n.t("requests.page.closed") },
          ]}
          onChange={setFilter}
        />
      </PageHead>
      {read.error && <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />}
      {read.data === undefined && !read.error && <Skeleton lines={6} />}
      {read.data !== undefined && (
        <DataTable
          label={i18n.t("dashboard.nav.requests")}
          columns={columns}
          rows={requests}
          rowId={({ id }) => id}
          more={{
            has: read.hasNextPage,
            loading: read.isFetchingNextPage,
            load: () => void read.fetchNextPage(),
          }}
          empty={
            <Empty title={i18n.t("requests.page.none")}>
              <p>{i18n.t("requests.page.noneNext")}</p>
            </Empty>
          }
        />
      )}
    </div>
  );
};

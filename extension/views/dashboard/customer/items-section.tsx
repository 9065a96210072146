import { useEffect, useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type Item, ItemPage } from "#shared/contract/customers.ts";
import { formatDate, formatDays } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { columnsOf, type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Money } from "../../ui/money.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { useReadPages } from "../../ui/use-read.ts";
import { itemStanding } from "./item-standing.ts";

const SHOWN = ["open", "all"] as const;
type Shown = (typeof SHOWN)[number];

const Standing = ({ item }: { item: Item }) => {
  const standing = itemStanding(item);
  if (standing.kind === "settled")
    return (
      <span className="muted">
        {i18n.t("customer.items.settledOn", [formatDate(standing.day, uiLanguage())])}
      </span>
    );
  if (standing.kind === "late")
    return (
      <span className="figure-bad">
        {i18n.t("customer.items.late", [formatDays(standing.days, uiLanguage())])}
        {item.dueAssumed ? " ≈" : ""}
      </span>
    );
  return <span className="muted">{i18n.t(`customer.items.${standing.kind}`)}</span>;
};

const column = columnsOf<Item>();
const narrowColumns: DataColumn<Item>[] = [
  column.display({
    id: "document",
    header: () => i18n.t("customer.items.reference"),
    meta: { widthPx: 130, wrap: true },
    cell: ({ row: { original: item } }) => (
      <>
        {item.reference || i18n.t(`customer.kinds.${item.kind}`)}
        <br />
        <span className="muted">{formatDate(item.documentDate, uiLanguage())}</span>
      </>
    ),
  }),
  column.display({
    id: "open",
    header: () => i18n.t("customer.items.open"),
    meta: { widthPx: 105, figure: true },
    cell: ({ row: { original: item } }) => (
      <Money
        cents={item.openCents === 0 ? item.amountCents : item.openCents}
        column
        bad={itemStanding(item).kind === "late"}
      />
    ),
  }),
  column.display({
    id: "standing",
    header: () => i18n.t("customer.items.standing"),
    meta: { widthPx: 110, wrap: true },
    cell: ({ row: { original: item } }) => (
      <>
        <Standing item={item} />
        {item.disputed && <span className="tag">{i18n.t("customer.items.disputed")}</span>}
      </>
    ),
  }),
];
const wideColumns = (onDispute: ((item: Item) => void) | undefined): DataColumn<Item>[] => [
  column.display({
    id: "reference",
    header: () => i18n.t("customer.items.reference"),
    meta: { widthPx: 112 },
    cell: ({ row: { original: item } }) => <span title={item.label}>{item.reference || "—"}</span>,
  }),
  column.display({
    id: "kind",
    header: () => i18n.t("customer.items.kind"),
    meta: { widthPx: 152 },
    cell: ({ row }) => i18n.t(`customer.kinds.${row.original.kind}`),
  }),
  column.display({
    id: "date",
    header: () => i18n.t("customer.items.date"),
    meta: { widthPx: 104 },
    cell: ({ row }) => formatDate(row.original.documentDate, uiLanguage()),
  }),
  column.display({
    id: "due",
    header: () => i18n.t("customer.items.due"),
    meta: { widthPx: 112 },
    cell: ({ row: { original: item } }) =>
      item.dueDate === null ? (
        <span className="muted">—</span>
      ) : (
        <span title={item.dueAssumed ? i18n.t("customer.items.dueAssumed") : undefined}>
          {item.dueAssumed ? "≈ " : ""}
          {formatDate(item.dueDate, uiLanguage())}
        </span>
      ),
  }),
  column.display({
    id: "amount",
    header: () => i18n.t("customer.items.amount"),
    meta: { widthPx: 112, figure: true },
    cell: ({ row }) => <Money cents={row.original.amountCents} column />,
  }),
  column.display({
    id: "open",
    header: () => i18n.t("customer.items.open"),
    meta: { widthPx: 112, figure: true },
    cell: ({ row: { original: item } }) => (
      <Money cents={item.openCents} column bad={itemStanding(item).kind === "late"} />
    ),
  }),
  column.display({
    id: "standing",
    header: () => i18n.t("customer.items.standing"),
    meta: { widthPx: 150 },
    cell: ({ row: { original: item } }) => (
      <>
        <Standing item={item} />{" "}
        {item.disputed && <span className="tag">{i18n.t("customer.items.disputed")}</span>}
      </>
    ),
  }),
  ...(onDispute === undefined
    ? []
    : [
        column.display({
          id: "dispute",
          header: () => <span className="out-of-sight">{i18n.t("customer.items.actions")}</span>,
          meta: { widthPx: 108 },
          cell: ({ row: { original: item } }) =>
            item.kind === "invoice" && item.openCents > 0 && !item.disputed ? (
              <Button look="quiet" onClick={() => onDispute(item)}>
                {i18n.t("customer.items.dispute")}
              </Button>
            ) : null,
        }),
      ]),
];

/** Every document of the account with what is still open of it. */
export const ItemsSection = ({
  customerId,
  onDispute,
  sought = null,
}: {
  customerId: string;
  onDispute?: ((item: Item) => void) | undefined;
  /** A document to bring into sight, settled ones and further pages included. */
  sought?: { rowId: string } | null;
}) => {
  const [shown, setShown] = useState<Shown>("open");
  /** What was sought before the member chose what to see. */
  const [dropped, setDropped] = useState<{ rowId: string } | null>(null);
  const narrow = useNarrow();
  const path = `/v1/customers/${customerId}/items?${shown === "open" ? "open=true&" : ""}limit=200`;
  const read = useReadPages(ItemPage, path);
  const columns = useMemo(() => (narrow ? narrowColumns : wideColumns(onDispute)), [narrow, onDispute]);
  const items = useMemo(() => read.data?.pages.flatMap((page) => page.items) ?? [], [read.data]);
  const { hasNextPage, isFetching, isError, fetchNextPage } = read;
  const wanted = sought === dropped ? null : sought;
  const missing = wanted !== null && !items.some(({ id }) => id === wanted.rowId);
  useEffect(() => {
    if (!missing || isFetching || isError) return;
    if (shown === "open") setShown("all");
    else if (hasNextPage) void fetchNextPage();
  }, [missing, isFetching, isError, shown, hasNextPage, fetchNextPage]);
  return (
    <section className="box stack" aria-labelledby="items-title">
      <div className="row spread">
        <h2 id="items-title">{i18n.t("customer.items.title")}</h2>
        <Segments
          label={i18n.t("customer.items.shown")}
          value={shown}
          onChange={(chosen) => {
            setDropped(sought);
            setShown(chosen);
          }}
          choices={SHOWN.map((value) => ({ value, label: i18n.t(`customer.items.shownChoices.${value}`) }))}
        />
      </div>
      {read.error && <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />}
      {read.data === undefined && !read.error && <Skeleton lines={5} />}
      {read.data !== undefined && (
        <DataTable
          label={i18n.t("customer.items.title")}
          columns={columns}
          rows={items}
          rowId={(item) => item.id}
          sought={wanted}
          more={{
            has: read.hasNextPage,
            loading: read.isFetchingNextPage,
            load: () => void read.fetchNextPage(),
          }}
          empty={<Empty title={i18n.t(`customer.items.none.${shown}`)} />}
        />
      )}
    </section>
  );
};

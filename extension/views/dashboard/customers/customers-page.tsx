import { useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { CustomerSort, type CustomerSummary } from "#shared/contract/customers.ts";
import { customerNumbers } from "../../customer-numbers.ts";
import { columnsOf, DataTable } from "../../ui/data-table.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { useMe } from "../../ui/session.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { LimitInForceText } from "../limits/limit-in-force-text.tsx";
import { PageHead } from "../page-head.tsx";
import {
  classColumn,
  exposureColumn,
  headroomColumn,
  nameColumn,
  overdueColumn,
} from "./customer-columns.tsx";
import { useCustomers } from "./use-customers.ts";

const column = columnsOf<CustomerSummary>();
const numberColumn = column.display({
  id: "numbers",
  header: () => i18n.t("customer.columns.numbers"),
  meta: { widthPx: 200 },
  cell: ({ row: { original: customer } }) => (
    <span className="muted figure">{customerNumbers(customer)}</span>
  ),
});
const limitColumn = column.display({
  id: "limit",
  header: () => i18n.t("customer.columns.limit"),
  meta: { widthPx: 142, figure: true },
  cell: ({ row }) => <LimitInForceText limit={row.original.limit} />,
});
const classOnly = [nameColumn, classColumn, numberColumn];
const withFigures = [
  nameColumn,
  classColumn,
  exposureColumn,
  overdueColumn,
  limitColumn,
  headroomColumn,
  numberColumn,
];

/** Every customer this member may see: search, order, open. */
export const CustomersPage = () => {
  const detail = useMe().visibility.detail;
  const [query, setQuery] = useState("");
  const [sort, setSort] = useState<CustomerSort>(detail === "figures" ? "exposure" : "name");
  const { read, customers, total } = useCustomers({ query, filter: "all", sort });
  const columns = useMemo(() => (detail === "figures" ? withFigures : classOnly), [detail]);
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.customers")}>
        <SearchField label={i18n.t("customer.search")} value={query} onChange={setQuery} />
      </PageHead>
      {read.error && <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />}
      {read.data === undefined && !read.error && <Skeleton lines={6} />}
      {read.data !== undefined && (
        <>
          <p className="muted" role="status">
            {i18n.t("customer.count", total ?? 0)}
          </p>
          <DataTable
            label={i18n.t("dashboard.nav.customers")}
            columns={columns}
            rows={customers}
            total={total}
            rowId={(customer) => customer.id}
            {...(detail === "figures"
              ? { sort: { by: sort, onSort: (by: string) => setSort(CustomerSort.catch("name").parse(by)) } }
              : {})}
            more={{
              has: read.hasNextPage,
              loading: read.isFetchingNextPage,
              load: () => void read.fetchNextPage(),
            }}
            empty={
              <Empty title={i18n.t(query === "" ? "customer.none" : "customer.noneFound")}>
                <p>{i18n.t(query === "" ? "customer.noneNext" : "customer.noneFoundNext")}</p>
              </Empty>
            }
          />
        </>
      )}
    </div>
  );
};

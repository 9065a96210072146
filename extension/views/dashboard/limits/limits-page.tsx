import type { RowSelectionState } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { CustomerFilter, CustomerSort, type CustomerSummary } from "#shared/contract/customers.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Segments } from "../../ui/segments.tsx";
import { useMe } from "../../ui/session.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useCustomers } from "../customers/use-customers.ts";
import { PageHead } from "../page-head.tsx";
import { AdoptDialog } from "./adopt-dialog.tsx";
import type { AdoptionScope } from "./adoption.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { limitColumns } from "./limit-columns.tsx";
import "./limits-page.css";

/** Recommended beside approved, for one, some or all of a filter: some and all for who sees every portfolio. */
export const LimitsPage = () => {
  const [query, setQuery] = useState("");
  const [filter, setFilter] = useState<CustomerFilter>("limit_differs");
  const [sort, setSort] = useState<CustomerSort>("exposure");
  const [selected, setSelected] = useState<RowSelectionState>({});
  const [changed, setChanged] = useState<CustomerSummary | null>(null);
  const [adopting, setAdopting] = useState<AdoptionScope | null>(null);
  const { read, customers, total } = useCustomers({ query, filter, sort });
  const inBulk = useMe().visibility.scope === "all";
  const columns = useMemo(() => limitColumns(setChanged), []);
  const ids = Object.keys(selected);
  const choose = (next: CustomerFilter) => {
    setFilter(next);
    setSelected({});
  };
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.limits")} about={i18n.t("limits.about")}>
        <SearchField label={i18n.t("customer.search")} value={query} onChange={setQuery} />
      </PageHead>
      <Segments
        label={i18n.t("limits.filter")}
        value={filter}
        onChange={choose}
        choices={CustomerFilter.options.map((value) => ({ value, label: i18n.t(`limits.filters.${value}`) }))}
      />
      {read.error && <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />}
      {read.data === undefined && !read.error && <Skeleton lines={6} />}
      {read.data !== undefined && (
        <>
          <div className="row spread limits-bar">
            <p role="status" className="muted">
              {ids.length > 0
                ? i18n.t("limits.selected", ids.length)
                : i18n.t("customer.count", total ?? customers.length)}
            </p>
            <div className="row">
              {ids.length > 0 ? (
                <>
                  <Button onClick={() => setSelected({})}>{i18n.t("limits.clear")}</Button>
                  <Button look="main" onClick={() => setAdopting({ kind: "selected", ids })}>
                    {i18n.t("limits.adoptSelected", ids.length)}
                  </Button>
                </>
              ) : (
                inBulk &&
                query === "" &&
                (total ?? 0) > 0 && (
                  <Button look="main" onClick={() => setAdopting({ kind: "filter", filter })}>
                    {i18n.t("limits.adoptFilter", total ?? 0)}
                  </Button>
                )
              )}
            </div>
          </div>
          <DataTable
            label={i18n.t("dashboard.nav.limits")}
            columns={columns}
            rows={customers}
            total={total}
            rowId={(customer) => customer.id}
            sort={{ by: sort, onSort: (by) => setSort(CustomerSort.catch("name").parse(by)) }}
            {...(inBulk && { selection: { selected, onChange: setSelected } })}
            more={{
              has: read.hasNextPage,
              loading: read.isFetchingNextPage,
              load: () => void read.fetchNextPage(),
            }}
            empty={<Empty title={i18n.t(query === "" ? `limits.none.${filter}` : "customer.noneFound")} />}
          />
        </>
      )}
      {changed && <ChangeDialog customer={changed} start="approved" onClose={() => setChanged(null)} />}
      {adopting && (
        <AdoptDialog
          scope={adopting}
          count={adopting.kind === "selected" ? adopting.ids.length : (total ?? 0)}
          words={
            adopting.kind === "selected"
              ? i18n.t("limits.adopt.ofSelection")
              : i18n.t("limits.adopt.ofFilter", [i18n.t(`limits.filters.${filter}`)])
          }
          onDone={() => {
            setAdopting(null);
            setSelected({});
          }}
          onClose={() => setAdopting(null)}
        />
      )}
    </div>
  );
};

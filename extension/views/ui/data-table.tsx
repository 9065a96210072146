import {
  type ColumnDef,
  createColumnHelper,
  type RowData,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { Skeleton } from "./skeleton.tsx";
import "./data-table.css";

type ColumnLook = {
  widthPx: number;
  /** Amounts and counts: to the right, tabular. */
  figure?: boolean;
  /** Sentences: on several lines instead of cut. */
  wrap?: boolean;
  /** The server's name for the order that a press on this header asks for. */
  sort?: string;
};
const features = tableFeatures({ rowSelectionFeature, columnMeta: {} as ColumnLook });
export type DataColumn<Row extends RowData> = ColumnDef<typeof features, Row>;
/** Column maker for one kind of row; `display` columns with their look in `meta`. */
export const columnsOf = <Row extends RowData>() => createColumnHelper<typeof features, Row>();

const cellClass = (look: ColumnLook | undefined): string | undefined =>
  look?.figure ? "cell-figure" : look?.wrap ? "cell-wrap" : undefined;
const ROW_PX = 37;
const NONE: RowSelectionState = {};

type DataTableProps<Row extends RowData> = {
  label: string;
  columns: DataColumn<Row>[];
  rows: Row[];
  /** Rows that exist on the server, when it tells. */
  total?: number | undefined;
  rowId: (row: Row) => string;
  sort?: { by: string; onSort: (by: string) => void };
  selection?: { selected: RowSelectionState; onChange: (selected: RowSelectionState) => void };
  more?: { has: boolean; loading: boolean; load: () => void };
  /** A row to bring into sight and point out; a new object asks again. */
  sought?: { rowId: string } | null;
  empty: ReactNode;
};

/**
 * The table of Vigie for any number of rows: a real table whose rows out of sight are not in the page, more of them
 * asked for as the end comes near. Columns keep their width, so nothing shifts while it scrolls.
 */
export const DataTable = <Row extends RowData>(props: DataTableProps<Row>) => {
  const { label, columns, rows, total, rowId, sort, selection, more, sought = null, empty } = props;
  const frame = useRef<HTMLElement>(null);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: rowId,
    enableRowSelection: selection !== undefined,
    state: { rowSelection: selection?.selected ?? NONE },
    onRowSelectionChange: (change) =>
      selection?.onChange(typeof change === "function" ? change(selection.selected) : change),
  });
  const lines = table.getRowModel().rows;
  const leaves = table.getAllLeafColumns();
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 12,
    initialRect: { width: 1000, height: 600 },
  });
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const nearEnd = (shown.at(-1)?.index ?? 0) >= lines.length - 20;
  const wanted = more?.has === true && !more.loading && nearEnd;
  const load = more?.load;
  useEffect(() => {
    if (wanted) load?.();
  }, [wanted, load]);

  const soughtAt = sought === null ? -1 : lines.findIndex(({ id }) => id === sought.rowId);
  const broughtToSight = useRef<{ rowId: string } | null>(null);
  useEffect(() => {
    if (sought === null || soughtAt < 0 || broughtToSight.current === sought) return;
    broughtToSight.current = sought;
    virtual.scrollToIndex(soughtAt, { align: "center" });
    frame.current?.scrollIntoView({ block: "center" });
    frame.current?.focus({ preventScroll: true });
  }, [sought, soughtAt, virtual]);

  if (lines.length === 0) return more?.loading ? <Skeleton lines={6} /> : empty;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="data-table" ref={frame} aria-label={label} tabIndex={0}>
      <table
        style={{ minWidth: leaves.reduce((sum, { columnDef }) => sum + (columnDef.meta?.widthPx ?? 0), 0) }}
        aria-rowcount={total ?? (more?.has ? -1 : lines.length + 1)}
      >
        <colgroup>
          {leaves.map((column) => (
            <col key={column.id} style={{ width: column.columnDef.meta?.widthPx }} />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => {
                const look = header.column.columnDef.meta;
                const sorted = sort !== undefined && look?.sort === sort.by;
                return (
                  <th
                    key={header.id}
                    scope="col"
                    className={look?.figure ? "cell-figure" : undefined}
                    aria-sort={sorted ? (look.sort === "name" ? "ascending" : "descending") : undefined}
                  >
                    {look?.sort && sort ? (
                      <button
                        type="button"
                        className="sort-button"
                        onClick={() => sort.onSort(look.sort ?? sort.by)}
                      >
                        <table.FlexRender header={header} />
                        <span aria-hidden="true">{sorted ? (look.sort === "name" ? " ↑" : " ↓") : ""}</span>
                      </button>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 && <tr style={{ height: above }} />}
          {shown.map((item) => {
            const row = lines[item.index];
            if (row === undefined) return null;
            return (
              <tr
                key={row.id}
                data-index={item.index}
                ref={virtual.measureElement}
                aria-rowindex={item.index + 2}
                aria-selected={selection ? row.getIsSelected() : undefined}
                aria-current={row.id === sought?.rowId || undefined}
              >
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} className={cellClass(cell.column.columnDef.meta)}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
          {below > 0 && <tr style={{ height: below }} />}
        </tbody>
      </table>
      {more?.loading && (
        <p className="data-table-more" role="status">
          {i18n.t("ui.loadingMore")}
        </p>
      )}
    </section>
  );
};

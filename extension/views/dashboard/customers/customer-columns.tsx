import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import type { CustomerSummary } from "#shared/contract/customers.ts";
import { openRoomCents } from "#shared/credit/open-room.ts";
import { ClassTile } from "../../ui/class-tile.tsx";
import { columnsOf } from "../../ui/data-table.tsx";
import { Money } from "../../ui/money.tsx";

const column = columnsOf<CustomerSummary>();

/** Columns that every list of customers shares. */
export const nameColumn = column.display({
  id: "name",
  header: () => i18n.t("customer.columns.name"),
  meta: { widthPx: 166, sort: "name" },
  cell: ({ row: { original: customer } }) => (
    <Link href={`/customers/${customer.id}`} title={customer.name}>
      {customer.name}
    </Link>
  ),
});
export const classColumn = column.display({
  id: "class",
  header: () => i18n.t("customer.columns.class"),
  meta: { widthPx: 72, sort: "score" },
  cell: ({ row: { original: customer } }) => (
    <span className="row">
      <ClassTile riskClass={customer.riskClass} />
      <span className="muted figure">{customer.scorePoints ?? ""}</span>
    </span>
  ),
});
export const exposureColumn = column.display({
  id: "exposure",
  header: () => i18n.t("customer.columns.exposure"),
  meta: { widthPx: 108, figure: true, sort: "exposure" },
  cell: ({ row }) => <Money cents={row.original.exposureCents} column />,
});
export const overdueColumn = column.display({
  id: "overdue",
  header: () => i18n.t("customer.columns.overdue"),
  meta: { widthPx: 112, figure: true, sort: "overdue" },
  cell: ({ row: { original: customer } }) => (
    <Money
      cents={customer.overdueCents}
      column
      bad={(customer.overdueCents ?? 0) > 0}
      about={customer.overdueAssumed === true}
    />
  ),
});
export const headroomColumn = column.display({
  id: "headroom",
  header: () => i18n.t("customer.columns.headroom"),
  meta: { widthPx: 108, figure: true },
  cell: ({ row: { original: customer } }) => {
    const open = openRoomCents(customer.riskClass, customer.headroomCents);
    return <Money cents={open} column bad={(open ?? 0) < 0} />;
  },
});

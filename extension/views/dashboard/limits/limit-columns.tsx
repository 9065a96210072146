import { i18n } from "#extension/platform/i18n.ts";
import type { CustomerSummary } from "#shared/contract/customers.ts";
import { Button } from "../../ui/button.tsx";
import { columnsOf, type DataColumn } from "../../ui/data-table.tsx";
import { Money } from "../../ui/money.tsx";
import {
  classColumn,
  exposureColumn,
  headroomColumn,
  nameColumn,
  overdueColumn,
} from "../customers/customer-columns.tsx";
import { limitGap } from "./limit-gap.ts";
import { LimitInForceText } from "./limit-in-force-text.tsx";

const SIGNS = {
  raise: "▲",
  cut: "▼",
  same: "=",
  missing: "+",
  unlimited: "∞",
  nothingRecommended: "",
} as const;

const Gap = ({ customer }: { customer: CustomerSummary }) => {
  const gap = limitGap(customer);
  if (gap.cents === null) return <span className="muted">{i18n.t(`limits.gaps.${gap.kind}`)}</span>;
  return (
    <span className="gap" title={i18n.t(`limits.gaps.${gap.kind}`)}>
      <span aria-hidden="true">{SIGNS[gap.kind]}</span>
      <span className="out-of-sight">{i18n.t(`limits.gaps.${gap.kind}`)}</span>{" "}
      <Money cents={Math.abs(gap.cents)} />
    </span>
  );
};

const column = columnsOf<CustomerSummary>();

/** Recommended beside approved, and what separates them. */
export const limitColumns = (
  onChange: (customer: CustomerSummary) => void,
): DataColumn<CustomerSummary>[] => [
  column.display({
    id: "select",
    header: ({ table }) => (
      <input
        type="checkbox"
        aria-label={i18n.t("limits.selectShown")}
        checked={table.getIsAllRowsSelected()}
        ref={(box) => {
          if (box) box.indeterminate = table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected();
        }}
        onChange={table.getToggleAllRowsSelectedHandler()}
      />
    ),
    meta: { widthPx: 34 },
    cell: ({ row }) => (
      <input
        type="checkbox"
        aria-label={i18n.t("limits.selectRow", [row.original.name])}
        checked={row.getIsSelected()}
        onChange={row.getToggleSelectedHandler()}
      />
    ),
  }),
  nameColumn,
  classColumn,
  column.display({
    id: "recommended",
    header: () => i18n.t("limits.columns.recommended"),
    meta: { widthPx: 98, figure: true },
    cell: ({ row }) => <Money cents={row.original.recommendedLimitCents} />,
  }),
  column.display({
    id: "limit",
    header: () => i18n.t("limits.columns.inForce"),
    meta: { widthPx: 132, figure: true },
    cell: ({ row }) => <LimitInForceText limit={row.original.limit} />,
  }),
  column.display({
    id: "gap",
    header: () => i18n.t("limits.columns.gap"),
    meta: { widthPx: 92, figure: true },
    cell: ({ row }) => <Gap customer={row.original} />,
  }),
  exposureColumn,
  headroomColumn,
  overdueColumn,
  column.display({
    id: "change",
    header: () => <span className="out-of-sight">{i18n.t("limits.columns.change")}</span>,
    meta: { widthPx: 96 },
    cell: ({ row: { original: customer } }) => (
      <Button
        look="quiet"
        aria-label={i18n.t("limits.changeRow", [customer.name])}
        onClick={() => onChange(customer)}
      >
        {i18n.t("limits.changeShort")}
      </Button>
    ),
  }),
];

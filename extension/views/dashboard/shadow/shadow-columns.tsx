import { useContext } from "react";
import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ShadowOrder } from "#shared/contract/shadow.ts";
import { formatDate } from "../../format.ts";
import { failedCheckSentence } from "../../order-check-sentence.ts";
import { ClassTile } from "../../ui/class-tile.tsx";
import { columnsOf } from "../../ui/data-table.tsx";
import { Currency, Money } from "../../ui/money.tsx";
import { shadowVerdict } from "./shadow-matrix.ts";
import type { SeenOrder } from "./use-shadow-run.ts";
import { VerdictTag } from "./verdict-tag.tsx";

const Failed = ({ failed }: Pick<ShadowOrder, "failed">) => {
  const currency = useContext(Currency);
  if (failed.length === 0) return <span className="muted">—</span>;
  return (
    <ul className="shadow-failed">
      {failed.map((each) => (
        <li key={each.code}>{failedCheckSentence(each, currency, uiLanguage())}</li>
      ))}
    </ul>
  );
};

const endedBadly = ({ outcome }: ShadowOrder): boolean =>
  outcome === "late_over_30" || outcome === "late_over_60";

const column = columnsOf<SeenOrder>();
export const shadowColumns = [
  column.display({
    id: "date",
    header: () => i18n.t("shadow.list.columns.date"),
    meta: { widthPx: 108 },
    cell: ({ row }) => formatDate(row.original.date, uiLanguage()),
  }),
  column.display({
    id: "customer",
    header: () => i18n.t("shadow.list.columns.customer"),
    meta: { widthPx: 160 },
    cell: ({ row: { original } }) => (
      <span className="shadow-order" title={`${original.customerName} · ${original.number}`}>
        <Link href={`/customers/${original.customerId}`}>{original.customerName}</Link>
        <span className="muted">{original.number || "—"}</span>
      </span>
    ),
  }),
  column.display({
    id: "amount",
    header: () => i18n.t("shadow.list.columns.amount"),
    meta: { widthPx: 98, figure: true },
    cell: ({ row }) => <Money cents={row.original.amountCents} />,
  }),
  column.display({
    id: "verdict",
    header: () => i18n.t("shadow.list.columns.verdict"),
    meta: { widthPx: 184 },
    cell: ({ row }) => <VerdictTag verdict={shadowVerdict(row.original)} />,
  }),
  column.display({
    id: "failed",
    header: () => i18n.t("shadow.list.columns.failed"),
    meta: { widthPx: 226, wrap: true },
    cell: ({ row }) => <Failed failed={row.original.failed} />,
  }),
  column.display({
    id: "class",
    header: () => i18n.t("shadow.list.columns.riskClass"),
    meta: { widthPx: 58 },
    cell: ({ row }) => <ClassTile riskClass={row.original.riskClass} />,
  }),
  column.display({
    id: "limit",
    header: () => i18n.t("shadow.list.columns.limit"),
    meta: { widthPx: 84, figure: true },
    cell: ({ row }) => <Money cents={row.original.limitCents} />,
  }),
  column.display({
    id: "outcome",
    header: () => i18n.t("shadow.list.columns.outcome"),
    meta: { widthPx: 112 },
    cell: ({ row: { original } }) => (
      <span className={endedBadly(original) ? "figure-bad" : undefined}>
        {i18n.t(`shadow.outcomes.${original.outcome}`)}
      </span>
    ),
  }),
];

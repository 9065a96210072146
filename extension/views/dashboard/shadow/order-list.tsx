import { useMemo } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { ORDER_OUTCOMES } from "#shared/contract/order-outcome.ts";
import { formatNumber } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Field } from "../../ui/field.tsx";
import { chosenOrders, type OrderFilter } from "./chosen-orders.ts";
import { shadowColumns } from "./shadow-columns.tsx";
import { SHADOW_VERDICTS } from "./shadow-matrix.ts";
import type { SeenOrder } from "./use-shadow-run.ts";

type OrderListProps = {
  orders: readonly SeenOrder[];
  filter: OrderFilter;
  onFilter: (filter: OrderFilter) => void;
};

const EVERYTHING: OrderFilter = { verdict: "all", outcome: "all" };
const asOneOf = <Value extends string>(known: readonly Value[], text: string): Value | "all" =>
  known.find((value) => value === text) ?? "all";

/** Every order with what the rules would have said, why, and how it turned out. */
export const OrderList = ({ orders, filter, onFilter }: OrderListProps) => {
  const shown = useMemo(() => chosenOrders(orders, filter), [orders, filter]);
  return (
    <section className="stack" aria-labelledby="shadow-list">
      <div className="row spread">
        <div>
          <h2 id="shadow-list" tabIndex={-1}>
            {i18n.t("shadow.list.title")}
          </h2>
          <p className="muted" role="status">
            {i18n.t("shadow.list.shown", shown.length, [formatNumber(shown.length, uiLanguage())])}
          </p>
        </div>
        <div className="row shadow-filter">
          <Field label={i18n.t("shadow.list.verdict")}>
            {(control) => (
              <select
                {...control}
                value={filter.verdict}
                onChange={({ target }) =>
                  onFilter({ ...filter, verdict: asOneOf(SHADOW_VERDICTS, target.value) })
                }
              >
                <option value="all">{i18n.t("shadow.list.all")}</option>
                {SHADOW_VERDICTS.map((verdict) => (
                  <option key={verdict} value={verdict}>
                    {i18n.t(`orderChecks.verdicts.${verdict}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={i18n.t("shadow.list.outcome")}>
            {(control) => (
              <select
                {...control}
                value={filter.outcome}
                onChange={({ target }) =>
                  onFilter({ ...filter, outcome: asOneOf(ORDER_OUTCOMES, target.value) })
                }
              >
                <option value="all">{i18n.t("shadow.list.allOutcomes")}</option>
                {ORDER_OUTCOMES.map((outcome) => (
                  <option key={outcome} value={outcome}>
                    {i18n.t(`shadow.outcomes.${outcome}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      </div>
      <DataTable
        label={i18n.t("shadow.list.title")}
        columns={shadowColumns}
        rows={shown}
        rowId={({ place }) => String(place)}
        empty={
          <Empty title={i18n.t("shadow.list.noneFiltered")}>
            <p>{i18n.t("shadow.list.noneFilteredNext")}</p>
            <Button onClick={() => onFilter(EVERYTHING)}>{i18n.t("shadow.list.allAgain")}</Button>
          </Empty>
        }
      />
    </section>
  );
};

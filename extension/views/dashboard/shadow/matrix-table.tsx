import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { ORDER_OUTCOMES, type OrderOutcome } from "#shared/contract/order-outcome.ts";
import { formatNumber } from "../../format.ts";
import { Money, useShortMoney } from "../../ui/money.tsx";
import { OutcomeHead } from "../policy/outcome-head.tsx";
import {
  SHADOW_VERDICTS,
  type ShadowMatrix,
  type ShadowRow,
  type ShadowVerdict,
  type Tally,
} from "./shadow-matrix.ts";
import { VerdictTag } from "./verdict-tag.tsx";

type MatrixTableProps = {
  matrix: ShadowMatrix;
  /** Shows the orders behind a figure; null: whatever the verdict. */
  onShow: (verdict: ShadowVerdict | null, outcome: OrderOutcome) => void;
};

const wordOf = (verdict: ShadowVerdict | null): string =>
  verdict === null ? i18n.t("shadow.sums.total") : i18n.t(`orderChecks.verdicts.${verdict}`);

const Ends = ({
  row,
  verdict,
  onShow,
}: Pick<MatrixTableProps, "onShow"> & { row: ShadowRow; verdict: ShadowVerdict | null }) => {
  const short = useShortMoney();
  const cell = (outcome: OrderOutcome, { count, cents }: Tally) =>
    count === 0 ? (
      "·"
    ) : (
      <button
        type="button"
        className="shadow-cell"
        title={i18n.t("shadow.sums.show", [wordOf(verdict), i18n.t(`shadow.outcomes.${outcome}`)])}
        onClick={() => onShow(verdict, outcome)}
      >
        {formatNumber(count, uiLanguage())}
        <small>{short(cents)}</small>
      </button>
    );
  return ORDER_OUTCOMES.map((outcome) => (
    <td key={outcome} className={row.outcomes[outcome].count === 0 ? "cell-figure muted" : "cell-figure"}>
      {cell(outcome, row.outcomes[outcome])}
    </td>
  ));
};

const Sums = ({ row: { all } }: { row: ShadowRow }) => (
  <>
    <td className={all.count === 0 ? "cell-figure muted" : "cell-figure"}>
      {all.count === 0 ? "·" : formatNumber(all.count, uiLanguage())}
    </td>
    <td className={all.count === 0 ? "cell-figure muted" : "cell-figure"}>
      {all.count === 0 ? "·" : <Money cents={all.cents} />}
    </td>
  </>
);

/** Verdicts by how the orders turned out, count and sum; a figure leads to its orders. */
export const MatrixTable = ({ matrix, onShow }: MatrixTableProps) => (
  <div className="table-scroll">
    <table className="plain-table replay-table shadow-matrix">
      <caption className="out-of-sight">{i18n.t("shadow.sums.caption")}</caption>
      <OutcomeHead
        row={i18n.t("shadow.sums.verdict")}
        documents={i18n.t("shadow.sums.ordersCount")}
        amount={i18n.t("shadow.sums.amount")}
        ended={i18n.t("shadow.sums.ended")}
      />
      <tbody>
        {SHADOW_VERDICTS.map((verdict) => (
          <tr key={verdict}>
            <th scope="row">
              <VerdictTag verdict={verdict} />
            </th>
            <Sums row={matrix.rows[verdict]} />
            <Ends row={matrix.rows[verdict]} verdict={verdict} onShow={onShow} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{i18n.t("shadow.sums.total")}</th>
          <Sums row={matrix.total} />
          <Ends row={matrix.total} verdict={null} onShow={onShow} />
        </tr>
      </tfoot>
    </table>
  </div>
);

import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { PolicyPreviewResult } from "#shared/contract/policy.ts";
import { RISK_CLASSES, type RiskClass } from "#shared/credit/assessment.ts";
import { formatNumber } from "../../format.ts";
import { ClassTile } from "../../ui/class-tile.tsx";
import { useShortMoney } from "../../ui/money.tsx";
import { type ClassCell, cellAt, countMoves, moveOf, sumOf } from "./class-moves.ts";

const Cell = ({ cell, look }: { cell: ClassCell | null; look: string }) => {
  const short = useShortMoney();
  if (cell === null || cell.customers === 0) return <td className="cell-figure muted">·</td>;
  return (
    <td className={`cell-figure move-${look}`}>
      <strong>{formatNumber(cell.customers, uiLanguage())}</strong>
      <small>{short(cell.exposureCents)}</small>
    </td>
  );
};

/** Who goes from which class to which: customers, and their exposure below. */
export const ClassMatrix = ({ classes }: { classes: PolicyPreviewResult["classes"] }) => {
  const known: RiskClass[] = RISK_CLASSES.filter((riskClass) =>
    classes.some(({ before, after }) => before === riskClass || after === riskClass),
  );
  const counts = countMoves(classes);
  return (
    <section className="box stack" aria-labelledby="effect-classes">
      <div className="row spread">
        <h2 id="effect-classes">{i18n.t("policy.effect.classes")}</h2>
        {counts.better + counts.worse + counts.other === 0 ? (
          <p className="muted">{i18n.t("policy.effect.noMoves")}</p>
        ) : (
          <p>
            <span className="points-up">▲ {i18n.t("policy.effect.better", counts.better)}</span> ·{" "}
            <span className="figure-bad">▼ {i18n.t("policy.effect.worse", counts.worse)}</span> ·{" "}
            <span className="muted">{i18n.t("policy.effect.same", counts.same + counts.other)}</span>
          </p>
        )}
      </div>
      <div className="table-scroll">
        <table className="plain-table class-matrix">
          <caption className="out-of-sight">{i18n.t("policy.effect.classesCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n.t("policy.effect.beforeAfter")}</th>
              {known.map((after) => (
                <th key={after} scope="col" className="cell-figure">
                  <ClassTile riskClass={after} />
                </th>
              ))}
              <th scope="col" className="cell-figure">
                {i18n.t("policy.effect.before")}
              </th>
            </tr>
          </thead>
          <tbody>
            {known.map((before) => (
              <tr key={before}>
                <th scope="row">
                  <ClassTile riskClass={before} />
                </th>
                {known.map((after) => (
                  <Cell key={after} cell={cellAt(classes, before, after)} look={moveOf(before, after)} />
                ))}
                <Cell cell={sumOf(classes, "before", before)} look="sum" />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{i18n.t("policy.effect.after")}</th>
              {known.map((after) => (
                <Cell key={after} cell={sumOf(classes, "after", after)} look="sum" />
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
};

import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import { formatCentipoints, formatNumber, formatPercent, formatPoints } from "../../format.ts";
import { pointsTone } from "../../points-tone.ts";
import { useReasonText } from "../../ui/reason-text.ts";
import { reasonSumCentipoints, splitReasons } from "./reason-sum.ts";
import "./score-section.css";

/** The score (with its axes where nothing else of this page shows them), then every reason with its points down to the sum: nothing of the score is unexplained. */
export const ScoreSection = ({ detail }: { detail: CustomerDetail }) => {
  const { figures } = detail.badge;
  const reasonText = useReasonText();
  const { steps, rules } = splitReasons(detail.reasons);
  if (figures === null) return null;
  const whole = (points: number | null): string =>
    points === null ? "—" : formatNumber(points, uiLanguage());
  return (
    <section className="box stack" aria-labelledby="score-title">
      <h2 id="score-title">{i18n.t("customer.score.title")}</h2>
      <dl className="axes">
        <div>
          <dt>{i18n.t("customer.score.score")}</dt>
          <dd>{whole(figures.scorePoints)}</dd>
        </div>
        {detail.facts === undefined && (
          <>
            <div>
              <dt>{i18n.t("customer.score.pays")}</dt>
              <dd>{whole(figures.paysPoints)}</dd>
            </div>
            <div>
              <dt>{i18n.t("customer.score.lasts")}</dt>
              <dd>{whole(figures.lastsPoints)}</dd>
            </div>
            <div>
              <dt>{i18n.t("customer.score.coverage")}</dt>
              <dd>{formatPercent(figures.coveragePercent, uiLanguage())}</dd>
            </div>
          </>
        )}
      </dl>
      {detail.reasons.length === 0 ? (
        <p className="muted">{i18n.t("customer.score.noReasons")}</p>
      ) : (
        <table className="plain-table reason-table">
          <caption className="out-of-sight">{i18n.t("customer.score.reasons")}</caption>
          <thead className="out-of-sight">
            <tr>
              <th scope="col">{i18n.t("customer.score.points")}</th>
              <th scope="col">{i18n.t("customer.score.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((reason) => (
              <tr key={`${reason.code} ${JSON.stringify(reason.params)}`}>
                <td className={`cell-figure ${pointsTone(reason.centipoints)}`}>
                  {formatPoints(reason.centipoints, uiLanguage())}
                </td>
                <td>{reasonText(reason)}</td>
              </tr>
            ))}
          </tbody>
          {figures.scorePoints !== null && (
            <tfoot>
              <tr>
                <td className="cell-figure">
                  {formatCentipoints(reasonSumCentipoints(detail.reasons), uiLanguage())}
                </td>
                <td>{i18n.t("customer.score.sum")}</td>
              </tr>
            </tfoot>
          )}
        </table>
      )}
      {rules.length > 0 && (
        <ul className="rule-list">
          {rules.map((reason) => (
            <li key={`${reason.code} ${JSON.stringify(reason.params)}`}>{reasonText(reason)}</li>
          ))}
        </ul>
      )}
    </section>
  );
};

import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { HistoryPoint } from "#shared/contract/explanations.ts";
import { wholePoints } from "#shared/credit/whole-points.ts";
import { formatDate } from "../format.ts";
import { ClassTile } from "../ui/class-tile.tsx";
import { Money } from "../ui/money.tsx";

/** Everything the chart draws, in figures; the youngest first. */
export const HistoryTable = ({ points }: { points: HistoryPoint[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
  <section className="history-table table-scroll" tabIndex={0} aria-label={i18n.t("explain.history.title")}>
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{i18n.t("explain.history.day")}</th>
          <th scope="col">{i18n.t("explain.history.class")}</th>
          <th scope="col" className="cell-figure">
            {i18n.t("explain.history.score")}
          </th>
          <th scope="col" className="cell-figure">
            {i18n.t("explain.figures.overdue")}
          </th>
          <th scope="col" className="cell-figure">
            {i18n.t("explain.figures.exposure")}
          </th>
          <th scope="col" className="cell-figure">
            {i18n.t("explain.figures.recommended")}
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.asOf}>
            <th scope="row" className="history-day">
              {formatDate(point.asOf, uiLanguage())}
              {point.basis === "replayed" && (
                <span className="muted history-basis">{i18n.t("explain.history.replayed")}</span>
              )}
            </th>
            <td>
              <ClassTile riskClass={point.riskClass} />
            </td>
            <td className="cell-figure">{wholePoints(point.scoreCentipoints) ?? "—"}</td>
            <td className="cell-figure">
              <Money cents={point.overdueCents} bad={point.overdueCents > 0} />
            </td>
            <td className="cell-figure">
              <Money cents={point.exposureCents} />
            </td>
            <td className="cell-figure">
              <Money cents={point.recommendedLimitCents} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

import { uiLanguage } from "#extension/platform/language.ts";
import type { CustomerDetail } from "#extension/platform/messages.ts";
import { i18n } from "#i18n";
import { formatDate } from "../../format.ts";
import { ClassTile } from "../../ui/class-tile.tsx";
import { scoreHeight, scoreLine } from "./score-line.ts";
import "./history-section.css";

const BOX = { width: 420, height: 130 };
/** Lower bounds of classes A, B and C (POLICY 1). */
const BOUNDS = [
  { riskClass: "A", points: 75 },
  { riskClass: "B", points: 55 },
  { riskClass: "C", points: 35 },
] as const;

/** One line over the class bounds, its ends labelled; the table behind it says the same in figures. */
export const HistorySection = ({ history }: { history: CustomerDetail["history"] }) => {
  const { strokes, dots } = scoreLine(history, BOX);
  const [first] = dots;
  const last = dots.at(-1);
  const newestFirst = history.toSorted((one, other) => other.asOf.localeCompare(one.asOf));
  return (
    <section className="box stack" aria-labelledby="history-title">
      <h2 id="history-title">{i18n.t("customer.history.title")}</h2>
      {first === undefined || last === undefined || dots.length < 2 ? (
        <p className="muted">{i18n.t("customer.history.none")}</p>
      ) : (
        <figure className="history">
          <svg
            viewBox={`-50 -12 ${BOX.width + 100} ${BOX.height + 36}`}
            role="img"
            aria-label={i18n.t("customer.history.label", [
              first.scorePoints,
              formatDate(first.asOf, uiLanguage()),
              last.scorePoints,
              formatDate(last.asOf, uiLanguage()),
            ])}
          >
            {BOUNDS.map(({ riskClass, points }) => (
              <g key={riskClass} className="history-bound">
                <line
                  x1={0}
                  x2={BOX.width}
                  y1={scoreHeight(points, BOX.height)}
                  y2={scoreHeight(points, BOX.height)}
                />
                <text x={-46} y={scoreHeight(points, BOX.height) + 4}>
                  {`${riskClass} ≥ ${points}`}
                </text>
              </g>
            ))}
            <line className="history-floor" x1={0} x2={BOX.width} y1={BOX.height} y2={BOX.height} />
            {strokes.map((points) => (
              <polyline key={points} points={points} />
            ))}
            {dots.length <= 60 && dots.map(({ x, y, asOf }) => <circle key={asOf} cx={x} cy={y} r={2.5} />)}
            <circle className="history-now" cx={last.x} cy={last.y} r={4} />
            <text className="history-value" x={last.x + 10} y={last.y + 5}>
              {last.scorePoints}
            </text>
            <text className="history-date" x={0} y={BOX.height + 18}>
              {formatDate(first.asOf, uiLanguage())}
            </text>
            <text className="history-date history-end" x={BOX.width} y={BOX.height + 18}>
              {formatDate(last.asOf, uiLanguage())}
            </text>
          </svg>
        </figure>
      )}
      {history.length > 0 && (
        <details>
          <summary>{i18n.t("customer.history.table")}</summary>
          <div className="history-table">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{i18n.t("customer.history.day")}</th>
                  <th scope="col">{i18n.t("customer.history.class")}</th>
                  <th scope="col" className="cell-figure">
                    {i18n.t("customer.history.points")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {newestFirst.map(({ asOf, riskClass, scorePoints }) => (
                  <tr key={asOf}>
                    <td>{formatDate(asOf, uiLanguage())}</td>
                    <td>
                      <ClassTile riskClass={riskClass} />
                    </td>
                    <td className="cell-figure">{scorePoints ?? "—"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
};

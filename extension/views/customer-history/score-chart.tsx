import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { HistoryPage, HistoryPoint } from "#shared/contract/explanations.ts";
import { wholePoints } from "#shared/credit/whole-points.ts";
import { formatDate, formatMonthOf } from "../format.ts";
import { classTone } from "../ui/class-tone.ts";
import { type ChartDot, chartGeometry } from "./chart-geometry.ts";
import type { Span } from "./last-change.ts";
import { useWidth } from "./use-width.ts";
import "./score-chart.css";

const HEIGHT = 148;
const ROOM = { left: 8, right: 22, top: 18, ribbon: 16, below: 22 };
const MOST_DOTS = 60;

/** The two days compared, each with its score beside it; labels keep inside the drawing and off each other. */
const Chosen = ({ dot, width, above }: { dot: ChartDot; width: number; above: boolean }) => (
  <g className="score-chosen">
    <line x1={dot.x} x2={dot.x} y1={0} y2={HEIGHT} />
    <circle cx={dot.x} cy={dot.y} r={4.5} />
    <text
      x={Math.min(Math.max(dot.x, 10), width - 10)}
      y={above ? Math.max(dot.y - 10, -4) : Math.min(dot.y + 20, HEIGHT - 4)}
    >
      {wholePoints(dot.point.scoreCentipoints)}
    </text>
  </g>
);

/** One line over the class bands, classes as they stood beneath it. The table beside it says the same in figures. */
export const ScoreChart = ({
  points,
  bounds,
  span,
}: {
  points: HistoryPoint[];
  bounds: HistoryPage["boundsCentipoints"];
  span: Span | null;
}) => {
  const [frame, outer] = useWidth<HTMLElement>(336);
  const width = outer - ROOM.left - ROOM.right;
  const { strokes, dots, bands, ribbon, ticks } = chartGeometry(points, bounds, { width, height: HEIGHT });
  const [first, last] = [dots[0], dots.at(-1)];
  const chosen = dots.filter(({ point }) => point.asOf === span?.from || point.asOf === span?.to);
  const [from, to] = chosen;
  const day = (isoDate: string) => formatDate(isoDate, uiLanguage());
  return (
    <figure className="score-chart" ref={frame}>
      <svg
        width={outer}
        height={HEIGHT + ROOM.top + ROOM.ribbon + ROOM.below}
        viewBox={`${-ROOM.left} ${-ROOM.top} ${outer} ${HEIGHT + ROOM.top + ROOM.ribbon + ROOM.below}`}
        role="img"
        aria-label={
          first && last
            ? i18n.t("explain.chart.label", [
                wholePoints(first.point.scoreCentipoints) ?? "—",
                day(first.point.asOf),
                wholePoints(last.point.scoreCentipoints) ?? "—",
                day(last.point.asOf),
                last.point.riskClass,
              ])
            : i18n.t("explain.chart.noScore")
        }
      >
        {bands.map((band) => (
          <g key={band.riskClass} className={`score-band ${classTone(band.riskClass)}`}>
            <rect x={0} y={band.y} width={width} height={band.height} />
            <text x={width + 8} y={band.y + band.height / 2 + 4}>
              {band.riskClass}
            </text>
          </g>
        ))}
        {strokes.map(({ path, replayed }) => (
          <path key={path} d={path} className={replayed ? "score-line score-replayed" : "score-line"} />
        ))}
        {dots.length <= MOST_DOTS &&
          dots.map(({ x, y, point }) => (
            <circle key={point.asOf} className="score-dot" cx={x} cy={y} r={2.5}>
              <title>{`${day(point.asOf)} · ${point.riskClass} ${wholePoints(point.scoreCentipoints)}`}</title>
            </circle>
          ))}
        {from && <Chosen dot={from} width={width} above={!to || from.y <= to.y} />}
        {to && <Chosen dot={to} width={width} above={!from || to.y < from.y} />}
        {ribbon.map((part) => (
          <g key={part.from} className={`score-ribbon ${classTone(part.riskClass)}`}>
            <rect x={part.x} y={HEIGHT + 4} width={Math.max(part.width - 1, 1)} height={12}>
              <title>{`${day(part.from)} · ${i18n.t(`classes.${part.riskClass}`)}`}</title>
            </rect>
            {part.width > 14 && (
              <text x={part.x + part.width / 2} y={HEIGHT + 14}>
                {part.riskClass === "NR" ? "–" : part.riskClass}
              </text>
            )}
          </g>
        ))}
        {ticks.map(({ x, day: tick }) => (
          <text
            key={tick}
            className="score-tick"
            x={Math.min(Math.max(x, 20), width - 14)}
            y={HEIGHT + ROOM.ribbon + 16}
          >
            {formatMonthOf(tick, uiLanguage())}
          </text>
        ))}
      </svg>
      {strokes.some(({ replayed }) => replayed) && (
        <figcaption className="muted">{i18n.t("explain.chart.replayed")}</figcaption>
      )}
    </figure>
  );
};

import { type ScaleTime, scaleLinear, scaleUtc } from "d3-scale";
import { line } from "d3-shape";
import type { HistoryPage, HistoryPoint } from "#shared/contract/explanations.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";

type Box = { width: number; height: number };
type Bounds = HistoryPage["boundsCentipoints"];

export type ChartDot = { x: number; y: number; point: HistoryPoint };
/** The score over time as a drawing: 100 points at the top (y 0), 0 at the bottom, the youngest day at the right. */
export type ChartGeometry = {
  /** One path an unbroken stretch; `replayed` ones lie before the first assessment. */
  strokes: { path: string; replayed: boolean }[];
  dots: ChartDot[];
  bands: { riskClass: "A" | "B" | "C" | "D"; y: number; height: number }[];
  /** Classes as they stood, side by side without gap. */
  ribbon: { riskClass: RiskClass; x: number; width: number; from: string; to: string }[];
  ticks: { x: number; day: string }[];
};

const DAY_MS = 86_400_000;
const PIXELS_A_TICK = 56;
const momentOf = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`);
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Draws points in any order. A day without a score breaks the line; one single day stands at the right end. */
export const chartGeometry = (
  history: readonly HistoryPoint[],
  bounds: Bounds,
  { width, height }: Box,
): ChartGeometry => {
  const points = history.toSorted((one, other) => one.asOf.localeCompare(other.asOf));
  const last = momentOf(points.at(-1)?.asOf ?? "1970-01-01");
  const first = Math.min(momentOf(points[0]?.asOf ?? "1970-01-01"), last - DAY_MS);
  const across = scaleUtc().domain([first, last]).range([0, width]);
  const down = scaleLinear().domain([0, 10_000]).range([height, 0]);
  const x = ({ asOf }: { asOf: string }) => tenth(across(momentOf(asOf)));
  const y = (centipoints: number) => tenth(down(centipoints));
  const dots = points.flatMap((point) =>
    point.scoreCentipoints === null ? [] : [{ x: x(point), y: y(point.scoreCentipoints), point }],
  );
  const starts = points.map((point, index) => (index === 0 ? 0 : x(point)));
  return {
    strokes: strokesOf(points, x, y),
    dots,
    bands: [
      { riskClass: "A", y: 0, height: y(bounds.A) },
      { riskClass: "B", y: y(bounds.A), height: tenth(y(bounds.B) - y(bounds.A)) },
      { riskClass: "C", y: y(bounds.B), height: tenth(y(bounds.C) - y(bounds.B)) },
      { riskClass: "D", y: y(bounds.C), height: tenth(height - y(bounds.C)) },
    ],
    ribbon: ribbonOf(points, starts, width),
    ticks: ticksOf(across, width),
  };
};

/** As many round days as have room for their words. */
function ticksOf(across: ScaleTime<number, number>, width: number): ChartGeometry["ticks"] {
  const most = Math.max(2, Math.floor(width / PIXELS_A_TICK));
  const moments = across.ticks(most);
  const every = Math.ceil(moments.length / most);
  return moments
    .filter((_, index) => (moments.length - 1 - index) % every === 0)
    .map((moment) => ({ x: tenth(across(moment)), day: moment.toISOString().slice(0, 10) }));
}

/** Neighbours with a score are joined; what starts at a replayed point is replayed. */
function strokesOf(
  points: readonly HistoryPoint[],
  x: (point: HistoryPoint) => number,
  y: (centipoints: number) => number,
): ChartGeometry["strokes"] {
  const draw = line();
  const strokes: { replayed: boolean; through: [number, number][] }[] = [];
  let before: HistoryPoint | null = null;
  for (const point of points) {
    if (point.scoreCentipoints === null) {
      before = null;
      continue;
    }
    const at: [number, number] = [x(point), y(point.scoreCentipoints)];
    if (before !== null && before.scoreCentipoints !== null) {
      const replayed = before.basis === "replayed";
      const stroke = strokes.at(-1);
      const start: [number, number] = [x(before), y(before.scoreCentipoints)];
      if (stroke?.replayed === replayed && stroke.through.at(-1)?.[0] === start[0]) stroke.through.push(at);
      else strokes.push({ replayed, through: [start, at] });
    }
    before = point;
  }
  return strokes.map(({ through, replayed }) => ({ path: draw(through) ?? "", replayed }));
}

function ribbonOf(
  points: readonly HistoryPoint[],
  starts: readonly number[],
  width: number,
): ChartGeometry["ribbon"] {
  const ribbon: ChartGeometry["ribbon"] = [];
  points.forEach(({ riskClass, asOf }, index) => {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? width;
    const before = ribbon.at(-1);
    if (before?.riskClass === riskClass) {
      before.width = tenth(end - before.x);
      before.to = asOf;
    } else ribbon.push({ riskClass, x: start, width: tenth(end - start), from: asOf, to: asOf });
  });
  return ribbon.filter((part) => part.width > 0);
}

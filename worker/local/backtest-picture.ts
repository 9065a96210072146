import type { TestedTarget } from "#shared/backtest/backtest-lateness.ts";
import { areaUnderCurve, calibrationBins, rocCurve } from "#shared/backtest/metrics.ts";

const SIDE = 220;
const GAP = 56;
const LEFT = 64;
const TOP = 76;
const BINS = 10;

type Point = { x: number; y: number };

/** Calibration and ROC of every target as one SVG: columns are targets, rows the two pictures. */
export function backtestPicture(name: string, tested: readonly TestedTarget[]): string {
  const shown = tested.filter(({ late }) => late.length > 0);
  const width = LEFT + shown.length * (SIDE + GAP);
  const height = TOP + 2 * (SIDE + GAP) + 8;
  const panels = shown.flatMap((target, place) => {
    const x = LEFT + place * (SIDE + GAP);
    return [calibration(target, x, TOP), roc(target, x, TOP + SIDE + GAP)];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12" fill="#1d2733">`,
    `<title>${escaped(`Backtest of ${name}: calibration and ROC`)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${LEFT}" y="28" font-size="16" font-weight="600">${escaped(name)}</text>`,
    ...panels,
    "</svg>",
    "",
  ].join("\n");
}

const titleOf = (days: number) => (days === 0 ? "late" : `> ${days} days late`);

function calibration({ days, probabilities, late }: TestedTarget, x: number, y: number): string {
  const bins = calibrationBins(probabilities, late, BINS);
  const most = Math.max(0.05, ...bins.flatMap(({ foretold, came }) => [foretold, came]));
  const end = Math.min(1, Math.ceil(most * 20) / 20);
  const at = (bin: Point): Point => ({ x: x + (bin.x / end) * SIDE, y: y + SIDE - (bin.y / end) * SIDE });
  const points = bins.map(({ foretold, came }) => at({ x: foretold, y: came }));
  return panel(x, y, `${titleOf(days)}: calibration`, ["foretold", "came"], `${Math.round(end * 100)} %`, [
    path(points),
    ...points.map((point) => `<circle cx="${n(point.x)}" cy="${n(point.y)}" r="3.5" fill="#0b5cad"/>`),
  ]);
}

function roc({ days, probabilities, late }: TestedTarget, x: number, y: number): string {
  const area = areaUnderCurve(probabilities, late);
  const points = rocCurve(probabilities, late).map(({ falseAlarms, found }) => ({
    x: x + falseAlarms * SIDE,
    y: y + SIDE - found * SIDE,
  }));
  const title =
    area === null ? `${titleOf(days)}: under 20 late ones` : `${titleOf(days)}: AUC ${area.toFixed(3)}`;
  return panel(x, y, title, ["false alarms", "found"], "100 %", area === null ? [] : [path(points)]);
}

function panel(
  x: number,
  y: number,
  title: string,
  [across, up]: readonly [string, string],
  end: string,
  drawn: string[],
): string {
  return [
    `<g><text x="${x}" y="${y - 8}" font-weight="600">${escaped(title)}</text>`,
    `<rect x="${x}" y="${y}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#8a97a6"/>`,
    `<path d="M${x} ${y + SIDE}L${x + SIDE} ${y}" stroke="#8a97a6" stroke-dasharray="4 4"/>`,
    ...drawn,
    `<text x="${x}" y="${y + SIDE + 16}" fill="#56636f">0</text>`,
    `<text x="${x + SIDE / 2}" y="${y + SIDE + 16}" text-anchor="middle" fill="#56636f">${across}</text>`,
    `<text transform="translate(${x - 8} ${y + SIDE / 2}) rotate(-90)" text-anchor="middle" fill="#56636f">${up}</text>`,
    `<text x="${x + SIDE}" y="${y + SIDE + 16}" text-anchor="end" fill="#56636f">${end}</text></g>`,
  ].join("\n");
}

const path = (points: readonly Point[]) =>
  `<path d="${points.map(({ x, y }, place) => `${place === 0 ? "M" : "L"}${n(x)} ${n(y)}`).join("")}" fill="none" stroke="#0b5cad" stroke-width="2"/>`;

const n = (value: number) => String(Math.round(value * 10) / 10);
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

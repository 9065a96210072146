import type { HistoryPoint } from "#shared/contract/explanations.ts";
import { wholePoints } from "#shared/credit/whole-points.ts";

/** Two days to compare, as ISO dates, the earlier first. */
export type Span = { from: string; to: string };

const RECENT_DAYS = 190;
const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
const whole = ({ scoreCentipoints }: HistoryPoint): number | null => wholePoints(scoreCentipoints);

/**
 * The span that tells the last change: from the youngest day of half a year on which the class was another one, or else the
 * score a whole point away, to the latest day. `points` youngest first. Where nothing changed: from the day before; null for a single day.
 */
export const lastChange = (points: readonly HistoryPoint[]): Span | null => {
  const [latest, ...earlier] = points;
  if (latest === undefined) return null;
  const recent = earlier.filter(({ asOf }) => daysBetween(asOf, latest.asOf) <= RECENT_DAYS);
  const before =
    recent.find(({ riskClass }) => riskClass !== latest.riskClass) ??
    earlier.find((point) => whole(point) !== whole(latest)) ??
    earlier[0];
  return before === undefined ? null : { from: before.asOf, to: latest.asOf };
};

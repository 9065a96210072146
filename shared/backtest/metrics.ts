import { auc } from "./auc.ts";

/** How well scores order and foretell outcomes. `scores[i]` belongs to `late[i]`. */

/** Fewer late ones than this give no figure. */
const LEAST_POSITIVES = 20;

/** Area under the ROC curve, equal scores counting half; null under 20 positives or without a negative. */
export const areaUnderCurve = (scores: readonly number[], late: readonly boolean[]): number | null =>
  late.filter(Boolean).length < LEAST_POSITIVES ? null : auc(scores, late);

/** Mean squared distance of probabilities (0–1) from what came; 0 without any. */
export function brierScore(probabilities: readonly number[], late: readonly boolean[]): number {
  let sum = 0;
  probabilities.forEach((probability, place) => {
    sum += (probability - (late[place] ? 1 : 0)) ** 2;
  });
  return probabilities.length === 0 ? 0 : sum / probabilities.length;
}

export type CalibrationBin = { count: number; foretold: number; came: number };

/** Bins of equal size in order of probability: mean foretold against the share that came. */
export function calibrationBins(
  probabilities: readonly number[],
  late: readonly boolean[],
  bins: number,
): CalibrationBin[] {
  const order = probabilities
    .map((_, place) => place)
    .sort((a, b) => (probabilities[a] ?? 0) - (probabilities[b] ?? 0) || a - b);
  const count = Math.min(bins, order.length);
  return Array.from({ length: count }, (_, bin) => {
    const places = order.slice(
      Math.floor((bin * order.length) / count),
      Math.floor(((bin + 1) * order.length) / count),
    );
    const foretold = places.reduce((sum, place) => sum + (probabilities[place] ?? 0), 0);
    const came = places.filter((place) => late[place]).length;
    return { count: places.length, foretold: foretold / places.length, came: came / places.length };
  });
}

export type RocPoint = { falseAlarms: number; found: number };

/** ROC curve from (0, 0) to (1, 1), one point per distinct score, the highest score first. */
export function rocCurve(scores: readonly number[], late: readonly boolean[]): RocPoint[] {
  const order = scores.map((_, place) => place).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const positives = Math.max(1, late.filter(Boolean).length);
  const negatives = Math.max(1, late.length - late.filter(Boolean).length);
  const points: RocPoint[] = [{ falseAlarms: 0, found: 0 }];
  let found = 0;
  let falseAlarms = 0;
  order.forEach((place, index) => {
    if (late[place]) found += 1;
    else falseAlarms += 1;
    const next = order[index + 1];
    if (next === undefined || scores[next] !== scores[place])
      points.push({ falseAlarms: falseAlarms / negatives, found: found / positives });
  });
  return points;
}

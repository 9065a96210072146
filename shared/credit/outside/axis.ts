import type { Reason } from "../assessment.ts";
import { divideHalfUp } from "../money.ts";

/** One axis as of a day: 10,000 and its reasons (distances from it) add up to `centipoints`. */
export type Axis = { centipoints: number; reasons: readonly Reason[] };

/** Part of an axis: its weight, how many parts share that weight, and its reasons (distances from 10,000). */
export type AxisPart = { weight: number; shared: number; reasons: readonly Reason[] };

const FULL = 10_000;

/** Weighted mean of parts. Running sums of the reasons are rounded, so that 10,000 and the reasons give the axis; null without parts. */
export function mixAxis(parts: readonly AxisPart[]): Axis | null {
  const scale = parts.reduce((product, { shared }) => leastCommon(product, shared), 1);
  const total = parts.reduce((sum, { weight, shared }) => sum + (weight * scale) / shared, 0);
  if (total === 0) return null;
  const reasons: Reason[] = [];
  let sum = 0;
  let shown = 0;
  for (const { weight, shared, reasons: own } of parts) {
    for (const reason of own) {
      sum += (reason.centipoints * weight * scale) / shared;
      const rounded = divideHalfUp(sum, total);
      reasons.push({ ...reason, centipoints: rounded - shown });
      shown = rounded;
    }
  }
  return { centipoints: FULL + shown, reasons };
}

function leastCommon(a: number, b: number): number {
  let [greater, rest] = [a, b];
  while (rest !== 0) [greater, rest] = [rest, greater % rest];
  return (a / greater) * b;
}

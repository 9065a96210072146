import type { Reason } from "./assessment.ts";
import { type Cap, rankOf } from "./risk-class.ts";

/** Rules first, the worst class first; then what took most from the score; the starting points last. */
export function orderReasons(
  scoring: readonly Reason[],
  caps: readonly Cap[],
  others: readonly Reason[],
): Reason[] {
  const rules = [...caps]
    .sort((a, b) => rankOf(b.cap) - rankOf(a.cap) || byCode(a.reason, b.reason))
    .map(({ reason }) => reason);
  const base = scoring.filter(({ code }) => code === "base_points");
  const losses = scoring
    .filter(({ code }) => code !== "base_points")
    .sort((a, b) => Math.abs(b.centipoints) - Math.abs(a.centipoints) || byCode(a, b));
  return [...rules, ...others, ...losses, ...base];
}

const byCode = (a: Reason, b: Reason): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

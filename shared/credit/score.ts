import type { Reason } from "./assessment.ts";
import type { Behaviour } from "./behaviour.ts";
import { divideHalfUp } from "./money.ts";
import type { OutsideAxes } from "./outside/outside-axes.ts";
import type { Overdue } from "./overdue.ts";
import { piecewise } from "./piecewise.ts";
import type { Policy } from "./policy.ts";
import { reasonOf } from "./reason.ts";
import type { WarningEffect } from "./warnings/warnings-in-force.ts";

export type Score = {
  scoreCentipoints: number | null;
  paysCentipoints: number | null;
  lastsCentipoints: number | null;
  coveragePercent: number;
  /** Add up exactly to the score (to 0 where there is none). */
  reasons: Reason[];
};

const FULL = 10_000;

type Loss = { weight: number; reason: Reason };

/**
 * Score on two axes (POLICY 1.1): every axis starts at 100 and loses points for what is known; axes are weighted, a missing
 * one is left out and said, and losses are rounded as running sums so that the reasons add up to the digit. Confirmed
 * warnings take their points from the whole.
 */
export function scoreOf(
  behaviour: Behaviour,
  overdue: Overdue,
  outside: OutsideAxes,
  warnings: readonly WarningEffect[],
  policy: Policy,
): Score {
  const {
    pays: payWeight,
    external: externalWeight,
    structural: structuralWeight,
  } = policy.score.weightsPercent;
  const { external, structural } = outside;
  const payLosses = paysLosses(behaviour, overdue, policy);
  const losses: Loss[] = [];
  let coveragePercent = 0;
  const weigh = (weight: number, reasons: readonly Reason[]) => {
    coveragePercent += weight;
    for (const reason of reasons) losses.push({ weight, reason });
  };
  if (payLosses !== null) weigh(payWeight, payLosses);
  if (external !== null) weigh(externalWeight, external.reasons);
  if (structural !== null) weigh(structuralWeight, structural.reasons);
  const rated =
    coveragePercent > 0 && (payLosses !== null || coveragePercent >= policy.score.minimumCoveragePercent);
  const reasons = rated ? weighReasons(losses, coveragePercent) : [];
  const before = sumOf(reasons);
  reasons.push(...warningReasons(warnings, rated ? before : 0));
  if (payLosses === null) {
    reasons.push(
      reasonOf("no_payment_history", "pays", 0, {
        experiences: behaviour.paidInvoices + behaviour.overdueInvoices,
        minimum: policy.behaviour.minimumExperiences,
      }),
    );
  }
  if (external === null && structural === null) reasons.push(reasonOf("lasts_unknown", "lasts", 0, {}));
  return {
    scoreCentipoints: rated ? sumOf(reasons) : null,
    paysCentipoints: payLosses === null ? null : FULL + sumOf(payLosses),
    lastsCentipoints: weighted([
      [external?.centipoints ?? null, externalWeight],
      [structural?.centipoints ?? null, structuralWeight],
    ]),
    coveragePercent,
    reasons,
  };
}

const sumOf = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, { centipoints }) => sum + centipoints, 0);

/** What warnings take, never more than there is, and good news gives back; without a score they are named and take nothing. */
function warningReasons(warnings: readonly WarningEffect[], score: number): Reason[] {
  let left = score;
  return warnings.map(({ reason }) => {
    const after = Math.min(score, Math.max(0, left + reason.centipoints));
    const centipoints = after - left;
    left = after;
    return { ...reason, centipoints };
  });
}

/** Weighted mean of what is known, in centipoints, half up; null when nothing is (domain.md 2.6, T-210). */
export function weighted(
  parts: readonly (readonly [centipoints: number | null, weight: number])[],
): number | null {
  let sum = 0;
  let weights = 0;
  for (const [centipoints, weight] of parts) {
    if (centipoints === null) continue;
    sum += centipoints * weight;
    weights += weight;
  }
  return weights === 0 ? null : divideHalfUp(sum, weights);
}

/** The year's index, pulled towards the quarter's where that is worse; null while payment behaviour is unknown. */
export function effectiveIndex(behaviour: Behaviour, policy: Policy): number | null {
  const { yearCentipoints: year, recentCentipoints: recent } = behaviour;
  if (year === null || recent === null || recent >= year) return year;
  const { trendYearParts, trendRecentParts } = policy.score;
  return divideHalfUp(year * trendYearParts + recent * trendRecentParts, trendYearParts + trendRecentParts);
}

function paysLosses(behaviour: Behaviour, overdue: Overdue, policy: Policy): Reason[] | null {
  const year = behaviour.yearCentipoints;
  const index = effectiveIndex(behaviour, policy);
  const experiences = behaviour.paidInvoices + behaviour.overdueInvoices;
  if (year === null || index === null || experiences < policy.behaviour.minimumExperiences) return null;
  const { paysRescale, oldestOverdueMalus, returnedMalus, partialMalus } = policy.score;
  const onYear = piecewise(paysRescale, year);
  const losses: Reason[] = [];
  let left = FULL;
  const lose = (centipoints: number, reason: (lost: number) => Reason) => {
    const lost = Math.min(centipoints, left);
    left -= lost;
    if (lost > 0) losses.push(reason(0 - lost));
  };
  lose(FULL - onYear, (lost) =>
    reasonOf("payment_index", "pays", lost, {
      indexCentipoints: year,
      daysBeyondTerms: behaviour.daysBeyondTerms ?? 0,
      lateShareBasisPoints: behaviour.lateShareBasisPoints,
      paidInvoices: behaviour.paidInvoices,
      overdueInvoices: behaviour.overdueInvoices,
    }),
  );
  lose(onYear - piecewise(paysRescale, index), (lost) =>
    reasonOf("trend_worse", "pays", lost, {
      recentCentipoints: behaviour.recentCentipoints ?? year,
      yearCentipoints: year,
    }),
  );
  lose(piecewise(oldestOverdueMalus, overdue.oldestDays), (lost) =>
    reasonOf("oldest_overdue", "pays", lost, {
      days: overdue.oldestDays,
      reference: overdue.oldestReference,
      overdueCents: overdue.overdueCents,
    }),
  );
  const returned = behaviour.returnedPayments;
  const returnedLoss = returned === 0 ? 0 : (returnedMalus[Math.min(returned, 3) - 1] ?? 0);
  lose(returnedLoss, (lost) =>
    reasonOf("returned_payments", "pays", lost, { count: returned, lastDay: behaviour.lastReturnedDay }),
  );
  const partial = behaviour.partialPayments;
  const partialLoss = partial >= policy.behaviour.partialCount ? partialMalus : 0;
  lose(partialLoss, (lost) =>
    reasonOf("partial_payments", "pays", lost, { count: partial, reference: behaviour.partialReference }),
  );
  return losses;
}

/** Each loss by its axis' share of the weights; running sums are rounded, a reason is the difference of two. */
function weighReasons(losses: readonly Loss[], total: number): Reason[] {
  const reasons = [reasonOf("base_points", "rule", FULL, {})];
  let sum = FULL * total;
  let shown = FULL;
  for (const { weight, reason } of losses) {
    sum += reason.centipoints * weight;
    const rounded = divideHalfUp(sum, total);
    reasons.push({ ...reason, centipoints: rounded - shown });
    shown = rounded;
  }
  return reasons;
}

import type { Reason } from "./assessment.ts";
import type { Behaviour } from "./behaviour.ts";
import { divideHalfUp } from "./money.ts";
import type { Overdue } from "./overdue.ts";
import { piecewise } from "./piecewise.ts";
import type { Policy } from "./policy.ts";
import { reasonOf } from "./reason.ts";

/** What is known outside the ledger, in centipoints; null: missing, never an average. */
export type OutsideAxes = { externalCentipoints: number | null; structuralCentipoints: number | null };

export const NOTHING_OUTSIDE: OutsideAxes = { externalCentipoints: null, structuralCentipoints: null };

export type Score = {
  scoreCentipoints: number | null;
  paysCentipoints: number | null;
  lastsCentipoints: number | null;
  coveragePercent: number;
  /** Add up exactly to the score (to 0 where there is none). */
  reasons: Reason[];
};

const FULL = 10_000;

type Loss = { axis: "pays" | "external" | "structural"; reason: Reason };

/**
 * Score on two axes (POLICY 1.1): every axis starts at 100 and loses points for what is known; axes are weighted, a missing
 * one is left out and said, and losses are rounded as running sums so that the reasons add up to the digit.
 */
export function scoreOf(behaviour: Behaviour, overdue: Overdue, outside: OutsideAxes, policy: Policy): Score {
  const { pays: payWeight, external, structural } = policy.score.weightsPercent;
  const payLosses = paysLosses(behaviour, overdue, policy);
  const externalKnown = outside.externalCentipoints !== null;
  const structuralKnown = outside.structuralCentipoints !== null;
  const weights = {
    pays: payLosses === null ? 0 : payWeight,
    external: externalKnown ? external : 0,
    structural: structuralKnown ? structural : 0,
  };
  const coveragePercent = weights.pays + weights.external + weights.structural;
  const rated =
    coveragePercent > 0 && (payLosses !== null || coveragePercent >= policy.score.minimumCoveragePercent);
  const losses: Loss[] = payLosses ?? [];
  if (outside.externalCentipoints !== null) losses.push(lostOutside("external", outside.externalCentipoints));
  if (outside.structuralCentipoints !== null)
    losses.push(lostOutside("structural", outside.structuralCentipoints));
  const reasons = rated ? weighReasons(losses, weights, coveragePercent) : [];
  if (payLosses === null) {
    reasons.push(
      reasonOf("no_payment_history", "pays", 0, {
        experiences: behaviour.paidInvoices + behaviour.overdueInvoices,
        minimum: policy.behaviour.minimumExperiences,
      }),
    );
  }
  if (!externalKnown && !structuralKnown) reasons.push(reasonOf("lasts_unknown", "lasts", 0, {}));
  return {
    scoreCentipoints: rated ? reasons.reduce((sum, reason) => sum + reason.centipoints, 0) : null,
    paysCentipoints:
      payLosses === null
        ? null
        : payLosses.reduce((left, loss) => left + (loss.axis === "pays" ? loss.reason.centipoints : 0), FULL),
    lastsCentipoints: weighted([
      [outside.externalCentipoints, external],
      [outside.structuralCentipoints, structural],
    ]),
    coveragePercent,
    reasons,
  };
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

const lostOutside = (axis: "external" | "structural", axisCentipoints: number): Loss => ({
  axis,
  reason: reasonOf(
    axis === "external" ? "external_score" : "structural_score",
    "lasts",
    axisCentipoints - FULL,
    {
      axisCentipoints,
    },
  ),
});

/** The year's index, pulled towards the quarter's where that is worse; null while payment behaviour is unknown. */
export function effectiveIndex(behaviour: Behaviour, policy: Policy): number | null {
  const { yearCentipoints: year, recentCentipoints: recent } = behaviour;
  if (year === null || recent === null || recent >= year) return year;
  const { trendYearParts, trendRecentParts } = policy.score;
  return divideHalfUp(year * trendYearParts + recent * trendRecentParts, trendYearParts + trendRecentParts);
}

function paysLosses(behaviour: Behaviour, overdue: Overdue, policy: Policy): Loss[] | null {
  const year = behaviour.yearCentipoints;
  const index = effectiveIndex(behaviour, policy);
  const experiences = behaviour.paidInvoices + behaviour.overdueInvoices;
  if (year === null || index === null || experiences < policy.behaviour.minimumExperiences) return null;
  const { paysRescale, oldestOverdueMalus, returnedMalus, partialMalus } = policy.score;
  const onYear = piecewise(paysRescale, year);
  const losses: Loss[] = [];
  let left = FULL;
  const lose = (centipoints: number, reason: (lost: number) => Reason) => {
    const lost = Math.min(centipoints, left);
    left -= lost;
    if (lost > 0) losses.push({ axis: "pays", reason: reason(0 - lost) });
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
  lose(returnedLoss, (lost) => reasonOf("returned_payments", "pays", lost, { count: returned }));
  const partial = behaviour.partialPayments;
  const partialLoss = partial >= policy.behaviour.partialCount ? partialMalus : 0;
  lose(partialLoss, (lost) => reasonOf("partial_payments", "pays", lost, { count: partial }));
  return losses;
}

/** Each loss by its axis' share of the weights; running sums are rounded, a reason is the difference of two. */
function weighReasons(
  losses: readonly Loss[],
  weights: Record<Loss["axis"], number>,
  total: number,
): Reason[] {
  const reasons = [reasonOf("base_points", "rule", FULL, {})];
  let sum = FULL * total;
  let shown = FULL;
  for (const { axis, reason } of losses) {
    sum += reason.centipoints * weights[axis];
    const rounded = divideHalfUp(sum, total);
    reasons.push({ ...reason, centipoints: rounded - shown });
    shown = rounded;
  }
  return reasons;
}

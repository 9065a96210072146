import type { Reason } from "../assessment.ts";
import { divideHalfUp } from "../money.ts";
import type { AccountsReasonCode } from "./accounts-reason-codes.ts";
import { completeRatios } from "./complete-ratios.ts";
import { BASIS_POINT, type Ratios } from "./ratio.ts";
import {
  bestPoints,
  LEAST_KNOWN_POINTS,
  LEAST_KNOWN_RATIOS,
  pointsOf,
  SCORED_RATIOS,
  type ScoredRatioName,
} from "./scorecard.ts";

/** `reasons`: what each ratio takes from 10,000, the largest first; 10,000 and they add up to `centipoints`. */
export type RatiosAxis = {
  centipoints: number;
  reasons: Reason[];
  /** Share of the points that rests on known ratios, 0–100. */
  coveragePercent: number;
};

const FULL = 10_000;

const CODES = {
  equityToAssets: "accounts_equity_ratio",
  retainedEarningsToAssets: "accounts_retained_earnings",
  currentLiabilitiesToAssets: "accounts_short_debts",
  quickRatio: "accounts_quick_ratio",
  workingCapitalToAssets: "accounts_working_capital",
  cashRatio: "accounts_cash_ratio",
  netIncomeToAssets: "accounts_return_on_assets",
  ebitToAssets: "accounts_operating_return",
  netMargin: "accounts_net_margin",
  operatingMargin: "accounts_operating_margin",
  grossMargin: "accounts_gross_margin",
  cashFlowToLiabilities: "accounts_cash_flow",
  interestCover: "accounts_interest_cover",
  salesGrowth: "accounts_sales_growth",
} as const satisfies Record<ScoredRatioName, AccountsReasonCode>;

/**
 * Ratios on the scale of the accounts axis by the fixed scorecard: 0–10,000 centipoints, high is safe. Ratios that follow from
 * others are derived first. Null while too little is known: a missing ratio is neither zero nor best.
 */
export const axisOfRatios = (known: Ratios): RatiosAxis | null => axisOfAllRatios(completeRatios(known));

/** The same for ratios with nothing more to derive, as those of a statement. */
export function axisOfAllRatios(ratios: Ratios): RatiosAxis | null {
  const reasons: Reason[] = [];
  let points = 0;
  let knownPoints = 0;
  let knownRatios = 0;
  let unknownLoss = 0;
  for (const ratio of SCORED_RATIOS) {
    const value = ratios[ratio] ?? null;
    const best = bestPoints(ratio);
    const given = pointsOf(ratio, value);
    points += given;
    if (value === null) {
      unknownLoss += best - given;
      continue;
    }
    knownPoints += best;
    knownRatios += 1;
    if (given < best)
      reasons.push(
        lossOf(codeOf(ratio, value), best - given, { valueBasisPoints: divideHalfUp(value, BASIS_POINT) }),
      );
  }
  if (knownPoints < LEAST_KNOWN_POINTS || knownRatios < LEAST_KNOWN_RATIOS) return null;
  const unknown = SCORED_RATIOS.length - knownRatios;
  if (unknown > 0) reasons.push(lossOf("accounts_unknown", unknownLoss, { count: unknown }));
  return {
    centipoints: points,
    reasons: reasons.sort(largestLossFirst),
    coveragePercent: Math.floor((knownPoints * 100) / FULL),
  };
}

/** A reason of the accounts axis that takes `lost` centipoints; negative where it gives some. */
export const lossOf = (code: AccountsReasonCode, lost: number, params: Reason["params"]): Reason => ({
  code,
  axis: "lasts",
  centipoints: 0 - lost,
  params,
});

export const largestLossFirst = (one: Reason, other: Reason): number =>
  one.centipoints - other.centipoints || (one.code < other.code ? -1 : 1);

const codeOf = (ratio: ScoredRatioName, value: number): AccountsReasonCode =>
  ratio === "equityToAssets" && value < 0 ? "accounts_equity_negative" : CODES[ratio];

import { BASIS_POINT, RATIOS, type Ratio } from "#shared/credit/accounts/ratio.ts";
import { SCORECARD, type ScoredRatio, type ScoredRatioName } from "#shared/credit/accounts/scorecard.ts";

/**
 * Scored ratio in whose place a column that only ranks is put. Publishers who squeeze ratios into 0–1 leave the order of firms
 * and nothing else; an ordinary population of the scorecard gives the figure that stands at the same place.
 */
const STANDS_FOR: Partial<Record<Ratio, ScoredRatioName>> = {
  equityToLiabilities: "equityToAssets",
  liabilitiesToAssets: "equityToAssets",
  liabilitiesToEquity: "equityToAssets",
  equityPerShare: "retainedEarningsToAssets",
  currentRatio: "workingCapitalToAssets",
  currentAssetsToAssets: "workingCapitalToAssets",
  cashToAssets: "cashRatio",
  currentLiabilitiesDays: "currentLiabilitiesToAssets",
  netIncomeToEquity: "netIncomeToAssets",
  netIncomeToLiabilities: "netIncomeToAssets",
  earningsPerShare: "netIncomeToAssets",
  ebitToLiabilities: "ebitToAssets",
  ebitdaToAssets: "ebitToAssets",
  operatingProfitPerShare: "ebitToAssets",
  ebitdaMargin: "operatingMargin",
  ebitdaToLiabilities: "cashFlowToLiabilities",
  cashFlowPerShare: "cashFlowToLiabilities",
  salesToPreviousSales: "salesGrowth",
};

export const standInOf = (ratio: Ratio): ScoredRatioName | null =>
  isScored(ratio) ? ratio : (STANDS_FOR[ratio] ?? null);

const isScored = (ratio: Ratio): ratio is ScoredRatioName => Object.hasOwn(SCORECARD, ratio);

/** Whether a high rank of the one is a low rank of the other. */
export const pointsTheOtherWay = (ratio: Ratio, standIn: ScoredRatioName): boolean =>
  RATIOS[ratio].better !== RATIOS[standIn].better;

/** Share of values below each value, ties in the middle, 0–1; null stays null. */
export function ranksOf(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null).sort((one, other) => one - other);
  const middle = new Map<number, number>();
  for (let from = 0; from < known.length; ) {
    const value = known[from] ?? 0;
    let to = from;
    while (to < known.length && known[to] === value) to += 1;
    middle.set(value, (from + to) / 2 / known.length);
    from = to;
  }
  return values.map((value) => (value === null ? null : (middle.get(value) ?? null)));
}

/** Parts per million at a rank of an ordinary population: within a bin between its ends, in the outer bins as wide as the next. */
export function valueAtRank(ratio: ScoredRatioName, rank: number): number {
  const { bins }: ScoredRatio = SCORECARD[ratio];
  const total = bins.reduce((sum, { firms }) => sum + firms, 0);
  const wanted = rank * total;
  let before = 0;
  for (const [index, { firms }] of bins.entries()) {
    const last = index === bins.length - 1;
    if (wanted >= before + firms && !last) {
      before += firms;
      continue;
    }
    const { from, to } = endsOf(bins, index);
    const within = Math.floor(((wanted - before) * (to - from)) / firms);
    return Math.max(from, Math.min(to - 1, from + within)) * BASIS_POINT;
  }
  return 0;
}

function endsOf(bins: ScoredRatio["bins"], index: number): { from: number; to: number } {
  const first = bins[1]?.from ?? 0;
  const beforeLast = bins.at(-1)?.from ?? 0;
  if (index === 0) return { from: first - ((bins[2]?.from ?? first) - first), to: first };
  if (index === bins.length - 1)
    return { from: beforeLast, to: beforeLast + (beforeLast - (bins.at(-2)?.from ?? 0)) };
  return { from: bins[index]?.from ?? 0, to: bins[index + 1]?.from ?? 0 };
}

import { BASIS_POINT, type Ratio } from "./ratio.ts";

/**
 * One bin: ratios of at least `from` basis points (the first bin has no lower end) are worth `points` centipoints.
 * `firms`: how many of 1,000 firms of an ordinary population lie in it, for the reader and for columns that only rank.
 */
export type Bin = { from: number; points: number; firms: number };

/** `unknown`: what a missing ratio is worth, where failed and sound firms are as frequent as on the whole. */
export type ScoredRatio = { unknown: number; bins: readonly Bin[] };

const LOWEST = Number.NEGATIVE_INFINITY;

const scored = (unknown: number, ...bins: [from: number, points: number, firms: number][]): ScoredRatio => ({
  unknown,
  bins: bins.map(([from, points, firms]) => ({ from, points, firms })),
});

/**
 * The accounts axis: fixed points a ratio, high is safe, the best bins add up to 10,000 centipoints. Nothing is estimated at
 * run time.
 *
 * How it was shaped: cuts are round figures a credit manager uses. For each bin the weight of evidence (domain.md 2.3, T-203)
 * was taken on public accounts of failed and sound firms (five years and one year before failure, each with equal weight), made
 * monotone, rounded and smoothed. The largest points a ratio can give (its weight) were set by hand near a logistic fit drawn
 * strongly to equal weights, so that ratios that say the same share their weight: solvency 34, liquidity 19, profit 27, cash
 * flow and interest 14, growth 6 of 100. Every ratio points where lending practice says, also where a set said otherwise.
 * Figures and limits are in MODEL-CARD.md.
 */
export const SCORECARD = {
  equityToAssets: scored(
    1_360,
    [LOWEST, 0, 20],
    [-2_500, 450, 25],
    [0, 780, 40],
    [1_000, 960, 60],
    [2_000, 1_130, 100],
    [3_000, 1_360, 120],
    [4_000, 1_540, 130],
    [5_000, 1_780, 200],
    [6_500, 1_900, 305],
  ),
  retainedEarningsToAssets: scored(
    430,
    [LOWEST, 0, 30],
    [-5_000, 60, 40],
    [-2_000, 200, 60],
    [-500, 350, 60],
    [0, 430, 470],
    [500, 600, 100],
    [1_500, 950, 120],
    [3_000, 1_100, 120],
  ),
  currentLiabilitiesToAssets: scored(
    290,
    [LOWEST, 400, 430],
    [3_000, 330, 230],
    [4_500, 260, 160],
    [6_000, 200, 100],
    [7_500, 160, 55],
    [10_000, 0, 25],
  ),
  quickRatio: scored(
    750,
    [LOWEST, 0, 50],
    [2_500, 380, 70],
    [4_000, 580, 120],
    [6_000, 760, 140],
    [8_000, 940, 120],
    [10_000, 1_060, 190],
    [15_000, 1_100, 310],
  ),
  workingCapitalToAssets: scored(
    290,
    [LOWEST, 0, 40],
    [-3_000, 150, 70],
    [-1_000, 210, 90],
    [0, 260, 150],
    [1_000, 340, 150],
    [2_000, 380, 200],
    [3_500, 400, 300],
  ),
  cashRatio: scored(
    260,
    [LOWEST, 0, 50],
    [100, 150, 110],
    [300, 210, 230],
    [1_000, 300, 150],
    [2_000, 370, 180],
    [5_000, 400, 280],
  ),
  netIncomeToAssets: scored(
    500,
    [LOWEST, 0, 30],
    [-2_000, 190, 40],
    [-800, 350, 90],
    [0, 440, 80],
    [100, 490, 110],
    [300, 590, 140],
    [600, 670, 150],
    [1_000, 700, 360],
  ),
  ebitToAssets: scored(
    360,
    [LOWEST, 0, 30],
    [-2_000, 140, 40],
    [-800, 260, 90],
    [0, 330, 110],
    [200, 390, 140],
    [500, 450, 110],
    [800, 480, 130],
    [1_200, 500, 350],
  ),
  netMargin: scored(
    460,
    [LOWEST, 0, 30],
    [-2_000, 150, 55],
    [-500, 330, 80],
    [0, 400, 120],
    [100, 500, 170],
    [300, 610, 185],
    [600, 670, 160],
    [1_000, 700, 200],
  ),
  operatingMargin: scored(
    280,
    [LOWEST, 0, 20],
    [-2_000, 70, 45],
    [-500, 180, 65],
    [0, 270, 210],
    [200, 310, 130],
    [400, 335, 120],
    [600, 370, 170],
    [1_000, 400, 240],
  ),
  grossMargin: scored(
    290,
    [LOWEST, 0, 70],
    [-500, 200, 85],
    [0, 270, 180],
    [300, 330, 170],
    [600, 360, 155],
    [1_000, 380, 195],
    [2_000, 400, 145],
  ),
  cashFlowToLiabilities: scored(
    500,
    [LOWEST, 0, 35],
    [-2_000, 150, 45],
    [-500, 280, 30],
    [0, 350, 60],
    [500, 430, 95],
    [1_000, 550, 170],
    [2_000, 680, 160],
    [3_500, 740, 145],
    [6_000, 800, 260],
  ),
  interestCover: scored(
    460,
    [LOWEST, 0, 30],
    [-50_000, 120, 40],
    [-10_000, 330, 60],
    [0, 510, 345],
    [10_000, 550, 145],
    [20_000, 575, 130],
    [50_000, 600, 250],
  ),
  salesGrowth: scored(
    450,
    [LOWEST, 0, 35],
    [-3_000, 180, 80],
    [-1_000, 430, 120],
    [0, 500, 205],
    [1_000, 560, 200],
    [2_000, 600, 360],
  ),
} as const satisfies Partial<Record<Ratio, ScoredRatio>>;

export type ScoredRatioName = keyof typeof SCORECARD;
export const SCORED_RATIOS = Object.keys(SCORECARD) as ScoredRatioName[];

/** What the known ratios could give at best must reach this, and there must be so many, or nothing is said. */
export const LEAST_KNOWN_POINTS = 2_000;
export const LEAST_KNOWN_RATIOS = 3;

const BEST = Object.fromEntries(
  SCORED_RATIOS.map((ratio) => [ratio, Math.max(...SCORECARD[ratio].bins.map(({ points }) => points))]),
) as Record<ScoredRatioName, number>;

/** Most points a ratio can give. */
export const bestPoints = (ratio: ScoredRatioName): number => BEST[ratio];

/** Points of a ratio in parts per million, in centipoints: those of the bin it lies in, or of the unknown. */
export function pointsOf(ratio: ScoredRatioName, ppm: number | null): number {
  const { unknown, bins }: ScoredRatio = SCORECARD[ratio];
  if (ppm === null) return unknown;
  let points = 0;
  for (const bin of bins) if (ppm >= bin.from * BASIS_POINT) points = bin.points;
  return points;
}

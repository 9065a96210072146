/**
 * Ratios of a balance sheet. `better`: where it points for somebody who lends; fixed by what the ratio means, not by data.
 * `kind` says how outsiders print it: a share of assets or sales (30 %), a multiple (1.5), days, or an amount a share.
 */
export const RATIOS = {
  equityToAssets: { better: "high", kind: "share" },
  equityToLiabilities: { better: "high", kind: "multiple" },
  liabilitiesToAssets: { better: "low", kind: "share" },
  liabilitiesToEquity: { better: "low", kind: "multiple" },
  longTermDebtToAssets: { better: "low", kind: "share" },
  longTermDebtToEquity: { better: "low", kind: "multiple" },
  retainedEarningsToAssets: { better: "high", kind: "share" },
  workingCapitalToAssets: { better: "high", kind: "share" },
  currentLiabilitiesToAssets: { better: "low", kind: "share" },
  currentAssetsToAssets: { better: "high", kind: "share" },
  currentRatio: { better: "high", kind: "multiple" },
  quickRatio: { better: "high", kind: "multiple" },
  cashRatio: { better: "high", kind: "multiple" },
  cashToAssets: { better: "high", kind: "share" },
  netIncomeToAssets: { better: "high", kind: "share" },
  netIncomeToEquity: { better: "high", kind: "share" },
  netIncomeToLiabilities: { better: "high", kind: "share" },
  ebitToAssets: { better: "high", kind: "share" },
  ebitToLiabilities: { better: "high", kind: "share" },
  ebitdaToAssets: { better: "high", kind: "share" },
  ebitdaToLiabilities: { better: "high", kind: "share" },
  cashFlowToLiabilities: { better: "high", kind: "share" },
  netMargin: { better: "high", kind: "share" },
  operatingMargin: { better: "high", kind: "share" },
  ebitdaMargin: { better: "high", kind: "share" },
  grossMargin: { better: "high", kind: "share" },
  interestCover: { better: "high", kind: "multiple" },
  interestToSales: { better: "low", kind: "share" },
  assetTurnover: { better: "high", kind: "multiple" },
  salesGrowth: { better: "high", kind: "share" },
  salesToPreviousSales: { better: "high", kind: "multiple" },
  receivableDays: { better: "low", kind: "days" },
  inventoryDays: { better: "low", kind: "days" },
  currentLiabilitiesDays: { better: "low", kind: "days" },
  earningsPerShare: { better: "high", kind: "perShare" },
  operatingProfitPerShare: { better: "high", kind: "perShare" },
  cashFlowPerShare: { better: "high", kind: "perShare" },
  equityPerShare: { better: "high", kind: "perShare" },
  salesPerShare: { better: "high", kind: "perShare" },
} as const satisfies Record<string, { better: "high" | "low"; kind: RatioKind }>;

export type RatioKind = "share" | "multiple" | "days" | "perShare";
export type Ratio = keyof typeof RATIOS;

/** Ratios in parts per million (1.00 or 100 %, a day, a unit of money are 1,000,000 each); null or absent is missing. */
export type Ratios = Partial<Record<Ratio, number | null>>;

export const RATIO_NAMES = Object.keys(RATIOS) as Ratio[];

export const ONE = 1_000_000;
/** Beyond 10,000 times the base a ratio says no more than "very large". */
export const LARGEST_RATIO = 10_000 * ONE;

export const clampRatio = (ppm: number): number => Math.max(-LARGEST_RATIO, Math.min(LARGEST_RATIO, ppm));

/** Parts per million a basis point has: the scorecard and reasons speak in these. */
export const BASIS_POINT = 100;

import type { EpochDay } from "../calendar.ts";

/** Lines of a balance sheet and income statement that are read; whatever the country calls them. */
export const FIGURES = [
  "currentAssets",
  "totalAssets",
  "inventory",
  "receivables",
  "cash",
  "equity",
  "shareCapital",
  "retainedEarnings",
  "totalLiabilities",
  "currentLiabilities",
  "longTermDebt",
  "netSales",
  "grossProfit",
  "ebitda",
  "ebit",
  "interest",
  "netIncome",
  "personnelCost",
  "valueAdded",
] as const;
export type Figure = (typeof FIGURES)[number];

/**
 * Integers in one unit (minor units, or any other: only ratios are scored); null is missing, which is not 0. `equity` book
 * equity with the year's result, `retainedEarnings` reserves and results carried forward, `ebit` operating profit, `interest`
 * financial charges as a positive amount, `longTermDebt` due beyond a year.
 */
export type AccountFigures = Record<Figure, number | null>;

/**
 * Accounts of one financial year. `filing`: `confidential` is filed and not shown, `not_filed` was due and is not there.
 * `figures` may be known privately where the filing shows none. `knownDay`: day they became known; null: always.
 */
export type Statement = {
  closingDay: EpochDay;
  /** Length of the year in months, mostly 12. */
  months: number;
  filing: "filed" | "confidential" | "not_filed";
  figures: AccountFigures | null;
  knownDay: EpochDay | null;
};

/** Figures with everything else missing. */
export const figuresOf = (known: Partial<AccountFigures>): AccountFigures => {
  const figures = Object.fromEntries(FIGURES.map((name) => [name, null])) as AccountFigures;
  return { ...figures, ...known };
};

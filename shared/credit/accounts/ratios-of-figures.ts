import { mulDiv } from "../money.ts";
import { clampRatio, ONE, type Ratios } from "./ratio.ts";
import type { AccountFigures } from "./statement.ts";

type Amount = number | null;

const DAYS = 365;
const YEAR_MONTHS = 12;
/** Results of a shorter year are not stretched to twelve months. */
const FEWEST_MONTHS = 6;

/** A year's figures, and those of the year before where growth is asked for. */
export type YearFigures = { figures: AccountFigures; months: number };

/**
 * Ratios of one statement in parts per million. A ratio whose figures are missing, or whose base is not above zero, is missing.
 * Equity and liabilities complete each other through total assets; results of a year that is not twelve months long are
 * brought to twelve where they meet the balance sheet.
 */
export function ratiosOfFigures({ figures, months }: YearFigures, before: YearFigures | null = null): Ratios {
  const { totalAssets, currentAssets, currentLiabilities, inventory, netSales, interest } = figures;
  const liabilities = figures.totalLiabilities ?? minus(totalAssets, figures.equity);
  const equity = figures.equity ?? minus(totalAssets, figures.totalLiabilities);
  const ebit = figures.ebit;
  const cashFlow = plus(figures.netIncome, minus(figures.ebitda, ebit));
  const year = (amount: Amount): Amount => yearly(amount, months);
  return {
    equityToAssets: share(equity, totalAssets),
    equityToLiabilities: share(equity, liabilities),
    liabilitiesToAssets: share(liabilities, totalAssets),
    liabilitiesToEquity: share(liabilities, equity),
    longTermDebtToAssets: share(figures.longTermDebt, totalAssets),
    longTermDebtToEquity: share(figures.longTermDebt, equity),
    retainedEarningsToAssets: share(figures.retainedEarnings, totalAssets),
    workingCapitalToAssets: share(minus(currentAssets, currentLiabilities), totalAssets),
    currentLiabilitiesToAssets: share(currentLiabilities, totalAssets),
    currentAssetsToAssets: share(currentAssets, totalAssets),
    currentRatio: share(currentAssets, currentLiabilities),
    quickRatio: share(minus(currentAssets, inventory), currentLiabilities),
    cashRatio: share(figures.cash, currentLiabilities),
    cashToAssets: share(figures.cash, totalAssets),
    netIncomeToAssets: share(year(figures.netIncome), totalAssets),
    netIncomeToEquity: share(year(figures.netIncome), equity),
    netIncomeToLiabilities: share(year(figures.netIncome), liabilities),
    ebitToAssets: share(year(ebit), totalAssets),
    ebitToLiabilities: share(year(ebit), liabilities),
    ebitdaToAssets: share(year(figures.ebitda), totalAssets),
    ebitdaToLiabilities: share(year(figures.ebitda), liabilities),
    cashFlowToLiabilities: share(year(cashFlow), liabilities),
    netMargin: share(figures.netIncome, netSales),
    operatingMargin: share(ebit, netSales),
    ebitdaMargin: share(figures.ebitda, netSales),
    grossMargin: share(figures.grossProfit, netSales),
    interestCover: cover(ebit, interest),
    interestToSales: share(interest, netSales),
    assetTurnover: share(year(netSales), totalAssets),
    salesGrowth: growth(
      year(netSales),
      before === null ? null : yearly(before.figures.netSales, before.months),
    ),
    receivableDays: share(times(figures.receivables, DAYS), year(netSales)),
    inventoryDays: share(times(inventory, DAYS), year(netSales)),
    currentLiabilitiesDays: share(times(currentLiabilities, DAYS), year(netSales)),
  };
}

const share = (amount: Amount, base: Amount): number | null =>
  amount === null || base === null || base <= 0 ? null : clampRatio(mulDiv(amount, ONE, base));

const minus = (one: Amount, other: Amount): Amount => (one === null || other === null ? null : one - other);
const plus = (one: Amount, other: Amount): Amount => (one === null || other === null ? null : one + other);
const times = (amount: Amount, by: number): Amount => (amount === null ? null : amount * by);

function yearly(amount: Amount, months: number): Amount {
  if (amount === null || months === YEAR_MONTHS) return amount;
  return months < FEWEST_MONTHS ? null : mulDiv(amount, YEAR_MONTHS, months);
}

/** Nothing to pay interest on, and no operating loss: covered as well as can be. */
function cover(ebit: Amount, interest: Amount): number | null {
  if (ebit === null || interest === null) return null;
  if (interest === 0) return ebit >= 0 ? clampRatio(Number.MAX_SAFE_INTEGER) : null;
  return share(ebit, interest);
}

function growth(sales: Amount, before: Amount): number | null {
  const times = share(sales, before);
  return times === null ? null : times - ONE;
}

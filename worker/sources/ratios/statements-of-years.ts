import { figuresOf, type Statement } from "#shared/credit/accounts/statement.ts";
import { type EpochDay, monthsBetween } from "#shared/credit/calendar.ts";
import { mulDiv } from "#shared/credit/money.ts";
import type { PublishedYear } from "./published-year.ts";

type Amount = number | null;

const YEAR_MONTHS = 12;
const FEWEST_MONTHS = 3;
const MOST_MONTHS = 23;
/** Thousandths of a percent in one. */
const WHOLE = 100_000;
/** A firm does not own more than it has, and one that owes ten times as much has long been closed: beyond it is a slip of the data set. */
const EQUITY_RATIO = { least: -10 * WHOLE, most: WHOLE };

/**
 * Statements for the accounts axis out of published years, the youngest first; amounts in cents. Only the firm's own accounts:
 * those of a group say nothing of the one firm that buys. The French gross margin is no gross profit after cost of sales and is
 * left out, as are days and liquidity, whose bases are not published. Total assets and equity are not published either but follow
 * from four ratios (debt to cash flow × cash flow = debt; ÷ gearing = equity; ÷ equity ratio = assets), and charges from EBITDA;
 * where one of them is missing or absurd they stay unknown. Of a year published twice the one with less equity counts.
 */
export function statementsOfYears(years: readonly PublishedYear[], knownDay: EpochDay): Statement[] {
  const own = ownYears(years);
  return own.map((year, at) => statementOf(year, own[at + 1]?.closingDay ?? null, knownDay));
}

/** The firm's own accounts, each year once, the youngest first. */
export function ownYears(years: readonly PublishedYear[]): PublishedYear[] {
  const byDay = new Map<EpochDay, PublishedYear>();
  const own = years.filter(({ scope }) => scope === "full" || scope === "simplified");
  for (const year of own.sort(fullestFirst))
    if (!byDay.has(year.closingDay)) byDay.set(year.closingDay, year);
  return [...byDay.values()].sort((one, other) => other.closingDay - one.closingDay);
}

/** Those with a turnover first, then those with less equity. */
const fullestFirst = (one: PublishedYear, other: PublishedYear): number =>
  Number(one.turnoverCents === null) - Number(other.turnoverCents === null) ||
  (one.ratios.equityToAssets ?? WHOLE) - (other.ratios.equityToAssets ?? WHOLE);

function statementOf(year: PublishedYear, before: EpochDay | null, knownDay: EpochDay): Statement {
  const sheet = balanceSheet(year);
  const figures = figuresOf({
    netSales: year.turnoverCents,
    ebitda: year.ebitdaCents,
    ebit: year.ebitCents,
    netIncome: year.netIncomeCents,
    interest: interestOf(year),
    ...sheet,
  });
  const nothing = Object.values(figures).every((amount) => amount === null);
  const hidden = year.confidential === "yes" || (nothing && year.confidential === "partly");
  return {
    closingDay: year.closingDay,
    months: monthsOf(year.closingDay, before),
    filing: hidden ? "confidential" : "filed",
    figures: nothing ? null : figures,
    knownDay,
  };
}

/** Length of the year is not published: that since the last closing, twelve where it is not known. */
function monthsOf(closingDay: EpochDay, before: EpochDay | null): number {
  if (before === null) return YEAR_MONTHS;
  // A day more: from 28 February to 28 February, and from 31 December 2024 to 30 December 2025, is a year.
  const months = monthsBetween(before, closingDay + 1);
  return months >= FEWEST_MONTHS && months <= MOST_MONTHS ? months : YEAR_MONTHS;
}

function balanceSheet({ ratios, turnoverCents }: PublishedYear): { totalAssets: Amount; equity: Amount } {
  const unknown = { totalAssets: null, equity: null };
  const { gearing, equityToAssets, debtToCashFlow, cashFlowToSales } = ratios;
  if (turnoverCents === null || cashFlowToSales === null || debtToCashFlow === null) return unknown;
  if (gearing === null || equityToAssets === null) return unknown;
  if (equityToAssets < EQUITY_RATIO.least || equityToAssets > EQUITY_RATIO.most) return unknown;
  const debt = mulDiv(mulDiv(turnoverCents, cashFlowToSales, WHOLE), debtToCashFlow, 1_000);
  if (debt <= 0 || gearing > 0 !== equityToAssets > 0) return unknown;
  const equity = signed(mulDiv(debt, WHOLE, Math.abs(gearing)), gearing);
  const totalAssets = mulDiv(Math.abs(equity), WHOLE, Math.abs(equityToAssets));
  return Number.isSafeInteger(totalAssets) && totalAssets > 0 ? { totalAssets, equity } : unknown;
}

const signed = (amount: number, sign: number): number => (sign < 0 ? 0 - amount : amount);

/** Charges are never below zero: of a loss both ratio and EBITDA are negative. */
function interestOf({ ratios, ebitdaCents }: PublishedYear): Amount {
  if (ratios.interestToEbitda === null || ebitdaCents === null) return null;
  const interest = mulDiv(ebitdaCents, ratios.interestToEbitda, WHOLE);
  return interest > 0 ? interest : null;
}

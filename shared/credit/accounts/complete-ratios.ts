import { mulDiv } from "../money.ts";
import { clampRatio, ONE, type Ratio, type Ratios } from "./ratio.ts";

type Value = number | null;

const times = (one: Value, other: Value): Value =>
  one === null || other === null ? null : clampRatio(mulDiv(one, other, ONE));

/** Null for a base that is not above zero. */
const over = (one: Value, base: Value): Value =>
  one === null || base === null || base <= 0 ? null : clampRatio(mulDiv(one, ONE, base));

const plus = (one: Value, other: Value): Value =>
  one === null || other === null ? null : clampRatio(one + other);
const minus = (one: Value, other: Value): Value =>
  one === null || other === null ? null : clampRatio(one - other);

type Read = (ratio: Ratio) => Value;

/** What each ratio is by others, most direct first; every line is an identity of the balance sheet. */
const IDENTITIES: readonly (readonly [ratio: Ratio, by: (read: Read) => Value])[] = [
  ["equityToAssets", (r) => minus(ONE, r("liabilitiesToAssets"))],
  ["equityToAssets", (r) => over(r("equityToLiabilities"), plus(ONE, r("equityToLiabilities")))],
  ["equityToAssets", (r) => equityByGearing(r("liabilitiesToEquity"))],
  [
    "equityToAssets",
    (r) => over(r("equityPerShare"), times(r("salesPerShare"), inverse(r("assetTurnover")))),
  ],
  ["liabilitiesToAssets", (r) => minus(ONE, r("equityToAssets"))],
  ["equityToLiabilities", (r) => over(r("equityToAssets"), r("liabilitiesToAssets"))],
  ["workingCapitalToAssets", (r) => minus(r("currentAssetsToAssets"), r("currentLiabilitiesToAssets"))],
  ["workingCapitalToAssets", (r) => times(minus(r("currentRatio"), ONE), r("currentLiabilitiesToAssets"))],
  ["currentLiabilitiesToAssets", (r) => minus(r("currentAssetsToAssets"), r("workingCapitalToAssets"))],
  ["currentLiabilitiesToAssets", (r) => debtsByCurrentRatio(r("workingCapitalToAssets"), r("currentRatio"))],
  ["currentRatio", (r) => plus(ONE, over(r("workingCapitalToAssets"), r("currentLiabilitiesToAssets")))],
  ["cashRatio", (r) => over(r("cashToAssets"), r("currentLiabilitiesToAssets"))],
  ["netMargin", (r) => over(r("netIncomeToAssets"), r("assetTurnover"))],
  ["netMargin", (r) => over(r("earningsPerShare"), r("salesPerShare"))],
  ["operatingMargin", (r) => over(r("ebitToAssets"), r("assetTurnover"))],
  ["operatingMargin", (r) => over(r("operatingProfitPerShare"), r("salesPerShare"))],
  ["netIncomeToEquity", (r) => over(r("earningsPerShare"), r("equityPerShare"))],
  ["netIncomeToAssets", (r) => times(r("netMargin"), r("assetTurnover"))],
  [
    "netIncomeToAssets",
    (r) => (positive(r("equityToAssets")) ? times(r("netIncomeToEquity"), r("equityToAssets")) : null),
  ],
  ["netIncomeToAssets", (r) => times(r("netIncomeToLiabilities"), r("liabilitiesToAssets"))],
  ["ebitToAssets", (r) => times(r("operatingMargin"), r("assetTurnover"))],
  ["ebitToAssets", (r) => times(r("ebitToLiabilities"), r("liabilitiesToAssets"))],
  ["ebitToLiabilities", (r) => over(r("ebitToAssets"), r("liabilitiesToAssets"))],
  ["netIncomeToLiabilities", (r) => over(r("netIncomeToAssets"), r("liabilitiesToAssets"))],
  ["salesGrowth", (r) => minus(r("salesToPreviousSales"), ONE)],
];

/** The ratios with those that follow from them; what is known stays as it is. The order of keys does not matter. */
export function completeRatios(known: Ratios): Ratios {
  const all: Ratios = { ...known };
  const read: Read = (ratio) => all[ratio] ?? null;
  for (let found = true; found; ) {
    found = false;
    for (const [ratio, by] of IDENTITIES) {
      if (read(ratio) !== null) continue;
      const value = by(read);
      if (value === null) continue;
      all[ratio] = value;
      found = true;
    }
  }
  return all;
}

const positive = (value: Value): boolean => value !== null && value > 0;

const inverse = (value: Value): Value => over(ONE, value);

/** Equity over assets from liabilities over equity; below zero that is a firm owing more than it owns. */
function equityByGearing(gearing: Value): Value {
  if (gearing === null) return null;
  if (gearing >= 0) return mulDiv(ONE, ONE, ONE + gearing);
  return gearing < -ONE ? -mulDiv(ONE, ONE, -ONE - gearing) : null;
}

/** Current liabilities over assets: working capital over assets is (current ratio − 1) of them. */
function debtsByCurrentRatio(workingCapital: Value, currentRatio: Value): Value {
  if (workingCapital === null || currentRatio === null) return null;
  const excess = currentRatio - ONE;
  if (excess === 0 || workingCapital === 0 || excess > 0 !== workingCapital > 0) return null;
  return clampRatio(mulDiv(Math.abs(workingCapital), ONE, Math.abs(excess)));
}

import { clampRatio, ONE, RATIOS, type Ratio, type RatioKind } from "#shared/credit/accounts/ratio.ts";
import type { ColumnScale } from "./accounts-map.ts";
import { Refusal } from "./fail.ts";
import { readNumber } from "./read-number.ts";

const MISSING = new Set([
  "",
  "?",
  "-",
  "–",
  ".",
  "na",
  "n/a",
  "n.a.",
  "#n/a",
  "nan",
  "null",
  "none",
  "nil",
  "nd",
  "n.d.",
  "missing",
  "inf",
  "-inf",
  "infinity",
  "-infinity",
  "#div/0!",
]);

/** Numbers of a column, null where missing; how many cells are no numbers and were taken as missing. */
export type Numbers = { values: (number | null)[]; unreadable: number; percentSigns: boolean };

export function numbersOf(cells: readonly string[], decimal: "," | ".", column: string): Numbers {
  let unreadable = 0;
  let known = 0;
  let percentSigns = false;
  let example = "";
  const values = cells.map((cell) => {
    const text = cell.trim();
    if (MISSING.has(text.toLowerCase())) return null;
    known += 1;
    if (text.endsWith("%")) percentSigns = true;
    const number = readNumber(text, decimal);
    if (number === null) {
      unreadable += 1;
      example ||= text;
    }
    return number;
  });
  if (unreadable * 2 > known)
    throw new Refusal(`Column "${column}" holds no numbers (for example "${example.slice(0, 40)}").`);
  return { values, unreadable, percentSigns };
}

/** The decimal sign that all mapped cells allow: a comma where one shows it, as in "0,25" or "12,5". */
export function decimalOf(columns: readonly (readonly string[])[]): "," | "." {
  let comma = false;
  for (const cells of columns)
    for (const cell of cells) {
      if (cell.includes(",") === cell.includes(".")) {
        if (cell.includes(",") && cell.lastIndexOf(",") > cell.lastIndexOf(".")) comma = true;
        continue;
      }
      if (/\d\.\d{3}\.\d{3}/.test(cell)) comma = true;
      else if (cell.includes(".")) {
        if (!/^\D*\d{1,3}(\.\d{3})+\D*$/.test(cell) || /^\D*0\./.test(cell)) return ".";
      } else if (!/^\D*\d{1,3}(,\d{3})+\D*$/.test(cell) || /^\D*0,\d/.test(cell)) comma = true;
    }
  return comma ? "," : ".";
}

const FEWEST_TO_JUDGE = 100;
/** Half of all firms above this: the column is in percent. No percent for days and amounts a share. */
const PERCENT_ABOVE: Readonly<Record<RatioKind, number>> = {
  share: 1.5,
  multiple: 20,
  days: Number.POSITIVE_INFINITY,
  perShare: Number.POSITIVE_INFINITY,
};

/** Ratios that some firms of any crowd have below zero, and multiples that some have above one. */
const BELOW_ZERO: ReadonlySet<Ratio> = new Set<Ratio>([
  "equityToAssets",
  "equityToLiabilities",
  "retainedEarningsToAssets",
  "workingCapitalToAssets",
  "netIncomeToAssets",
  "netIncomeToEquity",
  "netIncomeToLiabilities",
  "ebitToAssets",
  "ebitToLiabilities",
  "ebitdaToAssets",
  "ebitdaToLiabilities",
  "cashFlowToLiabilities",
  "netMargin",
  "operatingMargin",
  "ebitdaMargin",
  "interestCover",
  "salesGrowth",
  "earningsPerShare",
  "operatingProfitPerShare",
  "cashFlowPerShare",
]);
const ABOVE_ONE: ReadonlySet<Ratio> = new Set<Ratio>([
  "currentRatio",
  "quickRatio",
  "equityToLiabilities",
  "interestCover",
  "assetTurnover",
  "salesToPreviousSales",
]);

const sorted = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null).sort((one, other) => one - other);

/** Within 0 and 1, a stray hundredth at the upper end aside: what a publisher's rescaling leaves. */
export function liesInUnit(values: readonly (number | null)[]): boolean {
  const known = sorted(values);
  if (known.length < FEWEST_TO_JUDGE) return false;
  return (known[0] ?? -1) >= 0 && (known[Math.floor(known.length * 0.99) - 1] ?? 2) <= 1;
}

/** True for a column no crowd of real firms can have: nobody ever at a loss, or everybody's current assets below his debts. */
export const isRescaled = (ratio: Ratio, values: readonly (number | null)[]): boolean =>
  (BELOW_ZERO.has(ratio) || ABOVE_ONE.has(ratio)) && liesInUnit(values);

/** Whether a column of a ratio is printed in percent. */
export function inPercent(ratio: Ratio, { values, percentSigns }: Numbers): boolean {
  if (percentSigns) return true;
  const sizes = sorted(values.map((value) => (value === null ? null : Math.abs(value))));
  const middle = sizes[Math.floor(sizes.length / 2)];
  return middle !== undefined && middle > PERCENT_ABOVE[RATIOS[ratio].kind];
}

/** One firm in ten beyond one and a half, up or down: seldom so for shares that are not in percent. */
export function oftenAboveOne(values: readonly (number | null)[]): boolean {
  const sizes = sorted(values.map((value) => (value === null ? null : Math.abs(value))));
  return (sizes[Math.floor(sizes.length * 0.9)] ?? 0) > PERCENT_ABOVE.share;
}

/** A printed ratio in parts per million; beyond what can be told apart it is "very large". */
export const ppmOf = (value: number, scale: Exclude<ColumnScale, "rank">): number =>
  clampRatio(Math.round(value * (scale === "percent" ? ONE / 100 : ONE))) + 0;

import type { EpochDay } from "../credit/calendar.ts";
import { mulDiv } from "../credit/money.ts";
import { minorDigitsOf } from "./currency.ts";

/** What one unit of `currency` is worth in the organization's, times 10^8, as somebody set it for a day. */
export type ExchangeRate = { currency: string; rateE8: number; day: EpochDay };

/** A rate older than this says nothing any more. */
export const RATE_HOLDS_DAYS = 30;
/** One foreign unit is worth at most 10,000 own ones. */
export const LARGEST_RATE_E8 = 1_000_000_000_000;
const SCALE = 100_000_000;

/** The organization's rate of a currency; null without one, or where it is too old, or of a later day. */
export const rateOn = (
  rates: readonly ExchangeRate[],
  currency: string,
  asOf: EpochDay,
): ExchangeRate | null =>
  rates.find(
    (rate) => rate.currency === currency && rate.day <= asOf && asOf - rate.day <= RATE_HOLDS_DAYS,
  ) ?? null;

/** Minor units of the rate's currency in minor units of `home`, to the nearest. */
export const convert = (minor: number, { currency, rateE8 }: ExchangeRate, home: string): number => {
  const shift = minorDigitsOf(home) - minorDigitsOf(currency);
  return shift >= 0
    ? mulDiv(minor, rateE8 * 10 ** shift, SCALE)
    : mulDiv(minor, rateE8, SCALE * 10 ** -shift);
};

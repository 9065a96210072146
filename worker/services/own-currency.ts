import { convert, type ExchangeRate, rateOn } from "#shared/amounts/convert.ts";
import { MOST_RATES } from "#shared/contract/exchange-rates.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { exchangeRates } from "../db/exchange-rates.ts";
import type { Asking } from "./find-visible-customer.ts";

/** Minor units of a currency in the organization's own; null without a rate that still holds: never a guess. */
export type ToOwn = (minor: number, currency: string) => number | null;

/** Reads the organization's rates; `today` in its time zone. */
export async function ownCurrency(
  { db, organization }: Pick<Asking, "db" | "organization">,
  today: EpochDay,
): Promise<ToOwn> {
  const rows = await exchangeRates(db, organization.number, MOST_RATES);
  const rates: ExchangeRate[] = rows.map(({ currency, rateE8, rateDay }) => ({
    currency,
    rateE8,
    day: rateDay,
  }));
  return (minor, currency) => {
    if (currency === organization.currency) return minor;
    const rate = rateOn(rates, currency, today);
    return rate && convert(minor, rate, organization.currency);
  };
}

import * as z from "zod";
import { LARGEST_RATE_E8 } from "../amounts/convert.ts";
import { IsoDate } from "./common.ts";

/** ISO 4217. */
export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/);

/** What one unit of a currency is worth in the organization's, times 10^8 ("0.92 €" for a dollar: 92000000), on a day. */
export const ExchangeRate = z.object({
  currency: CurrencyCode,
  rateE8: z.int().min(1).max(LARGEST_RATE_E8),
  date: IsoDate,
});
export type ExchangeRate = z.infer<typeof ExchangeRate>;

export const MOST_RATES = 200;

/** GET /v1/exchange-rates: by currency. A rate older than 30 days converts nothing. */
export const ExchangeRateList = z.object({
  rates: z.array(ExchangeRate.extend({ setBy: z.string(), setAt: z.string() })),
});
export type ExchangeRateList = z.infer<typeof ExchangeRateList>;

/** PUT /v1/exchange-rates/{currency} (analyst, admin); DELETE forgets it. A day after today is `invalid_input`. */
export const ExchangeRateChange = ExchangeRate.omit({ currency: true });
export type ExchangeRateChange = z.infer<typeof ExchangeRateChange>;

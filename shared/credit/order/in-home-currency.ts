import { convert, type ExchangeRate, rateOn } from "../../amounts/convert.ts";
import type { EpochDay } from "../calendar.ts";
import type { CheckedOrder } from "./order-check.ts";

/** How an amount came into the organization's currency. */
export type Conversion = {
  currency: string;
  /** As on the document, in minor units of `currency`. */
  amountMinor: number;
  /** The same in the organization's currency, to the nearest cent. */
  amountCents: number;
  rateE8: number;
  day: EpochDay;
};

/**
 * An order in the organization's currency by its own rates. Without a rate that holds on the day it stays as it is, and the
 * check asks (`currency_not_known`).
 */
export function inHomeCurrency(
  order: CheckedOrder,
  home: string,
  rates: readonly ExchangeRate[],
  asOf: EpochDay,
): { order: CheckedOrder; conversion: Conversion | null } {
  const { currency = home, amountCents: amountMinor } = order;
  const rate = currency === home ? null : rateOn(rates, currency, asOf);
  if (rate === null) return { order, conversion: null };
  const of = (minor: number) => convert(minor, rate, home);
  const amountCents = of(amountMinor);
  return {
    order: {
      ...order,
      currency: home,
      amountCents,
      ...(order.depositCents !== undefined && { depositCents: of(order.depositCents) }),
      ...(typeof order.callOffCents === "number" && { callOffCents: of(order.callOffCents) }),
    },
    conversion: { currency, amountMinor, amountCents, rateE8: rate.rateE8, day: rate.day },
  };
}

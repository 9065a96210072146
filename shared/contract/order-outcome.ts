import * as z from "zod";

/**
 * How an order or invoice ended, by today: `paid_late` up to 30 days, `late_over_30` 31 to 60 and `late_over_60` beyond, both
 * with what is still unpaid so long after its due date; `open` otherwise unpaid; `unknown`: no invoice was found for the order.
 */
export const ORDER_OUTCOMES = [
  "paid_on_time",
  "paid_late",
  "late_over_30",
  "late_over_60",
  "open",
  "unknown",
] as const;
export const OrderOutcome = z.enum(ORDER_OUTCOMES);
export type OrderOutcome = z.infer<typeof OrderOutcome>;

import type { CheckedOrder } from "./order-check.ts";

/**
 * The largest amount below the order's own that passes, in cents; 0 where none does. A larger amount never gets a better
 * verdict, so that halving finds it.
 */
export function largestThatPasses(order: CheckedOrder, passesWith: (order: CheckedOrder) => boolean): number {
  const of = (amountCents: number): CheckedOrder => ({
    ...order,
    amountCents,
    depositCents: 0,
    callOffCents: null,
  });
  let most = 0;
  let tooMuch = order.callOffCents ?? order.amountCents;
  while (tooMuch - most > 1) {
    const middle = most + Math.floor((tooMuch - most) / 2);
    if (passesWith(of(middle))) most = middle;
    else tooMuch = middle;
  }
  return most;
}

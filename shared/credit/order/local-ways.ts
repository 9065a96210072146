import { checkOrder } from "./check-order.ts";
import { largestThatPasses } from "./largest-that-passes.ts";
import type { CheckedOrder, OrderCheck, OrderCheckInput } from "./order-check.ts";
import { passes } from "./order-check.ts";
import { byCost, type Way } from "./way.ts";

/**
 * Ways to yes that the figures of a badge row prove by themselves: a deposit, and payment with the order. Those that need the
 * open documents, or somebody's authority, are the server's (`waysToYes`). The cheapest for the customer first.
 */
export function localWays(input: OrderCheckInput, check: OrderCheck): Way[] {
  const { order } = input;
  const { financedCents, exempt } = check;
  if (passes(check) || exempt !== null) return [];
  const checkWith = (changed: CheckedOrder) => checkOrder({ ...input, order: changed });
  const amountCents = order.callOffCents ?? order.amountCents;
  const ways: Way[] = [
    {
      change: { kind: "payment_with_order", amountCents },
      check: checkWith({ ...order, prepaid: true }),
    },
  ];
  if (financedCents !== null) {
    const most = largestThatPasses({ ...order, amountCents: financedCents, callOffCents: null }, (smaller) =>
      passes(checkWith(smaller)),
    );
    if (most > 0 && most < financedCents) {
      const depositCents = (order.depositCents ?? 0) + financedCents - most;
      ways.push({ change: { kind: "deposit", depositCents }, check: checkWith({ ...order, depositCents }) });
    }
  }
  return ways.filter((way) => passes(way.check)).sort(byCost);
}

import type { OrderOutcome } from "#shared/contract/order-outcome.ts";
import type { ShadowOrder } from "#shared/contract/shadow.ts";
import { type ShadowVerdict, shadowVerdict } from "./shadow-matrix.ts";

export type OrderFilter = { verdict: ShadowVerdict | "all"; outcome: OrderOutcome | "all" };

/** Orders of one verdict and outcome, the newest first; the larger first within a day. */
export const chosenOrders = <Order extends ShadowOrder>(
  orders: readonly Order[],
  { verdict, outcome }: OrderFilter,
): Order[] =>
  orders
    .filter(
      (order) =>
        (verdict === "all" || shadowVerdict(order) === verdict) &&
        (outcome === "all" || order.outcome === outcome),
    )
    .sort((one, other) =>
      one.date === other.date ? other.amountCents - one.amountCents : one.date < other.date ? 1 : -1,
    );

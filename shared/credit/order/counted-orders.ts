import type { AssessInput } from "../assess-input.ts";
import { runningReservations } from "../exposure.ts";
import type { CountedOrder } from "./order-check.ts";

/** What the exposure of an assessment holds of orders: those imported, and reservations that still count, as open ones. */
export function countedOrders({
  orders,
  reservations = [],
  asOf,
  knownAt,
  policy,
}: Pick<AssessInput, "orders" | "reservations" | "asOf" | "knownAt" | "policy">): CountedOrder[] {
  const { reservationDays } = policy.order;
  const running = runningReservations({ orders, reservations, asOf, knownAt, reservationDays });
  return [...orders, ...running.map((reservation) => ({ ...reservation, status: "open" as const }))];
}

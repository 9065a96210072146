import type { Exposure } from "./assessment.ts";
import type { EpochDay } from "./calendar.ts";
import { referenceKey } from "./document-reference.ts";
import type { DerivedAccount } from "./item.ts";
import type { OrderFact, ReservationFact } from "./order-fact.ts";

export type ExposureInput = {
  accounts: readonly DerivedAccount[];
  orders: readonly OrderFact[];
  reservations: readonly ReservationFact[];
  asOf: EpochDay;
  knownAt: number;
  reservationDays: number;
};

/**
 * Exposure of POLICY 3: open items + bills not due + delivered not invoiced + confirmed orders − deposits − unapplied
 * cash. The parts add up to the total. A reservation counts until its order is imported or its days are over.
 */
export function exposureOf(input: ExposureInput): Exposure {
  const { asOf, knownAt } = input;
  let openItemsCents = 0;
  let billsCents = 0;
  let toInvoiceCents = 0;
  let depositsCents = 0;
  let unappliedCents = 0;
  for (const account of input.accounts) {
    toInvoiceCents += account.toInvoiceCents;
    depositsCents += account.depositsCents;
    unappliedCents += account.unappliedCents;
    for (const { openCents, subledger } of account.items) {
      if (openCents <= 0) continue;
      if (subledger === "bill") billsCents += openCents;
      else openItemsCents += openCents;
    }
  }
  let ordersCents = 0;
  for (const order of input.orders) {
    if (order.day > asOf || order.recordedRevision > knownAt) continue;
    if (order.status === "open") ordersCents += order.amountCents;
    if (order.status === "delivered") toInvoiceCents += order.amountCents;
  }
  for (const { amountCents } of runningReservations(input)) ordersCents += amountCents;
  return {
    totalCents: openItemsCents + billsCents + toInvoiceCents + ordersCents + depositsCents + unappliedCents,
    openItemsCents,
    billsCents,
    toInvoiceCents,
    ordersCents,
    depositsCents,
    unappliedCents,
  };
}

/**
 * Reservations that count on a day: for so many days, no longer than the release they stand for, unless their order was
 * imported by then under the same number.
 */
export function runningReservations({
  orders,
  reservations,
  asOf,
  knownAt,
  reservationDays,
}: Omit<ExposureInput, "accounts">): ReservationFact[] {
  if (reservations.length === 0) return [];
  const imported = new Set(
    orders
      .filter(({ day, recordedRevision }) => day <= asOf && recordedRevision <= knownAt)
      .map(({ number }) => referenceKey(number)),
  );
  return reservations.filter(
    ({ number, day, until = null, recordedRevision }) =>
      day <= asOf &&
      asOf < day + reservationDays &&
      (until === null || asOf <= until) &&
      recordedRevision <= knownAt &&
      (number === "" || !imported.has(referenceKey(number))),
  );
}

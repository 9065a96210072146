import { v7 as uuidv7 } from "uuid";
import type { OrderConfirmation, OrderConfirmationReply } from "#shared/contract/order-checks.ts";
import { limitInForce } from "#shared/credit/limit-in-force.ts";
import { passes } from "#shared/credit/order/order-check.ts";
import { toleranceKey } from "#shared/credit/order/tolerance-key.ts";
import { runBatch } from "../db/database.ts";
import { findCustomer } from "../db/find-customer.ts";
import { confirmReserved, endReservationsOf, insertReservation } from "../db/releases.ts";
import { AppError } from "../errors.ts";
import { changeCustomer, type Writing } from "./change-customer.ts";
import { checkOrderFor, orderCheckReads } from "./check-order.ts";
import { commitChange } from "./commit-change.ts";
import { customerStandingFor } from "./customer-standing.ts";
import { portfolioOf } from "./find-visible-customer.ts";
import { ownCurrency } from "./own-currency.ts";

/**
 * An order is taken: checked anew from facts alone, and its financed amount reserved until it is imported or for the days of the
 * policy (POLICY 3). Taken again under its number it replaces what it reserved; what the release of one reserved stands from
 * then on for the order, and outlives the release. One that does not pass reserves nothing, and the reply says why.
 */
export async function confirmOrder(
  writing: Writing,
  order: OrderConfirmation,
): Promise<OrderConfirmationReply> {
  const { db, organization, member, now, today } = writing;
  const { number } = organization;
  const customer = await findCustomer(db, number, portfolioOf(writing), order.customerId);
  if (!customer) throw new AppError("not_found");
  const request = { ...order, kind: "order" as const, ways: false };
  const results = await runBatch(db, orderCheckReads(db, number, request));
  const check = await checkOrderFor(writing, results, request, { now, today });
  if (!passes(check)) return answered(writing, { reserved: false, check });
  if (check.release?.effect === "granted") {
    const taken = { entityId: customer.entityId, releaseId: check.release.id, id: uuidv7() };
    return changeCustomer<OrderConfirmationReply>(writing, customer, {
      statements: confirmReserved(db, number, { ...taken, day: today, author: member.userId }),
      action: "order_confirmed",
      detail: { documentNumber: order.documentNumber, release: check.release.id, verdict: check.verdict },
      reply: { status: 201, body: { reserved: true, check } },
      unexpected: "conflict",
    });
  }
  const toOwn = await ownCurrency(writing, today);
  const credit =
    order.callOffCents === null ? order.amountCents : Math.min(order.callOffCents, order.amountCents);
  const financed = toOwn(Math.max(0, credit - order.depositCents), order.currency) ?? 0;
  const amountCents = check.exempt === null ? financed : 0;
  if (amountCents <= 0) return answered(writing, { reserved: true, check });
  const { input } = await customerStandingFor(db, number, customer.entityId, today);
  const limit = limitInForce(input.limits, today, input.knownAt);
  const reservation = {
    entityId: customer.entityId,
    id: uuidv7(),
    number: order.documentNumber,
    day: today,
    amountCents,
    author: member.userId,
    untilDay: null,
    toleranceOf: check.verdict === "within_tolerance" ? toleranceKey(limit) : null,
  };
  return changeCustomer<OrderConfirmationReply>(writing, customer, {
    statements: [
      ...(order.documentNumber === ""
        ? []
        : [endReservationsOf(db, number, customer.entityId, order.documentNumber)]),
      insertReservation(db, number, reservation),
    ],
    action: "order_confirmed",
    detail: { documentNumber: order.documentNumber, amountCents, verdict: check.verdict },
    reply: { status: 201, body: { reserved: true, check } },
    unexpected: "conflict",
  });
}

/** Nothing to change; sent again under its key it is answered the same. */
async function answered(
  { db, organization, now, once }: Writing,
  reply: OrderConfirmationReply,
): Promise<OrderConfirmationReply> {
  if (once)
    await commitChange(db, organization.number, {
      statements: [],
      audit: [],
      now,
      once: { once, status: 201, body: reply },
    });
  return reply;
}

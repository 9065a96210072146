import type { EpochDay } from "../calendar.ts";
import { checkOrder } from "./check-order.ts";
import { type ExpectedPayment, expectedPayments } from "./expected-payments.ts";
import { type OpenPosition, withPaid } from "./open-position.ts";
import { type OrderCheck, type OrderCheckInput, passes } from "./order-check.ts";

export type DatedRoomStep = {
  day: EpochDay;
  /** Room from this day on if everything up to it comes as usual. */
  roomCents: number;
  payments: ExpectedPayment[];
};

/** Room today and on the days on which open documents are usually paid (POLICY 3). */
export type DatedRoom = {
  roomCents: number;
  /** Weighted days this customer pays after the due date; null: no history, nothing can be expected. */
  usualDelayDays: number | null;
  steps: DatedRoomStep[];
};

/** Expectations further away than this are none. */
const HORIZON_DAYS = 180;

/**
 * When room comes back under the limit in force: "3 200 € today, ≈ 11 400 € on 12 Dec if F-231 comes as usual". Null where no
 * limit gives any room, or where nothing is sold on credit whatever the room (class E). Steps end with the limit.
 */
export function datedRoom(
  position: OpenPosition,
  checked: Pick<OrderCheck, "roomCents" | "verdict"> & { failed: readonly { code: string }[] },
): DatedRoom | null {
  const { assessment, accounts, input } = position;
  const { limitInForce, riskClass } = assessment;
  if (checked.roomCents === null || limitInForce.amountCents === 0 || riskClass === "E") return null;
  if (checked.failed.some(({ code }) => NO_ROOM.has(code))) return null;
  const usualDelayDays = assessment.daysBeyondTerms;
  const steps: DatedRoomStep[] = [];
  if (usualDelayDays !== null) {
    let { roomCents } = checked;
    const until = Math.min(limitInForce.until ?? Number.MAX_SAFE_INTEGER, input.asOf + HORIZON_DAYS);
    for (const payment of expectedPayments(accounts, usualDelayDays, input.policy, input.asOf)) {
      if (payment.day > until) break;
      roomCents += payment.amountCents;
      const last = steps.at(-1);
      if (last?.day === payment.day) {
        last.roomCents = roomCents;
        last.payments.push(payment);
      } else steps.push({ day: payment.day, roomCents, payments: [payment] });
    }
  }
  return { roomCents: checked.roomCents, usualDelayDays, steps };
}

/** Standing in the way whatever is paid. */
const NO_ROOM: ReadonlySet<string> = new Set([
  "in_procedure",
  "lack_of_funds",
  "broken_promises",
  "identity_mismatch",
]);

export type FitsFrom = {
  step: DatedRoomStep;
  check: OrderCheck;
  /** Documents that come until then. */
  paidReferences: string[];
};

const referencesUpTo = ({ steps }: DatedRoom, last: DatedRoomStep): string[] =>
  steps
    .slice(0, steps.indexOf(last) + 1)
    .flatMap(({ payments }) => payments.map(({ reference }) => reference))
    .filter((reference) => reference !== "");

/**
 * The first day on which the order passes if payments come as usual, proved by the check of that day: what falls overdue until
 * then counts too, and the books are taken to be as fresh then as they are now. Null where no step is enough.
 */
export function fitsFrom(
  position: OpenPosition,
  room: DatedRoom,
  request: Omit<OrderCheckInput, "assessment" | "asOf">,
): FitsFrom | null {
  const paid = new Map<string, number>();
  for (const step of room.steps) {
    for (const { itemId, amountCents } of step.payments) paid.set(itemId, amountCents);
    if (step.roomCents <= 0) continue;
    const check = checkOrder({
      ...request,
      assessment: withPaid(position, paid, step.day),
      asOf: step.day,
    });
    if (passes(check)) return { step, check, paidReferences: referencesUpTo(room, step) };
  }
  return null;
}

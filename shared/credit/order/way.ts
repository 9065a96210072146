import type { Ceilings } from "../authority/ceiling.ts";
import type { EpochDay } from "../calendar.ts";
import type { OrderCheck } from "./order-check.ts";

/** Somebody who may grant alone, with their ceilings per class (POLICY 4). E: nobody. */
export type Authority = { id: string; ceilings: Ceilings };

export type WayDocument = {
  itemId: string;
  reference: string;
  amountCents: number;
  dueDay: EpochDay;
  daysLate: number;
};

/** A change that turns an order into one that passes. */
export type WayChange =
  /** `until`: day before the order fits by itself if the customer pays as usual, else the policy's days. */
  | { kind: "temporary_limit"; limitCents: number; until: EpochDay; authority: string }
  /** Cover of this much lets the recommended limit reach the order; somebody still approves it. */
  | { kind: "insurer_cover"; insuredCents: number; limitCents: number }
  /** This much now, the rest from the day on which these documents are usually paid. */
  | {
      kind: "first_delivery";
      firstCents: number;
      restCents: number;
      restFrom: EpochDay;
      references: string[];
    }
  /** `depositCents` above 0: paying these documents and this deposit together. */
  | { kind: "pay_overdue"; documents: WayDocument[]; amountCents: number; depositCents: number }
  | { kind: "deposit"; depositCents: number }
  | { kind: "payment_with_order"; amountCents: number };
export type WayKind = WayChange["kind"];

/** With the check of the same order after the change: the proof. */
export type Way = { change: WayChange; check: OrderCheck };

/** What a way asks of the customer: money before it is owed, then money at once, then waiting. */
function costOf({ change }: Way): readonly [earlyCents: number, nowCents: number, waitingUntil: number] {
  switch (change.kind) {
    case "temporary_limit":
      return [0, 0, 0];
    case "insurer_cover":
      return [0, 0, 1];
    case "first_delivery":
      return [0, 0, change.restFrom];
    case "pay_overdue":
      return [change.depositCents, change.amountCents + change.depositCents, 0];
    case "deposit":
      return [change.depositCents, change.depositCents, 0];
    case "payment_with_order":
      return [change.amountCents, change.amountCents, 0];
  }
}

/** The cheapest for the customer first. */
export function byCost(a: Way, b: Way): number {
  const [earlyA, nowA, waitA] = costOf(a);
  const [earlyB, nowB, waitB] = costOf(b);
  return earlyA - earlyB || nowA - nowB || waitA - waitB;
}

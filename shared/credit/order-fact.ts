import type { EpochDay } from "./calendar.ts";

/** A framework is an agreement to order: it counts by its call-offs, each an order of its own (POLICY 3, domain.md 2.11). */
export const ORDER_STATUSES = ["open", "delivered", "closed", "framework"] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Whether an order is part of the exposure: `open` as order, `delivered` as delivered and not invoiced. */
export const countsInExposure = (status: OrderStatus): status is "open" | "delivered" =>
  status === "open" || status === "delivered";

/** A confirmed order. */
export type OrderFact = {
  number: string;
  day: EpochDay;
  amountCents: number;
  status: OrderStatus;
  recordedRevision: number;
};

/** An order confirmed or released on a page and not imported yet: reserves its amount for some days (POLICY 3). */
export type ReservationFact = {
  number: string;
  day: EpochDay;
  /** Last day on which it counts; null or absent: the days of the policy alone end it. */
  until?: EpochDay | null;
  amountCents: number;
  recordedRevision: number;
};

import type { EpochDay } from "./calendar.ts";

/** A confirmed order. `open` counts as order, `delivered` as delivered and not invoiced, `closed` no more. */
export type OrderFact = {
  number: string;
  day: EpochDay;
  amountCents: number;
  status: "open" | "delivered" | "closed";
  recordedRevision: number;
};

/** An order confirmed or released on a page and not imported yet: reserves its amount for some days (POLICY 3). */
export type ReservationFact = {
  number: string;
  day: EpochDay;
  amountCents: number;
  recordedRevision: number;
};

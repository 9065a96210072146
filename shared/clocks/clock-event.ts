import type { EpochDay } from "../credit/calendar.ts";
import type { CreditEventFact } from "../credit/credit-event.ts";

/** An event with what deadlines need to know of it beside. */
export type ClockEvent = CreditEventFact & {
  /** Day it stood in the BODACC; null: not published, or not found there. */
  publishedDay: EpochDay | null;
  /** Court as the notice names it. */
  court?: string | null;
  /** Day the organization came to know of it; absent: the publication, or the event's own day. */
  knownDay?: EpochDay | null;
};

export const OPENING_KINDS = ["liquidation", "reorganisation", "safeguard"] as const;

export const isOpening = ({ kind }: Pick<CreditEventFact, "kind">): boolean =>
  OPENING_KINDS.some((opening) => opening === kind);

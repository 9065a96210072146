import type { EpochDay } from "./calendar.ts";

/** A document, or part of it, that the customer contests. It never counts as overdue while open. */
export type Dispute = {
  /** Document number as printed on the invoice. */
  reference: string;
  /** Contested part, positive. */
  amountCents: number;
  openedOn: EpochDay;
  closedOn: EpochDay | null;
  recordedRevision: number;
};

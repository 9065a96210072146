import type { EpochDay } from "../calendar.ts";

/** A payment that the customer announced (POLICY 5). */
export type PaymentPromise = {
  id: string;
  /** Document it was announced for, as printed; null: the account as a whole. */
  reference: string | null;
  amountCents: number;
  announcedOn: EpochDay;
  /** Day it was announced for. */
  promisedOn: EpochDay;
  recordedRevision: number;
  /** Revision that took it back; null while it stands. */
  cancelledRevision?: number | null;
};

/** Whether it was known at a revision and not taken back by then. */
export const promiseStands = (
  { recordedRevision, cancelledRevision }: Pick<PaymentPromise, "recordedRevision" | "cancelledRevision">,
  knownAt: number,
): boolean => recordedRevision <= knownAt && (cancelledRevision == null || cancelledRevision > knownAt);

export const PROMISE_STATES = ["open", "kept", "partially_kept", "broken"] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

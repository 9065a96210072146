import type { EpochDay } from "./calendar.ts";

/** Events that force a class or a limit (domain.md 2.9). */
export const CREDIT_EVENT_KINDS = [
  "liquidation",
  "reorganisation",
  "safeguard",
  "plan_resolved",
  "struck_off",
  "returned_for_lack_of_funds",
  "cover_withdrawn",
  "identity_mismatch",
  "conciliation",
  "plan_adopted",
] as const;
export type CreditEventKind = (typeof CREDIT_EVENT_KINDS)[number];

export type CreditEventFact = {
  id: string;
  kind: CreditEventKind;
  day: EpochDay;
  recordedRevision: number;
  /** Organization revision that withdrew it; null while it stands. */
  revokedRevision: number | null;
};

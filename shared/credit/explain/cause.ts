import type { RiskClass } from "../assessment.ts";
import type { EpochDay } from "../calendar.ts";
import type { CreditEventKind } from "../credit-event.ts";
import type { LimitFact } from "../limit-fact.ts";
import type { Terms } from "../terms.ts";

/** What happened to a document between two days. */
export const ITEM_CAUSES = [
  "became_overdue",
  "aged",
  "paid",
  "part_paid",
  "credited",
  "written_off",
  "reopened",
  "invoiced",
  "vanished",
] as const;
export type ItemCauseKind = (typeof ITEM_CAUSES)[number];

export type ItemCause = {
  kind: ItemCauseKind;
  itemId: string;
  reference: string;
  /** What is overdue, was paid, credited, written off, reopened or invoiced, in cents. */
  amountCents: number;
  /** Payment or credit: its day. Else the due day; null where none. */
  day: EpochDay | null;
  /** Days late at the later day, or when paid (negative: early); 0 where nothing fell due. */
  days: number;
  /** Days late at the earlier day; 0 where it was not overdue. */
  fromDays: number;
  /** Highest step of the overdue ladder (days) passed in between; null for none. */
  step: number | null;
};

/** The fact, or the rule, behind a difference. */
export type Cause =
  | ItemCause
  | {
      kind: "event_began" | "event_withdrawn" | "event_lapsed";
      eventId: string;
      eventKind: CreditEventKind;
      day: EpochDay;
    }
  | {
      kind: "warning_confirmed" | "warning_faded" | "warning_over";
      warningId: string;
      signal: string;
      /** Day on which it was seen or heard. */
      day: EpochDay;
    }
  /** The day came for which the customer had announced money. */
  | {
      kind: "promise_due";
      promiseId: string;
      reference: string | null;
      amountCents: number;
      day: EpochDay;
    }
  | { kind: "dispute_opened" | "dispute_closed"; reference: string; amountCents: number; day: EpochDay }
  | {
      kind: "limit_set" | "limit_over";
      limitId: string;
      limitKind: LimitFact["kind"];
      /** null: unlimited, or none by decision. */
      amountCents: number | null;
      unlimited: boolean;
      day: EpochDay;
    }
  | { kind: "order_added" | "order_gone"; number: string; amountCents: number; day: EpochDay }
  | { kind: "terms_changed"; from: Terms; to: Terms }
  | { kind: "outside_changed"; axis: "external" | "structural" | "accounts" }
  | { kind: "policy_changed" | "engine_changed"; from: number; to: number }
  /** The books of the earlier or later day were replaced since they were assessed. */
  | { kind: "facts_restated" }
  | { kind: "class_changed"; from: RiskClass; to: RiskClass }
  /** Older payments weigh less, windows move on. */
  | { kind: "time_passed"; days: number }
  | { kind: "rule"; code: string };

export type ItemOrOther = Exclude<Cause, ItemCause>;

export const isItemCause = (cause: Cause): cause is ItemCause =>
  (ITEM_CAUSES as readonly string[]).includes(cause.kind);

import type { EpochDay } from "./calendar.ts";
import type { EntryKind, Subledger } from "./entry.ts";

/** How money was set against a document, the most certain first (domain.md 4.1). */
export const ALLOCATION_METHODS = ["letter", "reference", "label", "exact_amount", "subset", "fifo"] as const;
export type AllocationMethod = (typeof ALLOCATION_METHODS)[number];

/** What closed it: only cash, bills and losses say something about how a customer pays. */
export type AllocationMeans = "cash" | "bill" | "credit" | "factor" | "loss";

export type Allocation = {
  /** Day of the bank line, never of the lettering; of a bill: its maturity, which may lie ahead. */
  day: EpochDay;
  amountCents: number;
  entryId: string;
  method: AllocationMethod;
  means: AllocationMeans;
};

/** One document on a customer account with what was set against it. Amounts positive; credit documents negative. */
export type Item = {
  /** Id of its first entry. */
  id: string;
  accountId: number;
  kind: EntryKind;
  subledger: Subledger;
  reference: string;
  label: string;
  documentDay: EpochDay;
  /** null: never falls due (credit notes, refunds waiting for a credit). */
  dueDay: EpochDay | null;
  /** True when the due day rests on terms nobody confirmed, or on a lump opening. */
  dueAssumed: boolean;
  amountCents: number;
  openCents: number;
  disputedCents: number;
  allocations: Allocation[];
  /** Day of the last bank line that closed it; null while open or while a bill is running. */
  settledDay: EpochDay | null;
};

/** What is known of one customer account as of a day. */
export type DerivedAccount = {
  accountId: number;
  items: Item[];
  /** Credits not set against a document, ≤ 0 (open credit notes among them). */
  unappliedCents: number;
  /** Delivered, not invoiced (418), ≥ 0. */
  toInvoiceCents: number;
  /** Advances received (419), ≤ 0. */
  depositsCents: number;
  /** Payments taken back by the bank. */
  returned: { day: EpochDay; amountCents: number; entryId: string }[];
  /** Money received, for rates over time. */
  receipts: { day: EpochDay; amountCents: number }[];
  /** True when an opening balance came as a lump: what it holds is not known. */
  preHistoryUnknown: boolean;
  firstDay: EpochDay | null;
  lastDay: EpochDay | null;
};

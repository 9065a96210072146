import type { EpochDay } from "./calendar.ts";

/** What a line on a customer's account is, read from its voucher (domain.md 4.1) or from the CSV it came in. */
export const ENTRY_KINDS = [
  "invoice",
  "credit_note",
  "payment",
  "refund",
  "returned_payment",
  "bill_accepted",
  "bill_paid",
  "doubtful_transfer",
  "write_off",
  "deposit",
  "to_invoice",
  "retention",
  "factored",
  "opening",
  "other",
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Which customer account of the chart it stands on: 411, 413, 416, 418, 419, 4117, 467. */
export const SUBLEDGERS = [
  "receivable",
  "bill",
  "doubtful",
  "to_invoice",
  "advance",
  "retention",
  "factor",
] as const;
export type Subledger = (typeof SUBLEDGERS)[number];

/** One debit or credit on one customer's account, from a ledger or a CSV. The only fact the score is built on. */
export type Entry = {
  /** Stable inside the organization; ties are broken by it, so the order of entries never matters. */
  id: string;
  accountId: number;
  kind: EntryKind;
  subledger: Subledger;
  /** Day of the booking. */
  day: EpochDay;
  /** Day on the document (PieceDate); the booking day where none is given. */
  documentDay: EpochDay;
  /** null: not in the source, assumed from the customer's terms and marked so. */
  dueDay: EpochDay | null;
  /** Document number as printed, trimmed. Empty where none. */
  reference: string;
  label: string;
  /** Integer minor units of the organization's currency, VAT included. Positive: the customer owes; negative: less. */
  amountCents: number;
  /** Lettering group, unique inside (source, account); lower case or null means not (fully) matched. */
  letter: string | null;
  /** CSV payments: the document this money was booked against. */
  settles: string | null;
  /** Invoices and credit notes: rate of VAT they were billed at, 2000 is 20 %; null or absent: not known. */
  vatBasisPoints?: number | null;
  /** Organization revision that recorded it: what `knownAt` compares. */
  recordedRevision: number;
};

import type { EntryKind, Subledger } from "#shared/credit/entry.ts";
import { credits, debits, type VoucherParts } from "./fec-accounts.ts";

/**
 * A debit against the bank or a bill waits for the payment it would reverse (`returned-payments.ts`, POLICY 1.6); without
 * one it is a refund, or against a bill something else.
 */
export type LineKind = EntryKind | "returned_or_refund" | "returned_or_other";

const receivableDebit = (parts: VoucherParts): LineKind => {
  if (credits(parts, "sales")) return "invoice";
  if (credits(parts, "money")) return "returned_or_refund";
  if (credits(parts, "bill")) return "returned_or_other";
  if (credits(parts, "doubtful")) return "doubtful_transfer";
  if (credits(parts, "advance") || credits(parts, "to_invoice")) return "invoice";
  if (credits(parts, "retention")) return "retention";
  if (credits(parts, "factor")) return "factored";
  return "other";
};

const receivableCredit = (parts: VoucherParts): LineKind => {
  if (debits(parts, "money")) return "payment";
  if (debits(parts, "bill")) return "bill_accepted";
  if (debits(parts, "doubtful")) return "doubtful_transfer";
  if (debits(parts, "loss")) return "write_off";
  if (debits(parts, "sales")) return "credit_note";
  if (debits(parts, "factor")) return "factored";
  if (debits(parts, "advance")) return "deposit";
  if (debits(parts, "retention")) return "retention";
  if (debits(parts, "to_invoice")) return "credit_note";
  return "other";
};

const billDebit = (parts: VoucherParts): LineKind =>
  credits(parts, "receivable") ? "bill_accepted" : credits(parts, "money") ? "returned_or_other" : "other";

const billCredit = (parts: VoucherParts): LineKind => {
  if (debits(parts, "money")) return "bill_paid";
  if (debits(parts, "doubtful")) return "doubtful_transfer";
  if (debits(parts, "loss")) return "write_off";
  return "other";
};

const doubtfulLine = (parts: VoucherParts, owed: boolean): LineKind => {
  if (owed) return credits(parts, "money") ? "refund" : "doubtful_transfer";
  if (debits(parts, "money")) return "payment";
  if (debits(parts, "loss")) return "write_off";
  return "doubtful_transfer";
};

/**
 * Kind of one customer line from its side and the accounts of its voucher (domain 4.1, derivation 2). `amountCents` is
 * debit less credit: a negative debit counts as a credit. A transfer to 416 is no payment; a bill keeps the risk.
 */
export const classifyLine = (
  subledger: Subledger,
  amountCents: number,
  parts: VoucherParts,
  opening: boolean,
): LineKind => {
  if (opening) return "opening";
  const owed = amountCents > 0;
  switch (subledger) {
    case "receivable":
      return owed ? receivableDebit(parts) : amountCents < 0 ? receivableCredit(parts) : "other";
    case "bill":
      return owed ? billDebit(parts) : billCredit(parts);
    case "doubtful":
      return doubtfulLine(parts, owed);
    case "to_invoice":
      return "to_invoice";
    case "advance":
      return "deposit";
    case "retention":
      return !owed && debits(parts, "money") ? "payment" : "retention";
    case "factor":
      return "factored";
  }
};

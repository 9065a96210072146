import type { Subledger } from "#shared/credit/entry.ts";
import { type SalePart, salePartOf } from "./voucher-vat.ts";

/** Customer accounts of the French chart (domain 4.1), longest prefix first. 467 counts only when fed from 411. */
const CUSTOMER_PREFIXES: readonly (readonly [prefix: string, subledger: Subledger])[] = [
  ["4117", "retention"],
  ["411", "receivable"],
  ["413", "bill"],
  ["416", "doubtful"],
  ["4181", "to_invoice"],
  ["4191", "advance"],
];

/** What a line moves, for reading the voucher: one bit each, doubled for the credit side. */
const COUNTERPARTS: readonly (readonly [prefix: string, part: Part])[] = [
  ["4117", "retention"],
  ["411", "receivable"],
  ["413", "bill"],
  ["416", "doubtful"],
  ["418", "to_invoice"],
  ["419", "advance"],
  ["4457", "sales"],
  ["467", "factor"],
  ["4687", "factor"],
  ["51", "money"],
  ["53", "money"],
  ["654", "loss"],
  ["6714", "loss"],
  ["70", "sales"],
];
export const PARTS = [
  "receivable",
  "retention",
  "bill",
  "doubtful",
  "to_invoice",
  "advance",
  "sales",
  "factor",
  "money",
  "loss",
] as const;
export type Part = (typeof PARTS)[number];

/** An account read once: the customer subledger it belongs to, the bit it sets in its voucher, and what it is in a sale. */
export type AccountRole = {
  account: string;
  subledger: Subledger | null;
  part: Part | null;
  bit: number;
  sale: SalePart | null;
};

const readAccount = (account: string): AccountRole => {
  const part = COUNTERPARTS.find(([prefix]) => account.startsWith(prefix))?.[1] ?? null;
  return {
    account,
    subledger: CUSTOMER_PREFIXES.find(([prefix]) => account.startsWith(prefix))?.[1] ?? null,
    part,
    bit: part === null ? 0 : 1 << PARTS.indexOf(part),
    sale: salePartOf(account),
  };
};

const MEMORY = 50_000;

/** Reads account numbers, remembering them: a ledger names few accounts on many lines. */
export const accountReader = (): ((account: string) => AccountRole) => {
  const known = new Map<string, AccountRole>();
  return (account) => {
    const seen = known.get(account);
    if (seen) return seen;
    const role = readAccount(account);
    if (known.size < MEMORY) known.set(account, role);
    return role;
  };
};

/**
 * Accounts that a voucher debits and credits, as bits: debits low, credits 16 higher. This is all that is kept of the
 * lines that are not on a customer account; they never leave the browser.
 */
export type VoucherParts = number;

export const withLine = (parts: VoucherParts, role: AccountRole, amountCents: number): VoucherParts =>
  amountCents === 0 ? parts : parts | (amountCents > 0 ? role.bit : role.bit << 16);

export const debits = (parts: VoucherParts, part: Part): boolean =>
  ((parts >>> PARTS.indexOf(part)) & 1) === 1;

export const credits = (parts: VoucherParts, part: Part): boolean =>
  ((parts >>> (PARTS.indexOf(part) + 16)) & 1) === 1;

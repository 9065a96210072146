import type { EpochDay } from "./calendar.ts";
import { referenceKey } from "./document-reference.ts";
import type { Entry } from "./entry.ts";
import type { Credit } from "./match-credits.ts";

export type ReversedPayments = {
  /** Credits taken back: as if they had never come, so the documents they paid are open again. */
  voided: ReadonlySet<Credit>;
  /** Returned payments, matched or not. */
  payments: Entry[];
  /** Debits for which no payment was found: they stand as debts of their own. */
  unmatched: Entry[];
};

/** Payments of one amount looked at, the latest first. */
const SCAN = 64;
/** A bill comes back after its maturity, which may lie months after the day it was accepted. */
const BILL_RUN_DAYS = 150;

/** Pairs debits that take money back with the payment they reverse: same amount, same lettering or number first, else the latest (POLICY 1.6). */
export function reversePayments(reversals: Entry[], credits: Credit[], withinDays: number): ReversedPayments {
  const voided = new Set<Credit>();
  const payments: Entry[] = [];
  const unmatched: Entry[] = [];
  if (reversals.length === 0) return { voided, payments, unmatched };
  const byAmount = new Map<number, Credit[]>();
  for (const credit of credits) {
    const amount = -credit.entry.amountCents;
    const same = byAmount.get(amount);
    if (same === undefined) byAmount.set(amount, [credit]);
    else same.push(credit);
  }
  for (const reversal of reversals) {
    if (reversal.kind === "returned_payment") payments.push(reversal);
    const credit = reversedBy(reversal, byAmount.get(reversal.amountCents) ?? [], voided, withinDays);
    if (credit === undefined) unmatched.push(reversal);
    else voided.add(credit);
  }
  return { voided, payments, unmatched };
}

function reversedBy(
  reversal: Entry,
  candidates: Credit[],
  voided: ReadonlySet<Credit>,
  withinDays: number,
): Credit | undefined {
  const number = referenceKey(reversal.settles ?? reversal.reference);
  let best: Credit | undefined;
  let bestRank = 0;
  let seen = 0;
  for (let at = candidates.length - 1; at >= 0 && seen < SCAN; at -= 1) {
    const credit = candidates[at];
    if (credit === undefined || credit.entry.day > reversal.day || !reverses(reversal, credit)) continue;
    seen += 1;
    if (voided.has(credit) || reversal.day - credit.entry.day > reach(credit, withinDays, credit.day))
      continue;
    const rank = rankOf(reversal, credit, number);
    if (rank > bestRank) {
      best = credit;
      bestRank = rank;
    }
  }
  return best;
}

const reverses = (reversal: Entry, { means }: Credit): boolean =>
  reversal.kind === "credit_note" ? means === "credit" : means === "cash" || means === "bill";

const reach = ({ entry, means }: Credit, withinDays: number, maturity: EpochDay | null): number => {
  if (means !== "bill") return withinDays;
  return withinDays + (maturity === null ? BILL_RUN_DAYS : Math.max(0, maturity - entry.day));
};

function rankOf(reversal: Entry, { entry }: Credit, number: string): number {
  if (reversal.letter !== null && reversal.letter === entry.letter) return 3;
  if (
    number !== "" &&
    (referenceKey(entry.reference) === number || referenceKey(entry.settles ?? "") === number)
  )
    return 2;
  return 1;
}

import { readAmount } from "../ui/read-amount.ts";
import type { OrderTerms } from "./order-terms.ts";
import type { AskedOrder } from "./use-order-check.ts";

/** `terms`: a place in the list of other terms; empty: as agreed. `first`: delivered now, the rest later; empty: all of it. */
export type OrderDraft = { amount: string; terms: string; deposit: string; first: string };

/** What to ask the API, or null while an amount is missing or cannot be read. */
export const orderOfDraft = (
  { amount, terms, deposit, first }: OrderDraft,
  customerId: string,
  currency: string,
  others: readonly OrderTerms[],
): AskedOrder | null => {
  const amountCents = readAmount(amount);
  const depositCents = deposit.trim() === "" ? 0 : readAmount(deposit);
  const callOffCents = first.trim() === "" ? null : readAmount(first);
  if (amountCents === null || amountCents === 0 || depositCents === null) return null;
  if (first.trim() !== "" && (callOffCents === null || callOffCents > amountCents)) return null;
  return {
    customerId,
    amountCents,
    currency,
    depositCents,
    ...(callOffCents !== null && { callOffCents }),
    terms: terms === "" ? null : (others[Number(terms)] ?? null),
    ways: true,
  };
};

import { countsAsPaid, isExperience } from "../behaviour.ts";
import type { EpochDay } from "../calendar.ts";
import type { DerivedAccount, Item } from "../item.ts";
import type { Policy } from "../policy.ts";
import type { LedgerInvoice } from "./ledger-invoice.ts";

/**
 * Invoices of a customer's accounts as their lateness is judged, derived for `asOf`: settled on the day the last money came,
 * open while something undisputed is, never settled where it was written off. What credits or a factor closed says nothing of
 * how the customer pays and is left out.
 */
export function ledgerInvoicesOf(
  accounts: readonly DerivedAccount[],
  asOf: EpochDay,
  policy: Policy,
): LedgerInvoice[] {
  const invoices: LedgerInvoice[] = [];
  for (const { items } of accounts) {
    for (const item of items) {
      const { dueDay, documentDay, amountCents } = item;
      if (dueDay === null || amountCents <= 0 || documentDay > asOf || !isExperience(item)) continue;
      if (item.openCents > 0) {
        if (item.openCents > item.disputedCents)
          invoices.push({ documentDay, dueDay, settledDay: null, amountCents });
        continue;
      }
      const settledDay = lastPaidDay(item, asOf, policy);
      if (settledDay !== undefined) invoices.push({ documentDay, dueDay, settledDay, amountCents });
    }
  }
  return invoices;
}

/** null: written off, for good; undefined: closed by something that is not a payment. */
function lastPaidDay(item: Item, asOf: EpochDay, policy: Policy): EpochDay | null | undefined {
  let last: EpochDay | undefined;
  for (const allocation of item.allocations) {
    if (!countsAsPaid(allocation, item, asOf, policy)) continue;
    if (allocation.means === "loss") return null;
    if (last === undefined || allocation.day > last) last = allocation.day;
  }
  return last;
}

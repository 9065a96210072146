import type { EpochDay } from "../calendar.ts";
import type { DerivedAccount, Item } from "../item.ts";
import type { Policy } from "../policy.ts";

/** Money of one open document and the day on which it comes if the customer pays as usual. */
export type ExpectedPayment = {
  itemId: string;
  reference: string;
  dueDay: EpochDay;
  day: EpochDay;
  amountCents: number;
  /** Rests on terms that nobody confirmed: shown with "≈". */
  dueAssumed: boolean;
};

/**
 * Payments of the open documents of a customer at its usual delay: due day + `usualDelayDays`; bills at maturity plus the
 * policy's waiting days. One that should have come already comes tomorrow at the earliest, and as much later again as it is
 * past its usual day. Disputed parts and documents without a due day are not expected; credits that lie on the account pay the
 * oldest documents first, so that no money is expected twice. In order of days.
 */
export function expectedPayments(
  accounts: readonly DerivedAccount[],
  usualDelayDays: number,
  policy: Pick<Policy, "ledger">,
  asOf: EpochDay,
): ExpectedPayment[] {
  const payments: ExpectedPayment[] = [];
  for (const account of accounts) {
    let creditsCents = 0 - account.unappliedCents;
    for (const item of [...account.items].sort(byDue)) {
      const open = item.openCents - item.disputedCents;
      if (item.dueDay === null || open <= 0) continue;
      const byCredit = item.subledger === "bill" ? 0 : Math.min(creditsCents, open);
      creditsCents -= byCredit;
      if (open === byCredit) continue;
      payments.push({
        itemId: item.id,
        reference: item.reference,
        dueDay: item.dueDay,
        day: expectedDay(item.dueDay + delayOf(item, usualDelayDays, policy), asOf),
        amountCents: open - byCredit,
        dueAssumed: item.dueAssumed,
      });
    }
  }
  return payments.sort((a, b) => a.day - b.day || a.dueDay - b.dueDay || (a.itemId < b.itemId ? -1 : 1));
}

const byDue = (a: Item, b: Item): number =>
  (a.dueDay ?? 0) - (b.dueDay ?? 0) || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);

function delayOf({ subledger }: Item, usualDelayDays: number, { ledger }: Pick<Policy, "ledger">): number {
  if (subledger === "bill") return ledger.billPaidAfterDays;
  return subledger === "factor" ? 0 : usualDelayDays;
}

const expectedDay = (usualDay: EpochDay, asOf: EpochDay): EpochDay =>
  usualDay > asOf ? usualDay : asOf + Math.max(1, asOf - usualDay);

import type { Behaviour } from "../behaviour.ts";
import { type EpochDay, weekNumber } from "../calendar.ts";
import type { DerivedAccount } from "../item.ts";
import { mulDiv } from "../money.ts";
import type { Overdue, OverdueItem } from "../overdue.ts";
import type { Policy } from "../policy.ts";
import type { PromiseState } from "../promises/payment-promise.ts";
import type { PromiseKept } from "../promises/promises-kept.ts";
import type { TrackRecord } from "../track-record.ts";

/** What the ledger says of a customer beside score and limit. The year is that of the payment index. */
export type LedgerFacts = {
  /** Share of the year's amounts paid, or to be paid, beyond the days of grace. */
  lateShareBasisPoints: number;
  paidInvoices: number;
  overdueInvoices: number;
  /** Day of the oldest document that was ever paid; null without any. */
  historyFrom: EpochDay | null;
  worstOpenItem: OverdueItem | null;
  returnedPayments: number;
  partialPayments: number;
  /** Money given back to the customer in the year. */
  refunds: number;
  refundedCents: number;
  disputedItems: number;
  promises: Record<PromiseState, number>;
  /** The promise that falls due next; null without an open one. */
  nextPromise: { promiseId: string; promisedOn: EpochDay; missingCents: number } | null;
  yearBillingCents: number;
  /** Month (1–12) in which most was billed, and its share of the year (833: no season); 0 without billing. */
  busiestMonth: number;
  busiestMonthBasisPoints: number;
  /** This customer's share of all that is owed to us; null where the whole is not known. */
  ownShareBasisPoints: number | null;
};

/** Gathers the facts of the ledger as of a day. `ownReceivablesCents`: what all customers owe together. */
export function ledgerFactsOf(
  accounts: readonly DerivedAccount[],
  {
    behaviour,
    overdue,
    record,
    promises,
  }: { behaviour: Behaviour; overdue: Overdue; record: TrackRecord; promises: readonly PromiseKept[] },
  own: { openCents: number; receivablesCents: number | null },
  asOf: EpochDay,
  policy: Policy,
): LedgerFacts {
  const firstWeek = weekNumber(asOf) - policy.behaviour.yearWeeks + 1;
  let refunds = 0;
  let refundedCents = 0;
  let disputedItems = 0;
  for (const { items } of accounts) {
    for (const { kind, documentDay, amountCents, disputedCents } of items) {
      if (disputedCents > 0) disputedItems += 1;
      if (kind !== "refund" || amountCents <= 0 || weekNumber(documentDay) < firstWeek) continue;
      refunds += 1;
      refundedCents += amountCents;
    }
  }
  const { yearBillingCents, busiestMonth, busiestMonthCents } = record;
  return {
    lateShareBasisPoints: behaviour.lateShareBasisPoints,
    paidInvoices: behaviour.paidInvoices,
    overdueInvoices: behaviour.overdueInvoices,
    historyFrom: behaviour.historyFrom,
    worstOpenItem: overdue.worstItem,
    returnedPayments: behaviour.returnedPayments,
    partialPayments: behaviour.partialPayments,
    refunds,
    refundedCents,
    disputedItems,
    ...promiseFacts(promises),
    yearBillingCents,
    busiestMonth,
    busiestMonthBasisPoints: shareOf(busiestMonthCents, record.billedCents),
    ownShareBasisPoints:
      own.receivablesCents === null || own.receivablesCents <= 0
        ? null
        : shareOf(Math.max(0, own.openCents), own.receivablesCents),
  };
}

const shareOf = (part: number, whole: number): number =>
  whole <= 0 ? 0 : Math.min(10_000, mulDiv(part, 10_000, whole));

function promiseFacts(promises: readonly PromiseKept[]): Pick<LedgerFacts, "promises" | "nextPromise"> {
  const counts: Record<PromiseState, number> = { open: 0, kept: 0, partially_kept: 0, broken: 0 };
  let next: LedgerFacts["nextPromise"] = null;
  for (const { promise, state, receivedCents } of promises) {
    counts[state] += 1;
    if (state === "open")
      next ??= {
        promiseId: promise.id,
        promisedOn: promise.promisedOn,
        missingCents: promise.amountCents - receivedCents,
      };
  }
  return { promises: counts, nextPromise: next };
}

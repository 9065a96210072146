import { countsAsPaid, isExperience } from "./behaviour.ts";
import { type EpochDay, monthNumber, weekNumber } from "./calendar.ts";
import type { DerivedAccount } from "./item.ts";
import type { Policy } from "./policy.ts";

/** What the ledger proves a customer bought and carried, for the limit (POLICY 2). Amounts VAT included. */
export type TrackRecord = {
  /** Billed in the year less credit notes, what is unpaid beyond grace left out. */
  yearBillingCents: number;
  /** Days of the year that billing covers, in whole weeks. */
  billingDays: number;
  /** Highest calendar month of the year, counting only what was paid on time. */
  peakMonthCents: number;
  /** Calendar month (1–12) in which most was billed in the year, and how much; 0 without billing. */
  busiestMonth: number;
  busiestMonthCents: number;
  /** Billed in the year, gross of credit notes and of what is unpaid. */
  billedCents: number;
  /** Highest amount outstanding in the year that was later paid in time. */
  provenCents: number;
};

export function trackRecordOf(
  accounts: readonly DerivedAccount[],
  asOf: EpochDay,
  policy: Policy,
): TrackRecord {
  const { yearWeeks, graceDays } = policy.behaviour;
  const { provenLateDays } = policy.limit;
  const windowDays = yearWeeks * 7;
  const start = (weekNumber(asOf) - yearWeeks + 1) * 7 - 3;
  const changes = zeros(windowDays + 1);
  const firstMonth = monthNumber(start);
  const months: number[] = [];
  const billed: number[] = [];
  let yearBillingCents = 0;
  let billedCents = 0;
  let firstBilling: EpochDay | null = null;
  for (const account of accounts) {
    for (const item of account.items) {
      const inYear = item.documentDay >= start;
      if (item.kind === "credit_note" && item.amountCents < 0 && inYear) yearBillingCents += item.amountCents;
      if (item.dueDay === null || !isExperience(item)) continue;
      if (item.kind === "invoice") {
        if (firstBilling === null || item.documentDay < firstBilling) firstBilling = item.documentDay;
        if (inYear) {
          yearBillingCents += item.amountCents - (asOf - item.dueDay > graceDays ? item.openCents : 0);
          billedCents += item.amountCents;
          const month = monthNumber(item.documentDay) - firstMonth;
          billed[month] = (billed[month] ?? 0) + item.amountCents;
        }
      }
      let onTimeCents = 0;
      for (const allocation of item.allocations) {
        if (allocation.means === "loss" || !countsAsPaid(allocation, item, asOf, policy)) continue;
        const late = allocation.day - item.dueDay;
        if (late <= graceDays) onTimeCents += allocation.amountCents;
        if (late > provenLateDays || allocation.day <= start || allocation.day <= item.documentDay) continue;
        const from = Math.max(item.documentDay - start, 0);
        changes[from] = (changes[from] ?? 0) + allocation.amountCents;
        const to = allocation.day - start;
        changes[to] = (changes[to] ?? 0) - allocation.amountCents;
      }
      if (onTimeCents === 0 || !inYear || item.kind !== "invoice") continue;
      const month = monthNumber(item.documentDay) - firstMonth;
      months[month] = (months[month] ?? 0) + onTimeCents;
    }
  }
  const busiestMonthCents = highest(billed);
  return {
    busiestMonth: busiestMonthCents === 0 ? 0 : ((firstMonth + billed.indexOf(busiestMonthCents)) % 12) + 1,
    busiestMonthCents,
    billedCents,
    yearBillingCents: Math.max(0, yearBillingCents),
    billingDays:
      firstBilling === null ? 0 : (weekNumber(asOf) - weekNumber(Math.max(firstBilling, start)) + 1) * 7,
    peakMonthCents: highest(months),
    provenCents: highestSum(changes),
  };
}

/** Filled one by one: a typed array of this size would live outside the heap, which costs more than all sums. */
function zeros(length: number): number[] {
  const list = new Array<number>(length);
  for (let at = 0; at < length; at += 1) list[at] = 0;
  return list;
}

function highest(months: readonly (number | undefined)[]): number {
  let most = 0;
  for (const cents of months) if (cents !== undefined && cents > most) most = cents;
  return most;
}

function highestSum(changes: readonly number[]): number {
  let outstanding = 0;
  let most = 0;
  for (const change of changes) {
    outstanding += change;
    if (outstanding > most) most = outstanding;
  }
  return most;
}

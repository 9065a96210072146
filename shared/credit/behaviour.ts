import { type EpochDay, weekNumber } from "./calendar.ts";
import type { Allocation, DerivedAccount, Item } from "./item.ts";
import { divideHalfUp, mulDiv } from "./money.ts";
import type { Policy } from "./policy.ts";
import { preparePolicy } from "./prepared-policy.ts";
import { sortUnlessSorted } from "./sort-unless-sorted.ts";

/** How a customer paid over the year up to a day, open overdue documents counted as they stand. */
export type Behaviour = {
  /** Payment index (80 = on terms), in centipoints, of the year and of the last quarter; null without payments. */
  yearCentipoints: number | null;
  recentCentipoints: number | null;
  /** Amount-weighted days late of the year, never below 0 each; null without documents. */
  daysBeyondTerms: number | null;
  /** Share of the amount paid, or to be paid, beyond the days of grace. */
  lateShareBasisPoints: number;
  /** Documents settled by money in the year, and documents overdue now. */
  paidInvoices: number;
  overdueInvoices: number;
  /** Day of the oldest document that was ever paid. */
  historyFrom: EpochDay | null;
  returnedPayments: number;
  /** Day of the last of them; 0 without any. */
  lastReturnedDay: EpochDay;
  partialPayments: number;
  /** Document of the last of them, and its day; 0 without any. */
  partialReference: string;
  lastPartialDay: EpochDay;
};

/** Amount times weight (1,000) times index (10,000) must stay an exact integer: larger books are scaled down first. */
const LARGEST_TOTAL = 900_000_000;

type Sums = { weighted: number; weight: number };

/** Whether an allocation says how the customer pays, as of a day: money that came, bills past their waiting days, losses. */
export const countsAsPaid = (allocation: Allocation, item: Item, asOf: EpochDay, policy: Policy): boolean => {
  if (allocation.day > asOf) return false;
  if (allocation.means === "cash") return true;
  if (allocation.means === "bill") return allocation.day + policy.ledger.billPaidAfterDays <= asOf;
  return (
    allocation.means === "loss" &&
    allocation.amountCents > policy.behaviour.smallWriteOffCents &&
    item.dueDay !== null
  );
};

/** Documents that say how a customer pays: invoices and what stands for one. */
export const isExperience = ({ dueDay, kind, subledger }: Item): boolean =>
  dueDay !== null &&
  (kind === "invoice" || kind === "opening" || kind === "returned_payment" || kind === "doubtful_transfer") &&
  subledger !== "bill" &&
  subledger !== "factor";

/**
 * Payment behaviour of the accounts of one legal entity (domain.md 2.2): each payment and each open overdue part scored by
 * its days late, weighted by amount and by age in weeks. An open overdue part enters the index only where it lowers it, so
 * that more overdue never looks better. A day before the one the accounts were derived for asks how they stood then, by what
 * is known now of which money paid what.
 */
export function behaviourOf(accounts: readonly DerivedAccount[], asOf: EpochDay, policy: Policy): Behaviour {
  const { indexOf, weekWeights } = preparePolicy(policy);
  const { yearWeeks, recentWeeks, graceDays } = policy.behaviour;
  const divisor = divisorOf(accounts);
  const year: Sums = { weighted: 0, weight: 0 };
  const recent: Sums = { weighted: 0, weight: 0 };
  const overdue: OverduePart[] = [];
  const thisWeek = weekNumber(asOf);
  let lateDays = 0;
  let lateAmount = 0;
  let amounts = 0;
  let paidInvoices = 0;
  let overdueInvoices = 0;
  let partialPayments = 0;
  let partialReference = "";
  let lastPartialDay = Number.NEGATIVE_INFINITY;
  let returnedPayments = 0;
  let lastReturnedDay = 0;
  let historyFrom: EpochDay | null = null;

  for (const account of accounts) {
    for (const { day } of account.returned) {
      if (day > asOf || thisWeek - weekNumber(day) >= yearWeeks) continue;
      returnedPayments += 1;
      if (day > lastReturnedDay) lastReturnedDay = day;
    }
    for (const item of account.items) {
      if (item.dueDay === null || !isExperience(item)) continue;
      let inYear = false;
      let unpaid = item.amountCents;
      let openCents = item.openCents;
      for (const allocation of item.allocations) {
        unpaid -= allocation.amountCents;
        if (allocation.day > asOf && allocation.means !== "bill") openCents += allocation.amountCents;
        if (!countsAsPaid(allocation, item, asOf, policy)) continue;
        if (historyFrom === null || item.documentDay < historyFrom) historyFrom = item.documentDay;
        const age = thisWeek - weekNumber(allocation.day);
        if (age >= yearWeeks) continue;
        inYear = true;
        const paidDay = Math.max(allocation.day, item.documentDay);
        const late = paidDay - item.dueDay;
        const index = allocation.means === "loss" ? 0 : indexOf(late);
        const amount = divisor === 1 ? allocation.amountCents : scaled(allocation.amountCents, divisor);
        const weight = amount * (weekWeights[age] ?? 1);
        year.weighted += weight * index;
        year.weight += weight;
        if (age < recentWeeks) {
          recent.weighted += weight * index;
          recent.weight += weight;
        }
        amounts += amount;
        if (late > 0) lateDays += amount * Math.min(late, MOST_DAYS);
        if (late > graceDays) lateAmount += amount;
        if (isPartial(allocation, unpaid, item, asOf, policy)) {
          partialPayments += 1;
          const later = allocation.day > lastPartialDay;
          if (later || (allocation.day === lastPartialDay && item.reference > partialReference)) {
            partialReference = item.reference;
            lastPartialDay = allocation.day;
          }
        }
      }
      if (inYear && openCents === 0) paidInvoices += 1;
      const unpaidCents = openCents - item.disputedCents;
      const late = asOf - item.dueDay;
      if (unpaidCents <= 0 || late <= 0) continue;
      overdueInvoices += 1;
      const amount = divisor === 1 ? unpaidCents : scaled(unpaidCents, divisor);
      overdue.push({ index: indexOf(late), amount });
      amounts += amount;
      lateDays += amount * Math.min(late, MOST_DAYS);
      if (late > graceDays) lateAmount += amount;
    }
  }
  sortUnlessSorted(overdue, worstFirst);
  const fullWeight = weekWeights[0] ?? 1;
  return {
    yearCentipoints: indexWithOverdue(year, overdue, fullWeight),
    recentCentipoints: indexWithOverdue(recent, overdue, fullWeight),
    daysBeyondTerms: amounts === 0 ? null : divideHalfUp(lateDays, amounts),
    lateShareBasisPoints: amounts === 0 ? 0 : divideHalfUp(lateAmount * 10_000, amounts),
    paidInvoices,
    overdueInvoices,
    historyFrom,
    returnedPayments,
    lastReturnedDay,
    partialPayments,
    partialReference,
    lastPartialDay: partialPayments === 0 ? 0 : lastPartialDay,
  };
}

/** Later than ten years adds nothing and would leave exact integers. */
const MOST_DAYS = 3_650;

function divisorOf(accounts: readonly DerivedAccount[]): number {
  let total = 0;
  for (const account of accounts) for (const item of account.items) total += Math.abs(item.amountCents);
  return total <= LARGEST_TOTAL ? 1 : Math.floor(total / LARGEST_TOTAL) + 1;
}

type OverduePart = { index: number; amount: number };
const worstFirst = (a: OverduePart, b: OverduePart): number => a.index - b.index;

const scaled = (amountCents: number, divisor: number): number =>
  Math.max(1, divideHalfUp(amountCents, divisor));

/** Overdue parts come worst first. */
function indexWithOverdue(paid: Sums, overdue: readonly OverduePart[], fullWeight: number): number | null {
  let { weighted, weight } = paid;
  for (const { index, amount } of overdue) {
    if (weight > 0 && index * weight >= weighted) break;
    weighted += amount * fullWeight * index;
    weight += amount * fullWeight;
  }
  return weight === 0 ? null : divideHalfUp(weighted, weight);
}

const NAMED: ReadonlySet<string> = new Set(["letter", "reference", "label"]);

/** A payment meant for this document that left more than discount, retention or bank fees open (POLICY 1.6). */
function isPartial(
  allocation: Allocation,
  unpaid: number,
  item: Item,
  asOf: EpochDay,
  policy: Policy,
): boolean {
  const { partialWindowDays, partialMissingBasisPoints, partialMissingCents } = policy.behaviour;
  if (unpaid <= partialMissingCents || allocation.day <= asOf - partialWindowDays) return false;
  if (allocation.means !== "cash" || !NAMED.has(allocation.method)) return false;
  return unpaid > mulDiv(item.amountCents, partialMissingBasisPoints, 10_000);
}

import type { EpochDay } from "./calendar.ts";
import { dueDayOf } from "./due-date.ts";
import type { Entry } from "./entry.ts";
import type { Item } from "./item.ts";
import type { Credit } from "./match-credits.ts";
import type { Terms } from "./terms.ts";

/** A bill of exchange accepted by the customer: the debit on 413, or the credit on 411 where 413 is not in the ledger. */
export type BillRun = {
  entry: Entry;
  amountCents: number;
  /** Credits on 411 it was accepted for; they learn their documents' due day. */
  accepted: Credit[];
  paidDay: EpochDay | null;
};

/** Joins both sides of accepted bills, gives the 411 side its maturity where 413 knows it, leaves out what came back unpaid. */
export function pairBills(
  bills: Entry[],
  billsPaid: Entry[],
  credits: Credit[],
  voided: ReadonlySet<Credit>,
): BillRun[] {
  const accepted: Credit[] = [];
  for (const credit of credits) if (credit.means === "bill") accepted.push(credit);
  if (bills.length === 0 && accepted.length === 0) return [];
  const runs: BillRun[] = bills.map((entry) => ({
    entry,
    amountCents: entry.amountCents,
    accepted: [],
    paidDay: null,
  }));
  const byDay = new Map<EpochDay, BillRun[]>();
  for (const run of runs) {
    const sameDay = byDay.get(run.entry.day);
    if (sameDay === undefined) byDay.set(run.entry.day, [run]);
    else sameDay.push(run);
  }
  for (const credit of accepted) {
    const sameDay = byDay.get(credit.entry.day) ?? [];
    const amount = -credit.entry.amountCents;
    const free = sameDay.find((run) => run.amountCents === amount && run.accepted.length === 0);
    const run = free ?? sameDay.find((candidate) => candidate.amountCents >= amount) ?? sameDay[0];
    if (run === undefined) {
      if (!voided.has(credit))
        runs.push({ entry: credit.entry, amountCents: amount, accepted: [credit], paidDay: null });
    } else if (voided.has(credit)) run.amountCents -= amount;
    else {
      run.accepted.push(credit);
      credit.day ??= run.entry.dueDay;
    }
  }
  markPaid(runs, billsPaid);
  return runs.filter((run) => run.amountCents > 0);
}

function markPaid(runs: BillRun[], billsPaid: Entry[]): void {
  const paidByAmount = new Map<number, EpochDay[]>();
  for (const { amountCents, day } of billsPaid) {
    const days = paidByAmount.get(-amountCents);
    if (days === undefined) paidByAmount.set(-amountCents, [day]);
    else days.push(day);
  }
  for (const run of runs) {
    const days = paidByAmount.get(run.amountCents);
    if (days?.[0] !== undefined && days[0] >= run.entry.day) run.paidDay = days.shift() ?? null;
  }
}

/**
 * Bills as items: open, hence exposure, until some days after maturity (POLICY 1.7), discounted or not. A maturity the
 * ledger does not give is the due day of what the bill was accepted for, or the day it was cashed if that is later.
 */
export function closeBills(runs: BillRun[], terms: Terms, asOf: EpochDay, paidAfterDays: number): Item[] {
  return runs.map(({ entry, amountCents, accepted, paidDay }) => {
    const known = entry.dueDay ?? latestDue(accepted);
    const estimated = known ?? dueDayOf(entry.documentDay, terms);
    const maturity = entry.dueDay ?? Math.max(estimated, paidDay ?? estimated, entry.day);
    const running = asOf < maturity + paidAfterDays;
    return {
      id: entry.id,
      accountId: entry.accountId,
      kind: "bill_accepted",
      subledger: "bill",
      reference: entry.reference,
      label: entry.label,
      documentDay: entry.documentDay,
      dueDay: maturity,
      dueAssumed: entry.dueDay === null && terms.assumed,
      amountCents,
      openCents: running ? amountCents : 0,
      disputedCents: 0,
      allocations: [],
      settledDay: running ? null : maturity,
    };
  });
}

function latestDue(accepted: Credit[]): EpochDay | null {
  let latest: EpochDay | null = null;
  for (const { latestDue: due } of accepted)
    if (due !== null && (latest === null || due > latest)) latest = due;
  return latest;
}

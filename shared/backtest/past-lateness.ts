import type { EpochDay } from "../credit/calendar.ts";
import type { LedgerInvoice, SettledInvoice } from "../credit/lateness/ledger-invoice.ts";

/** Mean days late (0 when early) and share beyond each target of settled invoices: what a spreadsheet would foretell. */
export type PastLateness = { mean: number; shares: number[] };

type Sums = { count: number; days: number; late: number[] };

const emptySums = (targets: readonly number[]): Sums => ({ count: 0, days: 0, late: targets.map(() => 0) });

function add(sums: Sums, daysLate: number, targets: readonly number[]): void {
  sums.count += 1;
  sums.days += Math.max(0, daysLate);
  targets.forEach((target, place) => {
    if (daysLate > target) sums.late[place] = (sums.late[place] ?? 0) + 1;
  });
}

const pastOf = ({ count, days, late }: Sums): PastLateness => ({
  mean: count === 0 ? 0 : days / count,
  shares: late.map((each) => (count === 0 ? 0 : each / count)),
});

/** Past of one customer: fed with its settled history, which only grows. */
export function ownPast(targets: readonly number[]) {
  const sums = emptySums(targets);
  return (settled: readonly SettledInvoice[]): PastLateness | null => {
    for (let next = settled[sums.count]; next !== undefined; next = settled[sums.count])
      add(sums, next.settledDay - next.dueDay, targets);
    return sums.count === 0 ? null : pastOf(sums);
  };
}

/** Past of the whole ledger before a day. */
export function overallPast(
  invoices: readonly LedgerInvoice[],
  targets: readonly number[],
): (day: EpochDay) => PastLateness {
  const settled = invoices
    .flatMap(({ documentDay, dueDay, settledDay }) =>
      settledDay === null
        ? []
        : [{ knownOn: Math.max(documentDay, settledDay), daysLate: settledDay - dueDay }],
    )
    .sort((a, b) => a.knownOn - b.knownOn);
  const byDay = new Map<EpochDay, PastLateness>();
  const days = [...new Set(invoices.map(({ documentDay }) => documentDay))].sort((a, b) => a - b);
  const sums = emptySums(targets);
  for (const day of days) {
    for (let next = settled[sums.count]; next !== undefined && next.knownOn < day; next = settled[sums.count])
      add(sums, next.daysLate, targets);
    byDay.set(day, pastOf(sums));
  }
  return (day) => byDay.get(day) ?? pastOf(sums);
}

import type { EpochDay } from "../calendar.ts";
import type { Item } from "../item.ts";

/** Part of a document and the days on which it was late, both counted. */
export type LatePart = { amountCents: number; fromDay: EpochDay; toDay: EpochDay };

/**
 * What of a document was late before a judgment, and how long: interest runs from the day after the due one (C. com. L441-10 II)
 * to the payment, and stops at the judgment (L622-28), whose day is no longer counted. `owedCents`: owed when it took effect.
 * Empty where the due day is not known for sure: nothing can be claimed from a day that was assumed.
 */
export function latePartsOf(
  { kind, dueDay, dueAssumed, allocations }: Item,
  owedCents: number,
  judgmentDay: EpochDay,
): LatePart[] {
  if (kind !== "invoice" || dueDay === null || dueAssumed) return [];
  const fromDay = dueDay + 1;
  const paid = allocations
    .filter(({ day, means }) => means === "cash" && day >= fromDay && day < judgmentDay)
    .map(({ day, amountCents }) => ({ amountCents, fromDay, toDay: day }));
  const open =
    owedCents > 0 && fromDay < judgmentDay
      ? [{ amountCents: owedCents, fromDay, toDay: judgmentDay - 1 }]
      : [];
  return [...paid, ...open];
}

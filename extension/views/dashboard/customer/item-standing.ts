import type { Item } from "#shared/contract/customers.ts";

/** Where a document stands, for one cell: settled, late by so many days, or open and not late. */
export type ItemStanding =
  | { kind: "settled"; day: string }
  | { kind: "late"; days: number }
  | { kind: "closed" | "notDue" | "unallocated" };

/** 0 days late is not late. A negative rest is money not set against a document. */
export const itemStanding = (item: Pick<Item, "openCents" | "daysLate" | "settledOn">): ItemStanding => {
  if (item.openCents === 0)
    return item.settledOn === null ? { kind: "closed" } : { kind: "settled", day: item.settledOn };
  if (item.openCents < 0) return { kind: "unallocated" };
  return item.daysLate !== null && item.daysLate > 0
    ? { kind: "late", days: item.daysLate }
    : { kind: "notDue" };
};

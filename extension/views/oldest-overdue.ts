import type { BadgeFigures } from "#shared/contract/sync.ts";

/**
 * Age in days of the oldest overdue item, the one to show beside an overdue amount; 0 for none. A Worker of before told
 * only the age that counts in rules, which small amounts do not.
 */
export const oldestOverdue = ({
  oldestItemDays,
  oldestOverdueDays,
}: Pick<BadgeFigures, "oldestItemDays" | "oldestOverdueDays">): number => oldestItemDays ?? oldestOverdueDays;

import type { PolicyPreviewResult } from "#shared/contract/policy.ts";
import { RISK_CLASSES, type RiskClass } from "#shared/credit/assessment.ts";

type Cells = PolicyPreviewResult["classes"];
export type ClassCell = { customers: number; exposureCents: number };
export type ClassMove = "same" | "better" | "worse" | "other";

/** NR is neither better nor worse than a letter. */
export const moveOf = (before: RiskClass, after: RiskClass): ClassMove => {
  if (before === after) return "same";
  if (before === "NR" || after === "NR") return "other";
  return RISK_CLASSES.indexOf(after) < RISK_CLASSES.indexOf(before) ? "better" : "worse";
};

export const cellAt = (cells: Cells, before: RiskClass, after: RiskClass): ClassCell | null =>
  cells.find((cell) => cell.before === before && cell.after === after) ?? null;

/** All customers of a class before (or after) the change. */
export const sumOf = (cells: Cells, side: "before" | "after", riskClass: RiskClass): ClassCell =>
  cells
    .filter((cell) => cell[side] === riskClass)
    .reduce(
      (sum, { customers, exposureCents }) => ({
        customers: sum.customers + customers,
        exposureCents: sum.exposureCents + exposureCents,
      }),
      { customers: 0, exposureCents: 0 },
    );

/** Customers by the way they move. */
export const countMoves = (cells: Cells): Record<ClassMove, number> => {
  const counts: Record<ClassMove, number> = { same: 0, better: 0, worse: 0, other: 0 };
  for (const { before, after, customers } of cells) counts[moveOf(before, after)] += customers;
  return counts;
};

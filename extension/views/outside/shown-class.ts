import type { OutsideEventKind } from "#shared/contract/outside.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";

const PROCEDURES: readonly OutsideEventKind[] = [
  "liquidation",
  "reorganisation",
  "safeguard",
  "plan_resolved",
  "struck_off",
  "conciliation",
];

/** Whether it may not be said of a firm that no proceedings are published. */
export const hasProcedure = ({ riskClass, outside }: Pick<BadgeRow, "riskClass" | "outside">): boolean =>
  riskClass === "E" || (outside?.events ?? []).some(({ kind }) => PROCEDURES.includes(kind));

/** The letter that is shown: nobody of whom no ledger knows anything has one, but for proceedings (POLICY 1.3). */
export const shownClass = (row: Pick<BadgeRow, "riskClass" | "prospect" | "outside">): RiskClass =>
  row.prospect && !hasProcedure(row) ? "NR" : row.riskClass;

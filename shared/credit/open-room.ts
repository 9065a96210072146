import type { RiskClass } from "./assessment.ts";

/**
 * What a rep may still sell on credit, in cents; null when no limit says. Class E sells against payment before delivery
 * only (POLICY 4), so that a limit left from better days opens nothing: 0, or what the limit is exceeded by.
 */
export const openRoomCents = (riskClass: RiskClass, headroomCents: number | null): number | null =>
  riskClass === "E" ? Math.min(0, headroomCents ?? 0) : headroomCents;

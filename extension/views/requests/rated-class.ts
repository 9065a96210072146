import { RISK_CLASSES, type RiskClass } from "#shared/credit/assessment.ts";

/** A class that a person may set: never "not rated", and default by rule only. */
export type RatedClass = Exclude<RiskClass, "NR" | "E">;

export const RATED_CLASSES: readonly RatedClass[] = RISK_CLASSES.filter(
  (each): each is RatedClass => each !== "NR" && each !== "E",
);

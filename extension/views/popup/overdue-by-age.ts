import type { BadgeFigures } from "#shared/contract/sync.ts";

export type AgeBand = "days1To30" | "days31To60" | "days61To90" | "over90";

const BANDS: readonly AgeBand[] = ["days1To30", "days31To60", "days61To90", "over90"];

/** Overdue amounts by age, the bands that hold something. */
export const overdueByAge = ({ aging }: BadgeFigures): { band: AgeBand; cents: number }[] =>
  BANDS.map((band) => ({ band, cents: aging[`${band}Cents`] })).filter(({ cents }) => cents !== 0);

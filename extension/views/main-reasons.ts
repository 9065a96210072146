import type { Reason } from "#shared/credit/assessment.ts";

/** Reasons worth a line: where every score starts from is none. */
export const mainReasons = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter(({ code }) => code !== "base_points");

/** Hundredths of a point to whole tenths, still in hundredths; what is not nothing stays at least a tenth. */
export const toTenths = (centipoints: number): number => {
  const tenths = Math.round(centipoints / 10) * 10;
  return tenths === 0 ? Math.sign(centipoints) * 10 : tenths;
};

/** A scale of points on which `base` stands for `baseOdds` good firms to a bad one, and `pdo` more points double the odds. */
export type OddsScale = { base: number; baseOdds: number; pdo: number };

/** 50 points for 20 to 1, 10 points more for twice the odds (domain.md 2.3, T-205). */
export const HUNDRED_POINTS: OddsScale = { base: 50, baseOdds: 20, pdo: 10 };

export const factorOf = ({ pdo }: OddsScale): number => pdo / Math.LN2;

export const offsetOf = (scale: OddsScale): number => scale.base - factorOf(scale) * Math.log(scale.baseOdds);

/** Points a failure rate stands for, 0 < rate < 1: `offset + factor · ln(odds)` (domain.md 2.3, T-204). */
export const pointsOfRate = (rate: number, scale: OddsScale): number =>
  offsetOf(scale) + factorOf(scale) * Math.log((1 - rate) / rate);

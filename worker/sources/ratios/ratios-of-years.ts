import type { Ratios } from "#shared/credit/accounts/ratio.ts";
import { ratiosOfFigures } from "#shared/credit/accounts/ratios-of-figures.ts";
import type { PublishedYear } from "./published-year.ts";
import { ownYears, statementsOfYears } from "./statements-of-years.ts";

/** Parts per million in a thousandth of a percent. */
const PPM = 10;

export type RatiosOfYear = { year: PublishedYear; ratios: Ratios };

/**
 * Ratios in parts per million of the youngest of the firm's own published accounts, for `axisOfRatios`: those that follow from
 * its statement, and the equity ratio as published, which is there for firms without debt as well. null: no accounts of its own.
 */
export function ratiosOfYears(years: readonly PublishedYear[]): RatiosOfYear | null {
  const [year] = ownYears(years);
  const [statement, before = null] = statementsOfYears(years, 0);
  if (year === undefined || statement === undefined) return null;
  const { figures, months } = statement;
  const earlier = before?.figures ? { figures: before.figures, months: before.months } : null;
  const published = year.ratios.equityToAssets;
  return {
    year,
    ratios: {
      ...(figures === null ? {} : ratiosOfFigures({ figures, months }, earlier)),
      equityToAssets: published === null ? null : published * PPM,
    },
  };
}

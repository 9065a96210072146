import { type Climate, PPM, unpaidAfter } from "./climate.ts";
import type { AskedInvoice, Experience } from "./experience.ts";
import { type AmountScale, featuresOf } from "./features.ts";
import { milliLogit, sigmoidPpm } from "./log-odds.ts";

/** Weights in ten-thousandths, in the order of `FEATURES`; `strengthMilli`: invoices the climate weighs, in thousandths. */
export type TargetFit = { days: number; strengthMilli: number; weights: readonly number[] };

/** Raised with every change of `FEATURES`: weights of other features are not read. */
export const FIT_VERSION = 2;

/** What a ledger's own invoices taught: integers alone, so that it can be stored and read anywhere. */
export type LatenessFit = {
  version: number;
  /** Day it was fitted for: nothing on or after it was read. */
  asOf: number;
  /** Invoices with a known outcome that were learnt from; 0: the weights shipped with the product. */
  learntFrom: number;
  /** Settled invoices of the ledger, and customers that have one. */
  settledInvoices: number;
  customers: number;
  amountScale: AmountScale;
  climate: Climate;
  targets: readonly TargetFit[];
};

/** Part of the way that the year's level has gone since the fit; all of it would turn the order of weeks upside down. */
const LEVEL_PARTS = 10;

/**
 * Probability of each target of `experience`, in parts per million; later targets never above earlier ones. `now`: the climate
 * of the invoice's week. `experience` is seen in the climate of the fit: were every change of the ledger followed at once,
 * invoices from just after one would pass for better than those from some weeks later. Integer arithmetic and tables: the same
 * bytes in every engine.
 */
export function scoreLateness(
  fit: Pick<LatenessFit, "amountScale" | "targets" | "climate">,
  experience: Experience,
  asked: AskedInvoice,
  now: Climate,
): number[] {
  const { climate, amountScale } = fit;
  let most = PPM;
  return experience.targets.map((target) => {
    const own = fit.targets.find(({ days }) => days === target.target);
    if (own === undefined) return most;
    const features = featuresOf(experience, target, asked, { climate, now, amountScale }, own.strengthMilli);
    const moved = yearLogit(now, target.target) - yearLogit(climate, target.target);
    most = Math.min(most, sigmoidPpm(milliLogOdds(own.weights, features) + Math.round(moved / LEVEL_PARTS)));
    return most;
  });
}

const yearLogit = ({ year }: Climate, days: number): number =>
  milliLogit(Math.max(500, Math.min(PPM - 500, unpaidAfter(year, days))), PPM);

export function milliLogOdds(weights: readonly number[], features: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < features.length; place++) sum += (weights[place] ?? 0) * (features[place] ?? 0);
  return Math.round(sum / 10_000);
}

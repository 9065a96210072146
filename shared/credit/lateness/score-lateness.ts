import type { Climate } from "./climate.ts";
import type { AskedInvoice, Experience } from "./experience.ts";
import { type AmountScale, featuresOf } from "./features.ts";
import { sigmoidPpm } from "./log-odds.ts";

/** Weights in ten-thousandths, in the order of `FEATURES`; `strengthMilli`: invoices the climate weighs, in thousandths. */
export type TargetFit = { days: number; strengthMilli: number; weights: readonly number[] };

/** What a ledger's own invoices taught: integers alone, so that it can be stored and read anywhere. */
export type LatenessFit = {
  version: 1;
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

/**
 * Probability of each target of `experience`, in parts per million; later targets never above earlier ones. Integer
 * arithmetic and tables: the same bytes in every engine.
 */
export function scoreLateness(
  fit: Pick<LatenessFit, "amountScale" | "targets">,
  experience: Experience,
  asked: AskedInvoice,
  climate: Climate,
): number[] {
  let most = 1_000_000;
  return experience.targets.map((target) => {
    const own = fit.targets.find(({ days }) => days === target.target);
    if (own === undefined) return most;
    const features = featuresOf(experience, target, asked, climate, own.strengthMilli, fit.amountScale);
    most = Math.min(most, sigmoidPpm(milliLogOdds(own.weights, features)));
    return most;
  });
}

export function milliLogOdds(weights: readonly number[], features: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < features.length; place++) sum += (weights[place] ?? 0) * (features[place] ?? 0);
  return Math.round(sum / 10_000);
}

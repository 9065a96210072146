import { PPM, type UnpaidPpm, unpaidAfter } from "./climate.ts";
import { EARLIEST, LATEST } from "./lateness-tally.ts";
import { sigmoidPpm } from "./log-odds.ts";

/** Days over which the log-odds of counting as late grow by one: a near miss counts in part. */
const nearWidth = (target: number): number => 3 + (target >> 3);
const wideWidth = (target: number): number => 12 + (target >> 2);

/** How far an invoice counts as later than the target, in parts per million, drawn narrowly around the target. */
export const nearlyLate = (deciDaysLate: number, target: number): number =>
  sigmoidPpm(Math.trunc(((deciDaysLate - 5 - target * 10) * 100) / nearWidth(target)));

/** The same drawn widely: it still tells customers apart who all pay long before the target, or long after. */
export const widelyLate = (deciDaysLate: number, target: number): number =>
  sigmoidPpm(Math.trunc(((deciDaysLate - 5 - target * 10) * 100) / wideWidth(target)));

const known = new WeakMap<UnpaidPpm, Map<number, number>>();

/** `widelyLate` of an average invoice of a climate. Remembered with the climate: it is asked for every invoice. */
export function widelyLateOf(unpaid: UnpaidPpm, target: number): number {
  const ofClimate = known.get(unpaid) ?? new Map<number, number>();
  known.set(unpaid, ofClimate);
  const found = ofClimate.get(target);
  if (found !== undefined) return found;
  let sum = 0;
  let before = PPM;
  for (let days = EARLIEST; days <= LATEST; days++) {
    const after = unpaidAfter(unpaid, days);
    sum += (before - after) * widelyLate(Math.max(-60, days) * 10, target);
    before = after;
  }
  const mean = Math.round(sum / PPM) + before;
  ofClimate.set(target, mean);
  return mean;
}

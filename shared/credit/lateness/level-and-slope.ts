import { sigmoid } from "./sigmoid.ts";

/** What came of each row, and how much it counts. */
type Outcomes = { late: Uint8Array; weight: Float64Array };

/**
 * A fit is surer on what it learnt from than on what comes: with little to tell, log-odds are drawn together by so much. Rows
 * that this, and a level of 0, stand for.
 */
const USUAL_SLOPE = 0.85;
const SLOPE_RIDGE = 30;
const LEVEL_RIDGE = 1;
const STEPS = 12;

/** Level and slope by which log-odds fit what came (Platt). The order of invoices stays as it is. */
export function levelAndSlope(
  logOdds: Float64Array,
  { late, weight }: Outcomes,
): { level: number; slope: number } {
  let level = 0;
  let slope = USUAL_SLOPE;
  for (let step = 0; step < STEPS; step++) {
    let byLevel = -LEVEL_RIDGE * level;
    let bySlope = -SLOPE_RIDGE * (slope - USUAL_SLOPE);
    let levels = LEVEL_RIDGE;
    let both = 0;
    let slopes = SLOPE_RIDGE;
    for (let index = 0; index < late.length; index++) {
      const at = logOdds[index] ?? 0;
      const counts = weight[index] ?? 0;
      const probability = sigmoid(level + slope * at);
      const error = counts * ((late[index] ?? 0) - probability);
      const bend = counts * Math.max(0.000_01, probability * (1 - probability));
      byLevel += error;
      bySlope += error * at;
      levels += bend;
      both += bend * at;
      slopes += bend * at * at;
    }
    const determinant = levels * slopes - both * both;
    const raise = (slopes * byLevel - both * bySlope) / determinant;
    const steepen = (levels * bySlope - both * byLevel) / determinant;
    level += within(raise, -1, 1);
    slope = within(slope + within(steepen, -0.3, 0.3), 0.3, 1.5);
    if (Math.abs(raise) + Math.abs(steepen) < 0.000_1) break;
  }
  return { level, slope };
}

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

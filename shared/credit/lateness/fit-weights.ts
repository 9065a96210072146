import { FEATURES } from "./features.ts";
import { PRIOR_IN_ORDER } from "./lateness-weights.ts";

/** Rows of features (thousandths, in the order of `FEATURES`, one row after the other) with what came of each. */
export type WeightedRows = { features: Int32Array; late: Uint8Array; weight: Float64Array };

const SIZE = FEATURES.length;
/** Ridge in rows: how many the prior weights stand for. */
const RIDGE = 60;
const STEPS = 12;

/**
 * Logistic regression held to the prior weights (maximum a posteriori), by Newton steps whose quadratic is solved coordinate
 * by coordinate, so that bounds hold. Weights in ten-thousandths. Only + − × ÷: the same bytes in every engine.
 */
export function fitWeights(rows: WeightedRows, targetPlace: number): number[] {
  const prior = Float64Array.from(PRIOR_IN_ORDER, ({ weights }) => (weights[targetPlace] ?? 0) / 1_000);
  const ridge = Float64Array.from(PRIOR_IN_ORDER, ({ firmness }) => firmness * RIDGE);
  const weights = Float64Array.from(prior);
  for (let step = 0; step < STEPS; step++) {
    const { gradient, curvature } = slope(rows, weights);
    for (let place = 0; place < SIZE; place++) {
      const held = ridge[place] ?? 0;
      gradient[place] = (gradient[place] ?? 0) - held * ((weights[place] ?? 0) - (prior[place] ?? 0));
      curvature[place * SIZE + place] = (curvature[place * SIZE + place] ?? 0) + held;
    }
    const change = boundedStep(gradient, curvature, weights);
    let largest = 0;
    for (let place = 0; place < SIZE; place++) {
      const by = Math.max(-2, Math.min(2, change[place] ?? 0));
      weights[place] = (weights[place] ?? 0) + by;
      largest = Math.max(largest, Math.abs(by));
    }
    if (largest < 0.000_1) break;
  }
  return Array.from(weights, (weight) => Math.round(weight * 10_000));
}

function slope({ features, late, weight }: WeightedRows, weights: Float64Array) {
  const gradient = new Float64Array(SIZE);
  const curvature = new Float64Array(SIZE * SIZE);
  const row = new Float64Array(SIZE);
  const filled = new Int32Array(SIZE);
  for (let index = 0; index < late.length; index++) {
    let logOdds = 0;
    let count = 0;
    for (let place = 0; place < SIZE; place++) {
      const value = (features[index * SIZE + place] ?? 0) / 1_000;
      if (value === 0) continue;
      row[place] = value;
      filled[count++] = place;
      logOdds += value * (weights[place] ?? 0);
    }
    const probability = sigmoid(logOdds);
    const counts = weight[index] ?? 1;
    const error = counts * ((late[index] ?? 0) - probability);
    const bend = counts * Math.max(0.000_01, probability * (1 - probability));
    for (let a = 0; a < count; a++) {
      const first = filled[a] ?? 0;
      const value = row[first] ?? 0;
      gradient[first] = (gradient[first] ?? 0) + error * value;
      for (let b = 0; b <= a; b++) {
        const at = first * SIZE + (filled[b] ?? 0);
        curvature[at] = (curvature[at] ?? 0) + bend * value * (row[filled[b] ?? 0] ?? 0);
      }
    }
  }
  for (let a = 0; a < SIZE; a++)
    for (let b = 0; b < a; b++) curvature[b * SIZE + a] = curvature[a * SIZE + b] ?? 0;
  return { gradient, curvature };
}

function boundedStep(gradient: Float64Array, curvature: Float64Array, weights: Float64Array): Float64Array {
  const change = new Float64Array(SIZE);
  const left = Float64Array.from(gradient);
  for (let sweep = 0; sweep < 80; sweep++) {
    let largest = 0;
    for (let place = 0; place < SIZE; place++) {
      const least = PRIOR_IN_ORDER[place]?.notBelowZero ? -(weights[place] ?? 0) : Number.NEGATIVE_INFINITY;
      const from = change[place] ?? 0;
      const to = Math.max(least, from + (left[place] ?? 0) / (curvature[place * SIZE + place] ?? 1));
      const by = to - from;
      if (by === 0) continue;
      change[place] = to;
      largest = Math.max(largest, Math.abs(by));
      for (let other = 0; other < SIZE; other++)
        left[other] = (left[other] ?? 0) - (curvature[place * SIZE + other] ?? 0) * by;
    }
    if (largest < 0.000_01) break;
  }
  return change;
}

/** 1/(1 + e^−x), from arithmetic alone: e^−|x| as a power of two times a short series. */
function sigmoid(x: number): number {
  const size = Math.min(30, Math.abs(x));
  const halvings = Math.floor(size / Math.LN2);
  const rest = size - halvings * Math.LN2;
  let series = 1;
  for (let term = 13; term > 0; term--) series = 1 - (rest / term) * series;
  let small = series;
  for (let halving = 0; halving < halvings; halving++) small /= 2;
  return x < 0 ? small / (1 + small) : 1 / (1 + small);
}

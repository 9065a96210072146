import { FEATURES } from "./features.ts";
import { PRIOR_IN_ORDER, WEIGHT_GROUPS } from "./lateness-weights.ts";
import { levelAndSlope } from "./level-and-slope.ts";
import { sigmoid } from "./sigmoid.ts";
import { variances } from "./variances.ts";

/** Rows of features (thousandths, in the order of `FEATURES`, one row after the other) with what came of each. */
export type WeightedRows = { features: Int32Array; late: Uint8Array; weight: Float64Array };

const SIZE = FEATURES.length;
/** Ridge in rows: how many the prior weights stand for at first. */
const RIDGE = 60;
const STEPS = 12;
/** Times that a group of features is let loose or held firmer, by how far it went from the prior. */
const ROUNDS = 2;
/** A group starts as if two features of it had gone as far as expected; it is held between a fifth and forty times as firmly. */
const BELIEVED = 2;
const LOOSEST = 0.2;
const FIRMEST = 40;

/**
 * Logistic regression held to the prior weights (maximum a posteriori), by Newton steps whose quadratic is solved coordinate
 * by coordinate, so that bounds hold. How firmly each group of features is held follows from the ledger (MacKay's evidence
 * for relevance): what tells nothing in it stays at the prior. Weights in ten-thousandths. Only + − × ÷ and square roots:
 * the same bytes in every engine.
 */
export function fitWeights(rows: WeightedRows, targetPlace: number): number[] {
  const prior = Float64Array.from(PRIOR_IN_ORDER, ({ weights }) => (weights[targetPlace] ?? 0) / 1_000);
  const ridge = Float64Array.from(PRIOR_IN_ORDER, ({ firmness }) => firmness * RIDGE);
  const weights = Float64Array.from(prior);
  climb(rows, weights, prior, ridge);
  for (let round = 0; round < ROUNDS; round++) {
    const { curvature } = slopeOf(rows, weights, prior, ridge);
    holdByEvidence(ridge, weights, prior, variances(curvature, SIZE));
    climb(rows, weights, prior, ridge);
  }
  settle(rows, weights);
  return Array.from(weights, (weight) => Math.round(weight * 10_000) + 0);
}

/** Draws all log-odds together, in place; `FEATURES` begin with the constant. */
function settle(rows: WeightedRows, weights: Float64Array): void {
  const { level, slope } = levelAndSlope(logOddsOf(rows, weights), rows);
  for (let place = 0; place < SIZE; place++) weights[place] = (weights[place] ?? 0) * slope;
  weights[0] = (weights[0] ?? 0) + level;
}

const logOddsOf = ({ features, late }: WeightedRows, weights: Float64Array): Float64Array =>
  Float64Array.from(late, (_, index) => {
    let sum = 0;
    for (let place = 0; place < SIZE; place++)
      sum += ((features[index * SIZE + place] ?? 0) / 1_000) * (weights[place] ?? 0);
    return sum;
  });

/** Moves the weights to the top, in place. */
function climb(rows: WeightedRows, weights: Float64Array, prior: Float64Array, ridge: Float64Array): void {
  for (let step = 0; step < STEPS; step++) {
    const { gradient, curvature } = slopeOf(rows, weights, prior, ridge);
    const change = boundedStep(gradient, curvature, weights);
    let largest = 0;
    for (let place = 0; place < SIZE; place++) {
      const by = Math.max(-2, Math.min(2, change[place] ?? 0));
      weights[place] = (weights[place] ?? 0) + by;
      largest = Math.max(largest, Math.abs(by));
    }
    if (largest < 0.000_1) break;
  }
}

/** Slope and curvature of the rows and of the prior together. */
function slopeOf(rows: WeightedRows, weights: Float64Array, prior: Float64Array, ridge: Float64Array) {
  const { gradient, curvature } = slope(rows, weights);
  for (let place = 0; place < SIZE; place++) {
    const held = ridge[place] ?? 0;
    gradient[place] = (gradient[place] ?? 0) - held * ((weights[place] ?? 0) - (prior[place] ?? 0));
    curvature[place * SIZE + place] = (curvature[place * SIZE + place] ?? 0) + held;
  }
  return { gradient, curvature };
}

/** Ridge of each group, in place: its features over how far they went, squared, their uncertainty included. */
function holdByEvidence(
  ridge: Float64Array,
  weights: Float64Array,
  prior: Float64Array,
  variance: Float64Array,
): void {
  for (const group of WEIGHT_GROUPS) {
    let features = BELIEVED;
    let went = BELIEVED;
    PRIOR_IN_ORDER.forEach((own, place) => {
      if (own.group !== group) return;
      features += 1;
      const by = (weights[place] ?? 0) - (prior[place] ?? 0);
      went += own.firmness * RIDGE * (by * by + (variance[place] ?? 0));
    });
    const times = Math.max(LOOSEST, Math.min(FIRMEST, features / went));
    PRIOR_IN_ORDER.forEach((own, place) => {
      if (own.group === group) ridge[place] = own.firmness * RIDGE * times;
    });
  }
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

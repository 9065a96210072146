import { type EpochDay, weekNumber } from "../calendar.ts";
import { type Climate, climates, PPM, unpaidAfter } from "./climate.ts";
import { type AmountScale, FEATURES, featuresOf } from "./features.ts";
import { fitWeights } from "./fit-weights.ts";
import { type LatenessTally, tallyInvoice } from "./lateness-tally.ts";
import { LATENESS_TARGETS, PRIOR_IN_ORDER } from "./lateness-weights.ts";
import { beginOfRecords, countsOf, type LearningRow, learningRows } from "./learning-rows.ts";
import type { LedgerInvoice } from "./ledger-invoice.ts";
import { milliLn } from "./log-odds.ts";
import { FIT_VERSION, type LatenessFit, type TargetFit } from "./score-lateness.ts";

/** Fewer known outcomes than this teach nothing: the product's own weights are used. */
const LEAST_ROWS = 60;
/** Invoices whose whole life the ledger has seen; with fewer, all are learnt from. */
const LEAST_WHOLE_ROWS = 100;
const MOST_ROWS = 20_000;
const STRENGTHS = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000] as const;
const USUAL_STRENGTH = 4_000;

/**
 * Learns from a ledger how its customers pay: one list of invoices per customer, as they stood before `asOf`. What happens on
 * or after `asOf` is not looked at. The same code for any ledger; too small a ledger gets the weights of the product with its
 * own climate.
 */
export function fitLateness(
  customers: readonly (readonly LedgerInvoice[])[],
  asOf: EpochDay,
  mostRows: number = MOST_ROWS,
): LatenessFit {
  const steps = fitInSteps(customers, asOf, mostRows);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `fitLateness` in steps of some ten milliseconds, for callers who let others in between. */
export function* fitInSteps(
  customers: readonly (readonly LedgerInvoice[])[],
  asOf: EpochDay,
  mostRows: number,
): Generator<void, LatenessFit> {
  const known = customers.map((invoices) => invoices.filter(({ documentDay }) => documentDay < asOf));
  const tally: LatenessTally = new Map();
  for (const some of inParts(known)) {
    for (const invoice of some.flat()) tallyInvoice(tally, invoice, asOf);
    yield;
  }
  const climateOf = climates(tally);
  const total = known.reduce((sum, invoices) => sum + invoices.length, 0);
  const every = Math.max(1, Math.ceil(total / mostRows));
  let place = 0;
  const rows: LearningRow[] = [];
  for (const some of inParts(known)) {
    for (const invoices of some)
      for (const row of learningRows(invoices, asOf, climateOf, () => place++ % every === 0)) rows.push(row);
    yield;
  }
  const learning = {
    rows,
    climate: climateOf(weekNumber(asOf)),
    asOf,
    begin: beginOfRecords(known, asOf),
    ...countsOf(known, asOf),
  };
  const learnt: LearntTarget[] = [];
  for (const target of LATENESS_TARGETS.keys()) {
    yield;
    learnt.push(learnTarget(learning, target));
  }
  return fitOf(learning, learnt);
}

/** Customers with some 300 invoices together, a larger one alone. */
function* inParts(customers: readonly LedgerInvoice[][]): Generator<LedgerInvoice[][]> {
  let part: LedgerInvoice[][] = [];
  let count = 0;
  for (const invoices of customers) {
    part.push(invoices);
    count += invoices.length;
    if (count < 300) continue;
    yield part;
    part = [];
    count = 0;
  }
  yield part;
}

type Learning = {
  rows: LearningRow[];
  climate: Climate;
  asOf: EpochDay;
  /** Invoices from before this day are in the ledger because they were paid late: they are learnt from only in need. */
  begin: EpochDay;
  settledInvoices: number;
  customers: number;
  amountScale: AmountScale;
};

type LearntTarget = { fit: TargetFit; rows: number };

/** Weights of one target, by its place in `LATENESS_TARGETS`: the part of the work that takes time. */
function learnTarget({ rows, begin, amountScale }: Learning, place: number): LearntTarget {
  const days = LATENESS_TARGETS[place] ?? 0;
  const decided = rows.filter(({ late }) => late[place] !== null);
  const whole = decided.filter(({ asked }) => asked.documentDay >= begin);
  const taken = whole.length >= LEAST_WHOLE_ROWS ? whole : decided;
  if (taken.length < LEAST_ROWS) return { fit: priorOf(days, place), rows: 0 };
  const strengthMilli = bestStrength(taken, place);
  const features = new Int32Array(taken.length * FEATURES.length);
  taken.forEach((row, index) => {
    const target = row.experience.targets[place];
    if (target === undefined) return;
    const { experience, asked, climate } = row;
    const own = featuresOf(experience, target, asked, { climate, now: climate, amountScale }, strengthMilli);
    features.set(own, index * FEATURES.length);
  });
  const late = Uint8Array.from(taken, (row) => (row.late[place] ? 1 : 0));
  const weight = Float64Array.from(taken, (row) => row.weight);
  const weights = fitWeights({ features, late, weight }, place);
  return { fit: { days, strengthMilli, weights }, rows: taken.length };
}

function fitOf(learning: Learning, learnt: readonly LearntTarget[]): LatenessFit {
  const { asOf, settledInvoices, customers, amountScale, climate } = learning;
  const learntFrom = Math.max(...learnt.map(({ rows }) => rows));
  const targets = learnt.map(({ fit }) => fit);
  return {
    version: FIT_VERSION,
    asOf,
    learntFrom,
    settledInvoices,
    customers,
    amountScale,
    climate,
    targets,
  };
}

const priorOf = (days: number, place: number): TargetFit => ({
  days,
  strengthMilli: USUAL_STRENGTH,
  weights: PRIOR_IN_ORDER.map(({ weights }) => (weights[place] ?? 0) * 10),
});

/** How many invoices the climate must weigh so that the drawn share predicts best (log loss), the usual one where equal. */
function bestStrength(rows: readonly LearningRow[], place: number): number {
  let best: number = USUAL_STRENGTH;
  let least = Number.POSITIVE_INFINITY;
  for (const strength of STRENGTHS) {
    let loss = 2_000 * Math.abs(STRENGTHS.indexOf(strength) - STRENGTHS.indexOf(USUAL_STRENGTH));
    for (const { experience, climate, late } of rows) {
      const target = experience.targets[place];
      if (target === undefined) continue;
      const prior = unpaidAfter(climate.recent, target.target);
      const share = Math.round((target.near.late * PPM + strength * prior) / (target.near.all + strength));
      const ppm = Math.max(100, Math.min(PPM - 100, share));
      loss += milliLn(PPM) - milliLn(late[place] ? ppm : PPM - ppm);
    }
    if (loss < least) {
      least = loss;
      best = strength;
    }
  }
  return best;
}

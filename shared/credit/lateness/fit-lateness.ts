import type { EpochDay } from "../calendar.ts";
import { weekNumber } from "../calendar.ts";
import { type Climate, climates, PPM, unpaidAfter } from "./climate.ts";
import { type AskedInvoice, type Experience, experienceOf } from "./experience.ts";
import { type AmountScale, FEATURES, featuresOf } from "./features.ts";
import { fitWeights } from "./fit-weights.ts";
import { type LatenessTally, tallyInvoice } from "./lateness-tally.ts";
import { LATENESS_TARGETS, PRIOR_IN_ORDER } from "./lateness-weights.ts";
import { amountLn, type LedgerInvoice } from "./ledger-invoice.ts";
import { milliLn } from "./log-odds.ts";
import { replayCustomer } from "./replay-customer.ts";
import type { LatenessFit, TargetFit } from "./score-lateness.ts";

/** One invoice to learn from: what was known on its day, and its lateness where that is decided for a target. */
export type LearningRow = {
  asked: AskedInvoice;
  experience: Experience;
  climate: Climate;
  /** Invoices of one customer and day are one experience told several times. */
  weight: number;
  late: (boolean | null)[];
};

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
  const known = customers.map((invoices) => invoices.filter(({ documentDay }) => documentDay < asOf));
  const tally: LatenessTally = new Map();
  for (const invoices of known) for (const invoice of invoices) tallyInvoice(tally, invoice, asOf);
  const climateOf = climates(tally);
  const total = known.reduce((sum, invoices) => sum + invoices.length, 0);
  const every = Math.max(1, Math.ceil(total / mostRows));
  let place = 0;
  const rows: LearningRow[] = [];
  for (const invoices of known) {
    const learnt = learningRows(invoices, asOf, climateOf, () => place++ % every === 0);
    for (const row of learnt) rows.push(row);
  }
  const begin = beginOfRecords(known, asOf);
  return fitFromRows({ rows, climate: climateOf(weekNumber(asOf)), asOf, begin, ...countsOf(known, asOf) });
}

/** Rows of one customer; `take` thins them out. */
export function learningRows(
  invoices: readonly LedgerInvoice[],
  asOf: EpochDay,
  climateOf: (week: number) => Climate,
  take: () => boolean,
): LearningRow[] {
  const rows: LearningRow[] = [];
  const ofDay = new Map<EpochDay, number>();
  replayCustomer(
    invoices.map((invoice) => asItStood(invoice, asOf)),
    (invoice, history) => {
      if (!take()) return;
      const late = LATENESS_TARGETS.map((days) => latenessKnown(invoice, days, asOf));
      if (late.every((outcome) => outcome === null)) return;
      const climate = climateOf(weekNumber(invoice.documentDay));
      ofDay.set(invoice.documentDay, (ofDay.get(invoice.documentDay) ?? 0) + 1);
      rows.push({
        asked: invoice,
        experience: experienceOf(history, invoice, climate, LATENESS_TARGETS),
        climate,
        weight: 1,
        late,
      });
    },
  );
  for (const row of rows) row.weight = 1 / Math.sqrt(ofDay.get(row.asked.documentDay) ?? 1);
  return rows;
}

/** An invoice with what was known of it before a day. */
export const asItStood = (invoice: LedgerInvoice, asOf: EpochDay): LedgerInvoice =>
  invoice.settledDay !== null && invoice.settledDay >= asOf ? { ...invoice, settledDay: null } : invoice;

/**
 * Whether an invoice came more than `days` late, where the calendar has decided it for every invoice due that day: the quick
 * payers of the last weeks, known before the slow ones, would make any ledger look better than it is.
 */
function latenessKnown({ dueDay, settledDay }: LedgerInvoice, days: number, asOf: EpochDay): boolean | null {
  if (asOf - 1 - dueDay <= days) return null;
  return settledDay === null || settledDay >= asOf || settledDay - dueDay > days;
}

export type Learning = {
  rows: LearningRow[];
  climate: Climate;
  asOf: EpochDay;
  /** Invoices from before this day are in the ledger because they were paid late: they are learnt from only in need. */
  begin: EpochDay;
  settledInvoices: number;
  customers: number;
  amountScale: AmountScale;
};

/** The fit of all targets from rows that were gathered before. */
export function fitFromRows(learning: Learning): LatenessFit {
  const learnt = LATENESS_TARGETS.map((_, place) => learnTarget(learning, place));
  return fitOf(learning, learnt);
}

export type LearntTarget = { fit: TargetFit; rows: number };

/** Weights of one target, by its place in `LATENESS_TARGETS`: the part of the work that takes time. */
export function learnTarget({ rows, begin, amountScale }: Learning, place: number): LearntTarget {
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
    const own = featuresOf(row.experience, target, row.asked, row.climate, strengthMilli, amountScale);
    features.set(own, index * FEATURES.length);
  });
  const late = Uint8Array.from(taken, (row) => (row.late[place] ? 1 : 0));
  const weight = Float64Array.from(taken, (row) => row.weight);
  const weights = fitWeights({ features, late, weight }, place);
  return { fit: { days, strengthMilli, weights }, rows: taken.length };
}

export function fitOf(learning: Learning, learnt: readonly LearntTarget[]): LatenessFit {
  const { asOf, settledInvoices, customers, amountScale, climate } = learning;
  const learntFrom = Math.max(...learnt.map(({ rows }) => rows));
  const targets = learnt.map(({ fit }) => fit);
  return { version: 1, asOf, learntFrom, settledInvoices, customers, amountScale, climate, targets };
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

/** Day from which the ledger records payments: all but the first hundredth of them. */
export function beginOfRecords(customers: readonly (readonly LedgerInvoice[])[], asOf: EpochDay): EpochDay {
  const days: EpochDay[] = [];
  for (const invoices of customers)
    for (const { settledDay } of invoices)
      if (settledDay !== null && settledDay < asOf) days.push(settledDay);
  days.sort((a, b) => a - b);
  return days[Math.floor(days.length / 100)] ?? Number.MIN_SAFE_INTEGER;
}

/** Settled invoices, customers that have one, and the amounts of a ledger before a day. */
export function countsOf(customers: readonly (readonly LedgerInvoice[])[], asOf: EpochDay) {
  let settledInvoices = 0;
  let paying = 0;
  let count = 0;
  let sum = 0;
  for (const invoices of customers) {
    let settled = 0;
    for (const invoice of invoices) {
      if (invoice.settledDay !== null && invoice.settledDay < asOf) settled += 1;
      count += 1;
      sum += amountLn(invoice.amountCents);
    }
    settledInvoices += settled;
    if (settled > 0) paying += 1;
  }
  const meanLn = count === 0 ? 0 : Math.round(sum / count);
  let squares = 0;
  for (const invoices of customers)
    for (const { amountCents } of invoices) squares += (amountLn(amountCents) - meanLn) ** 2;
  const spreadLn = Math.floor(Math.sqrt(count === 0 ? 0 : squares / count)) + 100;
  return { settledInvoices, customers: paying, amountScale: { meanLn, spreadLn } };
}

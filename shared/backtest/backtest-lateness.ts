import { weekNumber } from "../credit/calendar.ts";
import { climates, PPM } from "../credit/lateness/climate.ts";
import { experienceOf } from "../credit/lateness/experience.ts";
import { fitLateness } from "../credit/lateness/fit-lateness.ts";
import { type LatenessTally, tallyInvoice } from "../credit/lateness/lateness-tally.ts";
import { LATENESS_TARGETS } from "../credit/lateness/lateness-weights.ts";
import type { LedgerInvoice } from "../credit/lateness/ledger-invoice.ts";
import { replayCustomer } from "../credit/lateness/replay-customer.ts";
import { type LatenessFit, scoreLateness } from "../credit/lateness/score-lateness.ts";
import { areaUnderCurve, brierScore } from "./metrics.ts";
import { overallPast, ownPast } from "./past-lateness.ts";

export type BacktestInvoice = LedgerInvoice & { customer: string };

/** One target on the tested invoices whose lateness is decided. Areas are null under 20 late ones. */
export type TargetResult = {
  days: number;
  rate: number;
  positives: number;
  auc: number | null;
  aucPastMean: number | null;
  aucPastShare: number | null;
  brier: number;
  brierBase: number;
};

export type BacktestResult = {
  invoices: number;
  tested: number;
  /** Share of the tested invoices whose customer had one settled before. */
  knownShare: number;
  targets: TargetResult[];
};

/** Tested invoices of one target, for pictures: probability foretold (0–1) and what came. */
export type TestedTarget = { days: number; probabilities: number[]; late: boolean[] };
/** What was foretold of one tested invoice, per target in parts per million, and what its past alone would say. */
export type Foretold = {
  invoice: LedgerInvoice;
  known: boolean;
  ppm: number[];
  pastMean: number;
  pastShares: number[];
};

export type Backtest = {
  result: BacktestResult;
  tested: TestedTarget[];
  foretold: Foretold[];
  fit: LatenessFit;
};

/**
 * Replays a ledger in time order: the model is fitted on the first 70 % of the invoices as they stood on the day the last 30 %
 * begin, then asked for each of those with the history of its own day. Nothing settled on or after an invoice's day is seen.
 */
export function backtestLateness(invoices: readonly BacktestInvoice[]): Backtest {
  const inOrder = invoices
    .map((invoice, place) => ({ invoice, place }))
    .sort((a, b) => a.invoice.documentDay - b.invoice.documentDay || a.place - b.place)
    .map(({ invoice }) => invoice);
  const split = Math.floor((inOrder.length * 7) / 10);
  const first = inOrder.slice(0, split);
  const last = inOrder.slice(split);
  const lastDay = inOrder.reduce(
    (day, { documentDay, settledDay }) => Math.max(day, documentDay, settledDay ?? documentDay),
    Number.NEGATIVE_INFINITY,
  );
  const fit = fitLateness(byCustomer(first), last[0]?.documentDay ?? lastDay);
  const foretold = foretell(inOrder, new Set(last), fit, lastDay);
  const tested = LATENESS_TARGETS.map((days, place) => {
    const decided = foretold.flatMap((each) => {
      const late = lateAtEnd(each.invoice, days, lastDay);
      return late === null ? [] : [{ ...each, late }];
    });
    const late = decided.map((each) => each.late);
    const probabilities = decided.map(({ ppm }) => (ppm[place] ?? 0) / PPM);
    const base = baseRate(first, days, lastDay);
    const positives = late.filter(Boolean).length;
    const result: TargetResult = {
      days,
      rate: rounded(late.length === 0 ? 0 : positives / late.length),
      positives,
      auc: roundedOrNull(areaUnderCurve(probabilities, late)),
      aucPastMean: roundedOrNull(
        areaUnderCurve(
          decided.map(({ pastMean }) => pastMean),
          late,
        ),
      ),
      aucPastShare: roundedOrNull(
        areaUnderCurve(
          decided.map(({ pastShares }) => pastShares[place] ?? 0),
          late,
        ),
      ),
      brier: rounded(brierScore(probabilities, late)),
      brierBase: rounded(
        brierScore(
          late.map(() => base),
          late,
        ),
      ),
    };
    return { result, days, probabilities, late };
  });
  return {
    result: {
      invoices: inOrder.length,
      tested: last.length,
      knownShare: rounded(
        foretold.length === 0 ? 0 : foretold.filter(({ known }) => known).length / foretold.length,
      ),
      targets: tested.map(({ result }) => result),
    },
    tested: tested.map(({ days, probabilities, late }) => ({ days, probabilities, late })),
    foretold,
    fit,
  };
}

function foretell(
  inOrder: readonly BacktestInvoice[],
  asked: ReadonlySet<BacktestInvoice>,
  fit: LatenessFit,
  lastDay: number,
): Foretold[] {
  const tally: LatenessTally = new Map();
  for (const invoice of inOrder) tallyInvoice(tally, invoice, lastDay + 1);
  const climateOf = climates(tally);
  const overall = overallPast(inOrder, LATENESS_TARGETS);
  const foretold: Foretold[] = [];
  for (const customer of byCustomer(inOrder)) {
    const own = ownPast(LATENESS_TARGETS);
    replayCustomer(customer, (invoice, history, place) => {
      const past = own(history.settled);
      const original = customer[place];
      if (original === undefined || !asked.has(original)) return;
      const experience = experienceOf(history, invoice, fit.climate, LATENESS_TARGETS);
      const { mean, shares } = past ?? overall(invoice.documentDay);
      foretold.push({
        invoice,
        known: past !== null,
        ppm: scoreLateness(fit, experience, invoice, climateOf(weekNumber(invoice.documentDay))),
        pastMean: mean,
        pastShares: shares,
      });
    });
  }
  return foretold;
}

function byCustomer(invoices: readonly BacktestInvoice[]): BacktestInvoice[][] {
  const customers = new Map<string, BacktestInvoice[]>();
  for (const invoice of invoices) {
    const own = customers.get(invoice.customer);
    if (own === undefined) customers.set(invoice.customer, [invoice]);
    else own.push(invoice);
  }
  return [...customers.values()];
}

/** Lateness as the ledger's last day knows it; null: open, and not yet that late. */
function lateAtEnd({ dueDay, settledDay }: LedgerInvoice, days: number, lastDay: number): boolean | null {
  if (settledDay !== null) return settledDay - dueDay > days;
  return lastDay - dueDay > days ? true : null;
}

function baseRate(first: readonly LedgerInvoice[], days: number, lastDay: number): number {
  const outcomes = first.flatMap((invoice) => lateAtEnd(invoice, days, lastDay) ?? []);
  return outcomes.length === 0 ? 0 : outcomes.filter(Boolean).length / outcomes.length;
}

const rounded = (value: number): number => Math.round(value * 100_000) / 100_000;
const roundedOrNull = (value: number | null): number | null => (value === null ? null : rounded(value));

import type { AssessmentFacts } from "#shared/contract/assessment-facts.ts";

type Ledger = AssessmentFacts["ledger"];

const PROMISE_STATES = ["kept", "partially_kept", "broken", "open"] as const;
type PromiseState = (typeof PROMISE_STATES)[number];

/** A month with twice the share it would have in an even year is a season. */
const SEASON_BASIS_POINTS = 1_667;
/** From fewer invoices any month may be the busiest. */
const SEASON_INVOICES = 12;
/** Smallest share that one decimal can show. */
const LEAST_SHARE_BASIS_POINTS = 10;

/** Promises that there are, the kept ones first. */
export const knownPromises = (promises: Ledger["promises"]): { state: PromiseState; count: number }[] =>
  PROMISE_STATES.map((state) => ({ state, count: promises[state] })).filter(({ count }) => count > 0);

export const showsSeason = ({
  busiestMonth,
  busiestMonthBasisPoints,
  paidInvoices,
}: Pick<Ledger, "busiestMonth" | "busiestMonthBasisPoints" | "paidInvoices">): boolean =>
  busiestMonth > 0 && busiestMonthBasisPoints >= SEASON_BASIS_POINTS && paidInvoices >= SEASON_INVOICES;

/** False: so small that a decimal would say 0, which it is not. */
export const showsShare = (basisPoints: number): boolean =>
  basisPoints === 0 || basisPoints >= LEAST_SHARE_BASIS_POINTS;

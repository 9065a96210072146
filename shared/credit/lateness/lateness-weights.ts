import { FEATURES, type FeatureName } from "./features.ts";

/** Days late that are asked for: more than so many. */
export const LATENESS_TARGETS = [0, 15, 30, 60] as const;

type PriorWeight = {
  /** Per target of `LATENESS_TARGETS`, in thousandths. */
  weights: readonly [number, number, number, number];
  /** A worse history never lowers the probability: the weight is at least 0. */
  notBelowZero: boolean;
  /** How firmly a ledger's own fit is held to it: parts of the ridge. */
  firmness: number;
};

const CORE = 1;
const MINOR = 3;
const history = (...weights: PriorWeight["weights"]): PriorWeight => ({
  weights,
  notBelowZero: true,
  firmness: CORE,
});
const like = (...weights: PriorWeight["weights"]): PriorWeight => ({
  weights,
  notBelowZero: true,
  firmness: MINOR,
});
const free = (...weights: PriorWeight["weights"]): PriorWeight => ({
  weights,
  notBelowZero: false,
  firmness: MINOR,
});
const NOTHING = free(0, 0, 0, 0);

/**
 * What is believed of any ledger before its own invoices have spoken, shaped on generated ledgers of many kinds and rounded
 * (MODEL-CARD.md). A ledger's own fit starts here.
 */
export const PRIOR_WEIGHTS: Readonly<Record<FeatureName, PriorWeight>> = {
  constant: { weights: [0, 0, 0, 0], notBelowZero: false, firmness: 0.3 },
  climate: history(850, 850, 800, 750),
  climateOfYear: { weights: [-200, -100, 50, 50], notBelowZero: false, firmness: CORE },
  ever: history(250, 250, 250, 100),
  year: history(200, 200, 200, 150),
  recent: history(0, 0, 0, 0),
  near: history(450, 450, 400, 350),
  wide: history(300, 500, 800, 800),
  sameTerms: history(150, 200, 200, 150),
  sameDays: history(100, 50, 50, 100),
  sameAmount: like(0, 0, 0, 50),
  samePhase: like(0, 0, 0, 0),
  sameWeekday: like(50, 50, 50, 50),
  lastDays: like(70, 60, 60, 60),
  lastThree: like(200, 200, 200, 200),
  newCustomer: free(200, 200, 100, 0),
  fewInvoices: free(-200, -200, -250, -200),
  overdue: like(150, 200, 300, 400),
  worstOverdue: like(0, 0, 30, 70),
  overdueShare: free(-100, -100, -200, -300),
  open: free(100, 0, 0, 0),
  amount: NOTHING,
  smallAmount: NOTHING,
  largeAmount: NOTHING,
  unusualAmount: NOTHING,
  terms: free(-300, -150, -100, 0),
  unusualTerms: free(-80, -100, -150, -20),
  termsTo8: NOTHING,
  termsFrom31: NOTHING,
  termsFrom46: NOTHING,
  termsFrom62: NOTHING,
  invoicesOf90Days: free(-200, -200, -200, -250),
  sinceSettled: NOTHING,
  dueMonday: NOTHING,
  dueFriday: NOTHING,
  dueSaturday: NOTHING,
  dueSunday: NOTHING,
  dueDay1To5: NOTHING,
  dueDay6To12: NOTHING,
  dueDay20To25: NOTHING,
  dueMonthEnd: NOTHING,
  dueAugust: NOTHING,
  dueDecember: NOTHING,
};

export const PRIOR_IN_ORDER: readonly PriorWeight[] = FEATURES.map((name) => PRIOR_WEIGHTS[name]);

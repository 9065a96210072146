import { FEATURES, type FeatureName } from "./features.ts";

/** Days late that are asked for: more than so many. */
export const LATENESS_TARGETS = [0, 15, 30, 60] as const;

/** Features that a ledger tells together whether they matter in it. */
export const WEIGHT_GROUPS = [
  "level",
  "history",
  "lately",
  "like",
  "fresh",
  "open",
  "amount",
  "terms",
  "weekday",
  "dayOfMonth",
  "month",
] as const;
type WeightGroup = (typeof WEIGHT_GROUPS)[number];
type OfTargets = readonly [number, number, number, number];

type PriorWeight = {
  group: WeightGroup;
  /** Per target of `LATENESS_TARGETS`, in thousandths. */
  weights: OfTargets;
  /** A worse history never lowers the probability: the weight is at least 0. */
  notBelowZero: boolean;
  /** How firmly a ledger's own fit is held to it at first: parts of the ridge. */
  firmness: number;
};

const CORE = 1;
const MINOR = 3;
const weight =
  (notBelowZero: boolean, firmness: number) =>
  (group: WeightGroup, ...weights: OfTargets): PriorWeight => ({ group, weights, notBelowZero, firmness });
const history = weight(true, CORE);
const like = weight(true, MINOR);
const free = weight(false, MINOR);
const nothing = (group: WeightGroup): PriorWeight => free(group, 0, 0, 0, 0);

/**
 * What is believed of any ledger before its own invoices have spoken, shaped on generated ledgers of many kinds and rounded
 * (MODEL-CARD.md). A ledger's own fit starts here. The rarer the target, the more it leans on the mean days late, which is
 * known where nobody was that late yet, and the less on the share that was.
 */
export const PRIOR_WEIGHTS: Readonly<Record<FeatureName, PriorWeight>> = {
  constant: weight(false, 0.3)("level", 0, 0, 0, 0),
  climate: history("level", 850, 850, 800, 750),
  climateOfYear: weight(false, CORE)("level", -200, -100, 50, 50),
  ever: history("history", 150, 0, 0, 0),
  year: history("history", 150, 0, 0, 0),
  near: history("history", 500, 350, 250, 250),
  wide: history("history", 400, 400, 300, 300),
  meanDays: history("history", 200, 800, 1400, 1400),
  recent: history("lately", 0, 0, 0, 0),
  lastDays: like("lately", 70, 60, 60, 60),
  lastThree: like("lately", 200, 200, 200, 200),
  meanLately: history("lately", 100, 300, 350, 350),
  sameTerms: history("like", 100, 100, 100, 100),
  sameDays: history("like", 50, 50, 50, 50),
  sameAmount: like("like", 0, 0, 0, 50),
  samePhase: like("like", 0, 0, 0, 0),
  sameWeekday: like("like", 0, 0, 0, 0),
  newCustomer: free("fresh", 100, 100, 0, 0),
  fewInvoices: nothing("fresh"),
  invoicesOf90Days: nothing("fresh"),
  sinceSettled: nothing("fresh"),
  overdue: like("open", 150, 200, 300, 400),
  worstOverdue: like("open", 0, 0, 30, 70),
  overdueShare: free("open", -100, -100, -200, -300),
  open: free("open", 100, 0, 0, 0),
  amount: nothing("amount"),
  smallAmount: nothing("amount"),
  largeAmount: nothing("amount"),
  unusualAmount: nothing("amount"),
  terms: free("terms", -300, -150, -100, 0),
  unusualTerms: free("terms", -80, -100, -150, -20),
  termsTo8: nothing("terms"),
  termsFrom31: nothing("terms"),
  termsFrom46: nothing("terms"),
  termsFrom62: nothing("terms"),
  dueMonday: nothing("weekday"),
  dueFriday: nothing("weekday"),
  dueSaturday: nothing("weekday"),
  dueSunday: nothing("weekday"),
  dueDay1To5: nothing("dayOfMonth"),
  dueDay6To12: nothing("dayOfMonth"),
  dueDay20To25: nothing("dayOfMonth"),
  dueMonthEnd: nothing("dayOfMonth"),
  dueAugust: nothing("month"),
  dueDecember: nothing("month"),
};

export const PRIOR_IN_ORDER: readonly PriorWeight[] = FEATURES.map((name) => PRIOR_WEIGHTS[name]);

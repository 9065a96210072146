import type { BindingTerm, RiskClass } from "./assessment.ts";
import { mulDiv, roundDownTo } from "./money.ts";
import type { Policy } from "./policy.ts";
import type { Terms } from "./terms.ts";
import type { TrackRecord } from "./track-record.ts";

/** Figures of filed accounts that bound what a customer can carry. */
export type AccountsFigures = { tangibleNetWorthCents: number; turnoverCents: number };

export type LimitInput = {
  riskClass: RiskClass;
  record: TrackRecord;
  terms: Terms;
  accounts: AccountsFigures | null;
  /** Insured limit in force, VAT included; 0 once withdrawn or expired; null where never insured. */
  insuredCents: number | null;
  /** Own sales of the last 12 months without VAT, for the concentration ceiling; null when unknown. */
  ownSalesCents: number | null;
  /** Event or overdue rule that leaves no room. */
  noCredit: boolean;
  /** Nothing new until paid: at most this. */
  frozenAtCents: number | null;
  /** History too short for a capacity of its own: the opening limit is its floor. */
  newCustomer: boolean;
  hasLedger: boolean;
};

export type RecommendedLimit = {
  amountCents: number | null;
  binding: BindingTerm;
  params: Record<string, string | number>;
};

type Bound = { cents: number; binding: BindingTerm };

/** Recommended limit with the term that binds it (POLICY 2): `min(need × m(class), capacity(class), ceiling)`, insurer modes. */
export function recommendedLimit(input: LimitInput, policy: Policy): RecommendedLimit {
  const { riskClass } = input;
  if (input.noCredit || riskClass === "E") return { amountCents: 0, binding: "hard_rule", params: {} };
  if (riskClass === "NR") {
    if (!input.hasLedger) return { amountCents: null, binding: "not_rated", params: {} };
    return { amountCents: policy.limit.openingCents, binding: "opening", params: {} };
  }
  const needCents = needOf(input.record, input.terms, policy);
  const percent = policy.limit.needPercent[riskClass];
  const need: Bound = { cents: mulDiv(needCents, percent, 100), binding: percent < 100 ? "class" : "need" };
  const capacity = capacityOf(input, riskClass, policy);
  const ceiling = ceilingOf(input, policy);
  const ownRisk = smallest([need, capacity, ...ceiling]);
  const bound = freeze(
    withInsurer(input, riskClass, need, capacity, ceiling, ownRisk, policy),
    input.frozenAtCents,
  );
  return {
    amountCents: roundLimit(bound.cents, policy),
    binding: bound.binding,
    params: { needCents, needPercent: percent, capacityCents: capacity.cents, ...insuredParam(input) },
  };
}

const insuredParam = ({ insuredCents }: LimitInput): Record<string, number> =>
  insuredCents === null ? {} : { insuredCents };

/** max(average, best month paid on time) × terms, VAT included (domain.md 2.7 rule 2, T-212). */
export function needOf(record: TrackRecord, terms: Terms, policy: Policy): number {
  const { daysPerYear, minimumBillingDays, endOfMonthExtraDays } = policy.limit;
  const termsDays = terms.days + (terms.kind === "net" ? 0 : endOfMonthExtraDays);
  const period = Math.min(Math.max(record.billingDays, minimumBillingDays), daysPerYear);
  const average = mulDiv(record.yearBillingCents, termsDays, period);
  const peak = mulDiv(record.peakMonthCents, termsDays, Math.floor(daysPerYear / 12));
  return Math.max(average, peak);
}

function capacityOf(input: LimitInput, riskClass: "A" | "B" | "C" | "D", policy: Policy): Bound {
  const { netWorthBasisPoints, turnoverBasisPoints, provenPercent, openingCents } = policy.limit;
  if (input.accounts !== null) {
    const { tangibleNetWorthCents, turnoverCents } = input.accounts;
    const netWorth = mulDiv(Math.max(0, tangibleNetWorthCents), netWorthBasisPoints[riskClass], 10_000);
    const turnover = mulDiv(Math.max(0, turnoverCents), turnoverBasisPoints[riskClass], 10_000);
    return { cents: Math.min(netWorth, turnover), binding: "capacity" };
  }
  const proven = mulDiv(input.record.provenCents, provenPercent[riskClass], 100);
  const opens = input.newCustomer && (riskClass === "A" || riskClass === "B");
  if (opens && proven < openingCents) return { cents: openingCents, binding: "opening" };
  return { cents: proven, binding: "capacity" };
}

function ceilingOf({ ownSalesCents }: LimitInput, policy: Policy): Bound[] {
  const { ceilingCents, ceilingBasisPointsOfOwnSales } = policy.limit;
  const bounds: Bound[] = [];
  if (ceilingCents !== null) bounds.push({ cents: ceilingCents, binding: "ceiling" });
  if (ownSalesCents !== null) {
    bounds.push({
      cents: mulDiv(Math.max(0, ownSalesCents), ceilingBasisPointsOfOwnSales, 10_000),
      binding: "ceiling",
    });
  }
  return bounds;
}

function withInsurer(
  { insuredCents }: LimitInput,
  riskClass: "A" | "B" | "C" | "D",
  need: Bound,
  capacity: Bound,
  ceiling: Bound[],
  ownRisk: Bound,
  policy: Policy,
): Bound {
  const { insurerMode, retentionCents, insuredSharePercent } = policy.limit;
  if (insuredCents === null || insurerMode === "info") return ownRisk;
  if (insurerMode === "cap") {
    return smallest([
      need,
      ...ceiling,
      { cents: insuredCents + retentionCents[riskClass], binding: "insured" },
    ]);
  }
  const covered = mulDiv(insuredCents, insuredSharePercent, 100);
  const uninsured = smallest([
    { cents: Math.max(0, need.cents - covered), binding: need.binding },
    capacity,
    ...ceiling,
  ]);
  return smallest([need, ...ceiling, { cents: covered + uninsured.cents, binding: uninsured.binding }]);
}

const freeze = (bound: Bound, frozenAtCents: number | null): Bound =>
  frozenAtCents !== null && frozenAtCents < bound.cents
    ? { cents: frozenAtCents, binding: "hard_rule" }
    : bound;

/** The first of the smallest names the binding term. */
const smallest = (bounds: readonly Bound[]): Bound =>
  bounds.reduce(
    (least, bound) => (bound.cents < least.cents ? bound : least),
    bounds[0] ?? { cents: 0, binding: "need" },
  );

/** Down to 500, below 1,000 down to 50 (POLICY 2). */
export function roundLimit(amountCents: number, policy: Policy): number {
  const { roundToCents, roundSmallBelowCents, roundSmallToCents } = policy.limit;
  const amount = Math.max(0, amountCents);
  return roundDownTo(amount, amount < roundSmallBelowCents ? roundSmallToCents : roundToCents);
}

import type { BindingTerm, RiskClass } from "./assessment.ts";
import { mulDiv, roundDownTo } from "./money.ts";
import type { Policy } from "./policy.ts";
import { longestDays } from "./terms/longest-days.ts";
import type { Terms } from "./terms.ts";
import type { TrackRecord } from "./track-record.ts";

/** Figures of filed accounts that bound what a customer can carry. */
export type AccountsFigures = { tangibleNetWorthCents: number; turnoverCents: number };

/** What of the ledger a limit rests on. */
export type ProvedFigures = Pick<
  TrackRecord,
  "yearBillingCents" | "billingDays" | "peakMonthCents" | "provenCents"
>;

export type LimitInput = {
  riskClass: RiskClass;
  record: ProvedFigures;
  terms: Terms;
  accounts: AccountsFigures | null;
  /** Insured limit in force, VAT included; 0 once withdrawn or expired; null where never insured. */
  insuredCents: number | null;
  /** Own sales of the last 12 months without VAT, for the concentration ceiling; null when unknown. */
  ownSalesCents: number | null;
  /** What an agency or insurer advises at most; null or absent: no advice. */
  adviceCents?: number | null;
  /** Event or overdue rule that leaves no room. */
  noCredit: boolean;
  /** Nothing new until paid: at most this. */
  frozenAtCents: number | null;
  /** Exposure of the other members of the group, which share one ceiling; 0 without any. */
  groupExposureCents?: number;
  /** History too short for a capacity of its own: in classes A to C the opening limit is the least. */
  newCustomer: boolean;
  hasLedger: boolean;
};

export type RecommendedLimit = {
  amountCents: number | null;
  binding: BindingTerm;
  params: Record<string, string | number>;
};

type Bound = { cents: number; binding: BindingTerm };

/**
 * Recommended limit with the term that binds it (POLICY 2): `min(need × m(class), capacity(class), ceiling)`, insurer modes.
 * A new customer of class A to C gets at least the opening limit, not multiplied; ceiling, cover and hard rules bind it too.
 */
export function recommendedLimit(input: LimitInput, policy: Policy): RecommendedLimit {
  const { riskClass } = input;
  if (input.noCredit || riskClass === "E") return { amountCents: 0, binding: "hard_rule", params: {} };
  const opening: Bound = { cents: policy.limit.openingCents, binding: "opening" };
  const ceiling = ceilingOf(input, policy);
  if (riskClass === "NR") {
    if (!input.hasLedger) return { amountCents: null, binding: "not_rated", params: {} };
    const bound = freeze(smallest([opening, ...ceiling]), input.frozenAtCents);
    return { amountCents: roundLimit(bound.cents, policy), binding: bound.binding, params: {} };
  }
  const needCents = needOf(input.record, input.terms, policy);
  const percent = policy.limit.needPercent[riskClass];
  const capacity = capacityOf(input, riskClass, policy);
  const opens = input.newCustomer && riskClass !== "D";
  const atLeast = (bound: Bound): Bound => (opens && bound.cents < opening.cents ? opening : bound);
  const parts: LimitParts = {
    need: atLeast({ cents: needCents, binding: "need" }),
    ownRiskOn: (cents) => {
      const asked: Bound = { cents: mulDiv(cents, percent, 100), binding: percent < 100 ? "class" : "need" };
      return smallest([atLeast(smallest([asked, capacity])), ...ceiling]);
    },
    ceiling,
  };
  const bound = freeze(withInsurer(input, riskClass, needCents, parts, policy), input.frozenAtCents);
  return {
    amountCents: roundLimit(bound.cents, policy),
    binding: bound.binding,
    params: { needCents, needPercent: percent, capacityCents: capacity.cents, ...insuredParam(input) },
  };
}

const insuredParam = ({ insuredCents }: LimitInput): Record<string, number> =>
  insuredCents === null ? {} : { insuredCents };

/** max(average, best month paid on time) × terms, VAT included (domain.md 2.7 rule 2, T-212). */
export function needOf(record: ProvedFigures, terms: Terms, policy: Policy): number {
  const { daysPerYear, minimumBillingDays } = policy.limit;
  const termsDays = longestDays(terms, policy);
  const period = Math.min(Math.max(record.billingDays, minimumBillingDays), daysPerYear);
  const average = mulDiv(record.yearBillingCents, termsDays, period);
  const peak = mulDiv(record.peakMonthCents, termsDays, Math.floor(daysPerYear / 12));
  return Math.max(average, peak);
}

function capacityOf(input: LimitInput, riskClass: "A" | "B" | "C" | "D", policy: Policy): Bound {
  const { netWorthBasisPoints, turnoverBasisPoints, provenPercent } = policy.limit;
  if (input.accounts !== null) {
    const { tangibleNetWorthCents, turnoverCents } = input.accounts;
    const netWorth = mulDiv(Math.max(0, tangibleNetWorthCents), netWorthBasisPoints[riskClass], 10_000);
    const turnover = mulDiv(Math.max(0, turnoverCents), turnoverBasisPoints[riskClass], 10_000);
    return { cents: Math.min(netWorth, turnover), binding: "capacity" };
  }
  const proven = mulDiv(input.record.provenCents, provenPercent[riskClass], 100);
  return { cents: proven, binding: "capacity" };
}

/**
 * What one customer with its whole group may owe at most, in cents, by the policy's amount and its share of own sales without
 * VAT; null where neither is known.
 */
export function sharedCeilingCents(ownSalesCents: number | null, { limit }: Policy): number | null {
  const ofSales =
    ownSalesCents === null
      ? null
      : mulDiv(Math.max(0, ownSalesCents), limit.ceilingBasisPointsOfOwnSales, 10_000);
  if (limit.ceilingCents === null || ofSales === null) return limit.ceilingCents ?? ofSales;
  return Math.min(limit.ceilingCents, ofSales);
}

/** What the others of the group owe already leaves less of the ceiling; an advice is for this customer alone. */
function ceilingOf(
  { ownSalesCents, groupExposureCents = 0, adviceCents = null }: LimitInput,
  policy: Policy,
): Bound[] {
  const shared = sharedCeilingCents(ownSalesCents, policy);
  const left = shared === null ? [] : [Math.max(0, shared - Math.max(0, groupExposureCents))];
  if (adviceCents !== null) left.push(adviceCents);
  return left.map((cents) => ({ cents, binding: "ceiling" }));
}

type LimitParts = {
  /** Need as it is: where there is cover, the class enters by what is risked beside it. */
  need: Bound;
  /** What may be risked without cover on a need of so much. */
  ownRiskOn: (needCents: number) => Bound;
  ceiling: readonly Bound[];
};

function withInsurer(
  { insuredCents }: LimitInput,
  riskClass: "A" | "B" | "C" | "D",
  needCents: number,
  { need, ownRiskOn, ceiling }: LimitParts,
  policy: Policy,
): Bound {
  const { insurerMode, retentionCents, insuredSharePercent } = policy.limit;
  if (insuredCents === null || insurerMode === "info") return ownRiskOn(needCents);
  if (insurerMode === "cap") {
    const insured: Bound = { cents: insuredCents + retentionCents[riskClass], binding: "insured" };
    return smallest([need, ...ceiling, insured]);
  }
  const covered = mulDiv(insuredCents, insuredSharePercent, 100);
  const uninsured = ownRiskOn(Math.max(0, needCents - covered));
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

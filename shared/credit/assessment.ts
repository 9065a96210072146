import type { EpochDay } from "./calendar.ts";
import type { LateProbability } from "./lateness/late-probability.ts";
import type { LedgerFacts } from "./ledger/ledger-facts.ts";
import type { LimitCut } from "./limit/limit-cut.ts";
import type { OpeningOffer } from "./limit/opening-offer.ts";
import type { TermsToOffer } from "./terms/terms-to-offer.ts";
import type { Terms } from "./terms.ts";

export const RISK_CLASSES = ["A", "B", "C", "D", "E", "NR"] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];

/** What the figures are honest about. */
export const MARKS = [
  "ledger_only",
  "assumed_terms",
  "without_open_orders",
  "stale_ledger",
  "short_history",
  "limit_expired",
  "disputed",
  "pre_history_unknown",
  "no_ledger",
  "warning_under_review",
  "natural_person",
] as const;
export type Mark = (typeof MARKS)[number];

/** One step of the score. `centipoints` of all reasons of an assessment add up exactly to its score. */
export type Reason = {
  /** lower_snake; becomes the message key `reasons.<code>`. */
  code: string;
  axis: "pays" | "lasts" | "rule";
  centipoints: number;
  /** Figures for the sentence: days, amounts in cents (names ending in Cents), references. */
  params: Record<string, string | number>;
};

export const BINDING_TERMS = [
  "need",
  "capacity",
  "ceiling",
  "opening",
  "insured",
  "class",
  "hard_rule",
  "not_rated",
] as const;
export type BindingTerm = (typeof BINDING_TERMS)[number];

/** `amountCents` null means none set; unlimited is its own kind; 0 is "no credit". */
export type LimitInForce = {
  kind: "temporary" | "approved" | "unlimited" | "none";
  amountCents: number | null;
  until: EpochDay | null;
  expired: boolean;
};

/** Amounts past due by age, POLICY and domain 1.7: 0 days late is not overdue. All in cents. */
export type Aging = {
  notDueCents: number;
  days1To30Cents: number;
  days31To60Cents: number;
  days61To90Cents: number;
  over90Cents: number;
  /** Credits not set against a document, negative. */
  unallocatedCents: number;
};

/** Exposure of POLICY 3. Parts add up to `totalCents`. Deposits and unapplied cash are negative. */
export type Exposure = {
  totalCents: number;
  openItemsCents: number;
  billsCents: number;
  toInvoiceCents: number;
  ordersCents: number;
  depositsCents: number;
  unappliedCents: number;
};

/** What `assess` answers for one legal entity as of a day. Points in hundredths, high is safe, 0–10 000. */
export type Assessment = {
  asOf: EpochDay;
  engineVersion: number;
  policyVersion: number;
  riskClass: RiskClass;
  /** As computed, where a person set another class: what authority goes by (POLICY 4). Absent: the class itself. */
  computedClass?: RiskClass;
  scoreCentipoints: number | null;
  paysCentipoints: number | null;
  lastsCentipoints: number | null;
  /** Sum of the weights of the blocks that are known, 0–100. */
  coveragePercent: number;
  marks: Mark[];
  /** In order of effect, the largest first. */
  reasons: Reason[];
  /** Payment index of 3 and 12 months, in hundredths (8 000 = on terms); null without payments. */
  trend: { recentCentipoints: number | null; yearCentipoints: number | null };
  /** Weighted days beyond terms of 12 months, open overdue items counted to date; null without documents. */
  daysBeyondTerms: number | null;
  recommendedLimit: {
    amountCents: number | null;
    binding: BindingTerm;
    params: Record<string, string | number>;
  };
  limitInForce: LimitInForce;
  exposure: Exposure;
  /** Exposure of the whole group, this customer included; null without a group. */
  groupExposureCents?: number | null;
  /** Limit in force less exposure; null when no limit is set or it is unlimited. */
  headroomCents: number | null;
  /** Undisputed documents past due, gross of unallocated credits. */
  overdueCents: number;
  /** Age of the oldest overdue that counts in rules: above the threshold, net of unallocated credits. */
  oldestOverdueDays: number;
  /** Age of the oldest undisputed overdue item, however small: the one to show. Absent in assessments of engine 1. */
  oldestItemDays?: number;
  /** True when any overdue amount rests on assumed terms: shown with "≈", never triggers a hard rule. */
  overdueAssumed: boolean;
  disputedCents: number;
  aging: Aging;
  terms: Terms;
  /** From here to the end: absent in assessments of engine 1. */
  ledger?: LedgerFacts;
  termsToOffer?: TermsToOffer;
  /** Day to look at the approved limit again; null: none is set. */
  reviewOn?: EpochDay | null;
  /** How an approved limit above the recommended one comes down; null: nothing to cut. */
  limitCut?: LimitCut | null;
  /** Prospects alone; null for customers. */
  openingOffer?: OpeningOffer | null;
  /** Chance of paying the next invoice more than 30 days late; null: too little is known; absent: not asked for. */
  lateProbability?: LateProbability | null;
  /** Day of the youngest ledger fact; null without any. */
  ledgerDay: EpochDay | null;
  /** First day on which time alone may change this assessment. */
  nextChangeOn: EpochDay;
};

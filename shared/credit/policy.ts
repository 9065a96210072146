import type { AuthorityRole, Ceilings, GrantedClass } from "./authority/ceiling.ts";
import type { BlockRule } from "./order/block-rule.ts";

/** One amount, share or multiplier per class that can carry a limit. */
export type PerClass = { A: number; B: number; C: number; D: number };

/**
 * The credit policy as data (POLICY.md): versioned, per organization. Units are in the names: Cents (minor units, VAT
 * included), Days (calendar), Weeks (Monday to Sunday), Centipoints (hundredths of a point), BasisPoints (1/10,000),
 * Percent.
 */
export type Policy = {
  /** Shape of this object; an extension that does not know it refuses to evaluate. */
  schemaVersion: 4;
  /** Counts the organization's own versions from 1. */
  version: number;
  ledger: {
    /** A bill counts as paid this many days after its maturity. */
    billPaidAfterDays: number;
    /** A debit against bank is a returned payment only of a payment at most this old. */
    returnedWithinDays: number;
    /** Retention money (4117) without due date falls due this long after the document. */
    retentionDays: number;
    /** A factored item stays exposure (recourse) until this long after its due day. */
    factoredRecourseDays: number;
    /** Subset search: documents considered, and searches per account. */
    subsetDocuments: number;
    subsetSearches: number;
  };
  behaviour: {
    yearWeeks: number;
    recentWeeks: number;
    halfLifeWeeks: number;
    /** Payment index by days late: [days, centipoints], ascending days; linear in between. */
    indexAnchors: readonly (readonly [days: number, centipoints: number])[];
    /** Documents paid in the year or overdue now below which payment behaviour is unknown. */
    minimumExperiences: number;
    /** Paid at most this late still counts as on time for shares, peaks and tolerance. */
    graceDays: number;
    /** A write-off up to this much is a rounding difference, not a loss. */
    smallWriteOffCents: number;
    /** Partial payments: what may be missing without counting as partial, and when they become a signal. */
    partialMissingBasisPoints: number;
    partialMissingCents: number;
    partialWindowDays: number;
    partialCount: number;
  };
  score: {
    weightsPercent: { pays: number; external: number; structural: number };
    /** Inside the external axis: filed accounts against grades of others, where both are known. */
    externalParts: { accounts: number; grades: number };
    /** Payment index rescaled for scoring: [index centipoints, score centipoints], ascending. */
    paysRescale: readonly (readonly [index: number, centipoints: number])[];
    /** Weight of the year against the recent index where the recent one is worse, in parts of 3: year 2, recent 1. */
    trendYearParts: number;
    trendRecentParts: number;
    /** Points lost by age of the oldest overdue: [days, centipoints], ascending; linear in between. */
    oldestOverdueMalus: readonly (readonly [days: number, centipoints: number])[];
    /** Points lost by returned payments of the year: one, two, three and more. */
    returnedMalus: readonly [number, number, number];
    partialMalus: number;
    boundsCentipoints: { A: number; B: number; C: number };
    hysteresisCentipoints: number;
    hysteresisDays: number;
    /** External axis below these caps the class. */
    externalCapDCentipoints: number;
    externalCapCCentipoints: number;
    /** Accounts that show more debts than assets cap D. */
    negativeEquityCapsD: boolean;
    minimumCoveragePercent: number;
    aHistoryDays: number;
    aPaidInvoices: number;
  };
  overdue: {
    /** Overdue counts in rules only above the larger of these two. */
    floorCents: number;
    floorBasisPointsOfBalance: number;
    capCAfterDays: number;
    capDAfterDays: number;
    classEAfterDays: number;
    classECureDays: number;
  };
  events: {
    /** A payment returned for lack of funds caps D and stops orders this long. */
    lackOfFundsDays: number;
    /** A plan adopted after reorganisation or safeguard caps D this long; conciliation made public caps C. */
    planAfterReorganisationDays: number;
    planAfterSafeguardDays: number;
    conciliationDays: number;
  };
  /** Field warnings, once confirmed (domain.md 5.2). */
  warnings: {
    /** All of them together take at most this. */
    capCentipoints: number;
    /** Weight of severity 1 to 5. */
    severityBasisPoints: readonly [number, number, number, number, number];
    /** Good news gives back at most this. */
    positiveCentipoints: number;
    /** The same signal again by the same person within these days is one. */
    mergeDays: number;
  };
  /** Announced payments (domain.md 6.3): kept when booked this many working days after the day at the latest. */
  promises: {
    graceWorkingDays: number;
    /** So many broken within a window cap D and stop new credit for a time. */
    brokenCount: number;
    brokenWindowDays: number;
    brokenCapDays: number;
  };
  limit: {
    needPercent: PerClass;
    daysPerYear: number;
    minimumBillingDays: number;
    endOfMonthExtraDays: number;
    provenLateDays: number;
    provenPercent: PerClass;
    netWorthBasisPoints: PerClass;
    turnoverBasisPoints: PerClass;
    openingCents: number;
    ceilingCents: number | null;
    ceilingBasisPointsOfOwnSales: number;
    /** How an insured limit enters: caps the limit, is added to own risk, or is shown only. */
    insurerMode: "cap" | "add" | "info";
    retentionCents: PerClass;
    insuredSharePercent: number;
    roundToCents: number;
    roundSmallBelowCents: number;
    roundSmallToCents: number;
    /** A limit is looked at again after these months by class; of a new customer at the latest after these. */
    reviewMonths: PerClass;
    newReviewMonths: number;
    /** Cutting the limit of a relation of more than these days, without default: in so many steps, so many days apart. */
    longRelationDays: number;
    cutSteps: number;
    cutStepDays: number;
  };
  /** Terms to offer by class: longest in days to the end, and the part to be paid before delivery. */
  terms: { mostDays: PerClass; depositPercent: PerClass };
  order: {
    staleAfterWorkingDays: number;
    reservationDays: number;
    toleranceBasisPoints: number;
    toleranceCents: number;
    toleranceClasses: readonly ("A" | "B" | "C")[];
    /** Days overdue that ask and that block where no rule below says otherwise. */
    askOverdueDays: number;
    blockOverdueDays: number;
    /** Terms of an opening offer (POLICY 1.3). */
    openingTermsDays: number;
    /** How long a temporary limit is proposed for where no payment is expected to end the need. */
    temporaryLimitDays: number;
    /** Rules beside those numbers, for all, for groups, for single customers: the most specific wins. */
    rules: readonly BlockRule[];
  };
  /** Who may grant what (POLICY 4). No assessment and no order check rests on it. */
  authority: {
    /** Authority matrix: resulting exposure net of verified cover by role and computed class. null: no ceiling, 0: none. */
    matrixCents: Record<AuthorityRole, Ceilings>;
    /** Net exposure above which two persons are needed; null: one is enough. */
    fourEyesAboveCents: number | null;
    /** Whether who may grant also may where nobody asked (a one-person credit desk); cuts always. */
    ownInitiative: boolean;
    /** Whether one person may endorse and release the same request. */
    endorserMayRelease: boolean;
    /** Net exposure above which the decider signs in again; null: never. */
    reauthenticateAboveCents: number | null;
    /** A request is looked at again when exposure or amount has grown by both. */
    lookAgainBasisPoints: number;
    lookAgainCents: number;
    /** Time to answer a request: for the release of an order by class, for a limit. */
    releaseWorkingHours: Record<GrantedClass, number>;
    limitWorkingHours: number;
    /** Parts of that time after which the decider is reminded, and the next authority is told. */
    reminderPercent: number;
    escalationPercent: number;
    /** Time to judge what comes in from the field (POLICY 5). */
    triageWorkingHours: number;
    /** Exposure above which a grave warning takes two persons to confirm; null: one is enough. */
    twoPersonWarningAboveCents: number | null;
  };
};

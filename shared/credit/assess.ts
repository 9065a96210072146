import type { AssessInput } from "./assess-input.ts";
import type { Assessment } from "./assessment.ts";
import { type Behaviour, behaviourOf } from "./behaviour.ts";
import type { EpochDay } from "./calendar.ts";
import { classAndCaps, hasShortHistory } from "./class-caps.ts";
import { classSetByHand } from "./class-set-by-hand.ts";
import { deriveAccount } from "./derive-account.ts";
import { ENGINE_VERSION } from "./engine-version.ts";
import { eventsInForce } from "./events-in-force.ts";
import { exposureOf } from "./exposure.ts";
import type { DerivedAccount } from "./item.ts";
import { lateProbability } from "./lateness/late-probability.ts";
import { ledgerFactsOf } from "./ledger/ledger-facts.ts";
import { insuredInForce } from "./limit/insured-in-force.ts";
import { limitCut } from "./limit/limit-cut.ts";
import { openingOfferOf } from "./limit/opening-offer.ts";
import { reviewDay } from "./limit/review-day.ts";
import { limitInForce } from "./limit-in-force.ts";
import { marksOf } from "./marks.ts";
import { nextChange } from "./next-change.ts";
import { orderReasons } from "./order-reasons.ts";
import { carryingFigures } from "./outside/carrying-figures.ts";
import { outsideAxes } from "./outside/outside-axes.ts";
import { counts, overdueOf } from "./overdue.ts";
import { brokenPromisesCap, type PromiseKept, promisesKept } from "./promises/promises-kept.ts";
import { recommendedLimit } from "./recommended-limit.ts";
import { applyCaps, notRated } from "./risk-class.ts";
import { scoreOf } from "./score.ts";
import { termsToOffer } from "./terms/terms-to-offer.ts";
import { trackRecordOf } from "./track-record.ts";
import { warningsInForce } from "./warnings/warnings-in-force.ts";

/**
 * Credit assessment of one legal entity as of a day, from what was known at a revision (POLICY 1–3). Pure and total: the
 * same inputs give the same bytes, in any order of facts; what tells equal inputs is `inputsHash`, for those who keep one. Points in centipoints, money in cents, days since 1970.
 */
export const assess = (input: AssessInput): Assessment => assessWhole(input).assessment;

/** An assessment with what of the ledger it was made from, for who looks at the same documents. */
export type WholeAssessment = {
  assessment: Assessment;
  accounts: DerivedAccount[];
  behaviour: Behaviour;
  promises: PromiseKept[];
};

export function assessWhole(input: AssessInput): WholeAssessment {
  const { asOf, knownAt, policy, terms, limits } = input;
  const { disputes } = input;
  const accounts = input.accounts.map(({ entries, terms: own }) =>
    deriveAccount(entries, { terms: own ?? terms, asOf, knownAt, disputes, policy }),
  );
  const behaviour = behaviourOf(accounts, asOf, policy);
  const overdue = overdueOf(accounts, asOf, policy);
  const outside = outsideAxes(input.outside, asOf, knownAt, policy);
  const warnings = warningsInForce(input.warnings ?? [], asOf, knownAt, policy);
  const promises = promisesKept(input.promises ?? [], accounts, asOf, knownAt, policy);
  const broken = brokenPromisesCap(promises, asOf, policy);
  const score = scoreOf(behaviour, overdue, outside, warnings.effects, policy);
  const events = eventsInForce(input.events, asOf, knownAt, policy);
  const ledgerOnly = score.lastsCentipoints === null;
  const shortHistory = hasShortHistory(behaviour, asOf, policy);
  const { scoreCentipoints } = score;
  const { byScore, caps } = classAndCaps(input, accounts, {
    ...{ scoreCentipoints, behaviour, overdue, events, outside, broken, ledgerOnly, shortHistory },
  });
  const capped = applyCaps(byScore, caps);
  const unrated = notRated(scoreCentipoints, caps) || events.identityMismatchOn !== null;
  const computedClass = unrated && capped !== "E" ? "NR" : capped;
  const set = classSetByHand(input.classOverrides ?? [], computedClass, caps, asOf, knownAt);
  const riskClass = set?.riskClass ?? computedClass;
  const exposure = exposureOf({
    accounts,
    orders: input.orders,
    reservations: input.reservations ?? [],
    asOf,
    knownAt,
    reservationDays: policy.order.reservationDays,
  });
  const inForce = limitInForce(limits, asOf, knownAt);
  const ledgerDay = ledgerDayOf(input, accounts);
  const record = trackRecordOf(accounts, asOf, policy);
  const carrying = carryingFigures(input.outside ?? null, outside, knownAt);
  const recommended = recommendedLimit(
    {
      riskClass,
      record,
      terms,
      accounts: carrying.accounts,
      insuredCents: insuredInForce(input, accounts, events.coverWithdrawnOn),
      ownSalesCents: input.ownSalesCents ?? null,
      groupExposureCents: input.group?.exposureCents ?? 0,
      adviceCents: outside.adviceCents,
      noCredit:
        events.noCredit ||
        events.identityMismatchOn !== null ||
        (riskClass === "NR" && counts(overdue.beyondC)),
      frozenAtCents: events.frozen || broken !== null ? Math.max(0, exposure.totalCents) : null,
      newCustomer: shortHistory,
      hasLedger: ledgerDay !== null,
    },
    policy,
  );
  const said = set ? [...events.said, set.reason] : events.said;
  const reasons = orderReasons(score.reasons, caps, said);
  const openCents = exposure.openItemsCents + exposure.billsCents + exposure.unappliedCents;
  const assessment: Assessment = {
    asOf,
    engineVersion: ENGINE_VERSION,
    policyVersion: policy.version,
    riskClass,
    ...(set && { computedClass }),
    scoreCentipoints,
    paysCentipoints: score.paysCentipoints,
    lastsCentipoints: score.lastsCentipoints,
    coveragePercent: score.coveragePercent,
    marks: marksOf(input, accounts, {
      ledgerOnly,
      shortHistory,
      ledgerDay,
      disputedCents: overdue.disputedCents,
      limitExpired: inForce.expired,
      warningUnderReview: warnings.underReview.length > 0,
    }),
    reasons,
    trend: { recentCentipoints: behaviour.recentCentipoints, yearCentipoints: behaviour.yearCentipoints },
    daysBeyondTerms: behaviour.daysBeyondTerms,
    recommendedLimit: recommended,
    limitInForce: inForce,
    exposure,
    groupExposureCents: input.group ? input.group.exposureCents + exposure.totalCents : null,
    headroomCents: inForce.amountCents === null ? null : inForce.amountCents - exposure.totalCents,
    overdueCents: overdue.overdueCents,
    oldestOverdueDays: overdue.oldestDays,
    oldestItemDays: overdue.oldestItemDays,
    overdueAssumed: overdue.assumed,
    disputedCents: overdue.disputedCents,
    aging: overdue.aging,
    terms,
    ledger: ledgerFactsOf(
      accounts,
      { behaviour, overdue, record, promises },
      { openCents, receivablesCents: input.ownReceivablesCents ?? null },
      asOf,
      policy,
    ),
    termsToOffer: termsToOffer(riskClass, terms, input.termsCase ?? "agreed", policy),
    reviewOn: reviewDay(limits, inForce, riskClass, shortHistory, asOf, knownAt, policy),
    limitCut: limitCut(
      inForce,
      recommended,
      { riskClass, relationDays: relationDays(accounts, asOf), reasons },
      policy,
    ),
    openingOffer:
      ledgerDay === null
        ? openingOfferOf(input.outside ?? null, outside, events, carrying.equityBasisPoints, policy)
        : null,
    ...(input.latenessFit
      ? { lateProbability: lateProbability(accounts, asOf, terms, input.latenessFit, policy) }
      : {}),
    ledgerDay,
    nextChangeOn: nextChange(input, accounts, ledgerDay, {
      rated: scoreCentipoints !== null,
      historyFrom: behaviour.historyFrom,
      warnings,
      promises,
    }),
  };
  return { assessment, accounts, behaviour, promises };
}

function relationDays(accounts: readonly DerivedAccount[], asOf: EpochDay): number {
  let first = asOf;
  for (const { firstDay } of accounts) if (firstDay !== null && firstDay < first) first = firstDay;
  return asOf - first;
}

/** Day up to which the ledger is known, as told or by its youngest entry; null without any entry. Never after `asOf`. */
function ledgerDayOf(input: AssessInput, accounts: readonly DerivedAccount[]): EpochDay | null {
  let last: EpochDay | null = null;
  for (const { lastDay } of accounts) {
    if (lastDay !== null && (last === null || lastDay > last)) last = lastDay;
  }
  return last === null ? null : Math.min(input.ledgerDay ?? last, input.asOf);
}

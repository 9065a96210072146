import type { AssessInput } from "./assess-input.ts";
import type { Assessment } from "./assessment.ts";
import { behaviourOf } from "./behaviour.ts";
import type { EpochDay } from "./calendar.ts";
import { classAndCaps, hasShortHistory } from "./class-caps.ts";
import { deriveAccount } from "./derive-account.ts";
import { ENGINE_VERSION } from "./engine-version.ts";
import { eventsInForce, reasonsOfEvents } from "./events-in-force.ts";
import { exposureOf } from "./exposure.ts";
import { inputsHash } from "./inputs-hash.ts";
import type { DerivedAccount } from "./item.ts";
import { insuredLimit, limitInForce } from "./limit-in-force.ts";
import { marksOf } from "./marks.ts";
import { nextChange } from "./next-change.ts";
import { orderReasons } from "./order-reasons.ts";
import { counts, overdueOf } from "./overdue.ts";
import { recommendedLimit } from "./recommended-limit.ts";
import { applyCaps, notRated } from "./risk-class.ts";
import { NOTHING_OUTSIDE, scoreOf } from "./score.ts";
import { trackRecordOf } from "./track-record.ts";

/**
 * Credit assessment of one legal entity as of a day, from what was known at a revision (POLICY 1–3). Pure and total: the
 * same inputs give the same bytes, in any order of facts. Points in centipoints, money in cents, days since 1970.
 */
export function assess(input: AssessInput): Assessment {
  const { asOf, knownAt, policy, terms, limits } = input;
  const outside = input.outside ?? null;
  const accounts = input.accounts.map((account) =>
    deriveAccount(account.entries, { ...input, terms: account.terms ?? terms }),
  );
  const behaviour = behaviourOf(accounts, asOf, policy);
  const overdue = overdueOf(accounts, asOf, policy);
  const score = scoreOf(behaviour, overdue, outside ?? NOTHING_OUTSIDE, policy);
  const events = eventsInForce(input.events, asOf, knownAt, policy);
  const ledgerOnly = score.lastsCentipoints === null;
  const shortHistory = hasShortHistory(behaviour, asOf, policy);
  const { scoreCentipoints } = score;
  const classFacts = { scoreCentipoints, behaviour, overdue, events, ledgerOnly, shortHistory };
  const { byScore, caps } = classAndCaps(input, accounts, classFacts);
  const capped = applyCaps(byScore, caps);
  const unrated = notRated(scoreCentipoints, caps) || events.identityMismatchOn !== null;
  const riskClass = unrated && capped !== "E" ? "NR" : capped;
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
  const recommended = recommendedLimit(
    {
      riskClass,
      record: trackRecordOf(accounts, asOf, policy),
      terms,
      accounts: outside?.accounts ?? null,
      insuredCents: insuredLimit(limits, asOf, knownAt, events.coverWithdrawnOn),
      ownSalesCents: input.ownSalesCents ?? null,
      groupExposureCents: input.group?.exposureCents ?? 0,
      noCredit:
        events.noCredit ||
        events.identityMismatchOn !== null ||
        (riskClass === "NR" && counts(overdue.beyondC)),
      frozenAtCents: events.frozen ? Math.max(0, exposure.totalCents) : null,
      newCustomer: shortHistory,
      hasLedger: ledgerDay !== null,
    },
    policy,
  );
  return {
    asOf,
    engineVersion: ENGINE_VERSION,
    policyVersion: policy.version,
    inputsHash: inputsHash(input),
    riskClass,
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
    }),
    reasons: orderReasons(score.reasons, caps, reasonsOfEvents(events)),
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
    ledgerDay,
    nextChangeOn: nextChange(input, accounts, ledgerDay, behaviour.historyFrom),
  };
}

/** Day up to which the ledger is known, as told or by its youngest entry; null without any entry. Never after `asOf`. */
function ledgerDayOf(input: AssessInput, accounts: readonly DerivedAccount[]): EpochDay | null {
  let last: EpochDay | null = null;
  for (const { lastDay } of accounts) {
    if (lastDay !== null && (last === null || lastDay > last)) last = lastDay;
  }
  return last === null ? null : Math.min(input.ledgerDay ?? last, input.asOf);
}

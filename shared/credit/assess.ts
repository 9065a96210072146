import type { AssessInput } from "./assess-input.ts";
import type { Assessment, Mark, Reason } from "./assessment.ts";
import { type Behaviour, behaviourOf } from "./behaviour.ts";
import type { EpochDay } from "./calendar.ts";
import { deriveAccount } from "./derive-account.ts";
import { ENGINE_VERSION } from "./engine-version.ts";
import { type EventsInForce, eventsInForce } from "./events-in-force.ts";
import { exposureOf } from "./exposure.ts";
import { inputsHash } from "./inputs-hash.ts";
import type { DerivedAccount } from "./item.ts";
import { insuredLimit, limitInForce } from "./limit-in-force.ts";
import { nextChange } from "./next-change.ts";
import { type Overdue, overdueOf } from "./overdue.ts";
import type { Policy } from "./policy.ts";
import { reasonOf } from "./reason.ts";
import { recommendedLimit } from "./recommended-limit.ts";
import {
  applyCaps,
  type Cap,
  classOfScore,
  classWithHysteresis,
  notRated,
  type RatedClass,
  rankOf,
} from "./risk-class.ts";
import { type OutsideAxes, type Score, scoreOf } from "./score.ts";
import { trackRecordOf } from "./track-record.ts";
import { workingDaysBetween } from "./working-days.ts";

const NOTHING_OUTSIDE: OutsideAxes = { externalCentipoints: null, structuralCentipoints: null };

/**
 * Credit assessment of one legal entity as of a day, from what was known at a revision (POLICY 1–3). Pure and total: the
 * same inputs give the same bytes, in any order of facts. Points in centipoints, money in cents, days since 1970.
 */
export function assess(input: AssessInput): Assessment {
  const { asOf, knownAt, policy } = input;
  const accounts = deriveAll(input, asOf);
  const behaviour = behaviourOf(accounts, asOf, policy);
  const overdue = overdueOf(accounts, asOf, policy);
  const score = scoreOf(behaviour, overdue, input.outside ?? NOTHING_OUTSIDE, policy);
  const events = eventsInForce(input.events, asOf, knownAt, policy);
  const ledgerOnly =
    (input.outside?.externalCentipoints ?? null) === null &&
    (input.outside?.structuralCentipoints ?? null) === null;
  const short = isShort(behaviour, asOf, policy);
  const { byScore, caps } = classAndCaps(
    input,
    accounts,
    score,
    behaviour,
    overdue,
    events,
    ledgerOnly,
    short,
  );
  const unrated = notRated(score.scoreCentipoints, caps);
  const capped = applyCaps(byScore, caps);
  const riskClass = capped !== "E" && (unrated || events.identityMismatchOn !== null) ? "NR" : capped;
  const exposure = exposureOf({
    accounts,
    orders: input.orders,
    reservations: input.reservations ?? [],
    asOf,
    knownAt,
    reservationDays: policy.order.reservationDays,
  });
  const inForce = limitInForce(input.limits, asOf, knownAt);
  const hasLedger = accounts.some((account) => account.firstDay !== null);
  const ledgerDay = hasLedger ? (input.ledgerDay ?? lastDayOf(accounts)) : null;
  return {
    asOf,
    engineVersion: ENGINE_VERSION,
    policyVersion: policy.version,
    inputsHash: inputsHash(input),
    riskClass,
    scoreCentipoints: score.scoreCentipoints,
    paysCentipoints: score.paysCentipoints,
    lastsCentipoints: score.lastsCentipoints,
    coveragePercent: score.coveragePercent,
    marks: marksOf(input, accounts, {
      ledgerOnly,
      short,
      hasLedger,
      ledgerDay,
      overdue,
      expired: inForce.expired,
    }),
    reasons: orderReasons(score.reasons, caps, eventReasons(events)),
    trend: { recentCentipoints: behaviour.recentCentipoints, yearCentipoints: behaviour.yearCentipoints },
    daysBeyondTerms: behaviour.daysBeyondTerms,
    recommendedLimit: recommendedLimit(
      {
        riskClass,
        record: trackRecordOf(accounts, asOf, policy),
        terms: input.terms,
        accounts: input.outside?.accounts ?? null,
        insuredCents: insuredLimit(input.limits, asOf, knownAt, events.coverWithdrawnOn),
        ownSalesCents: input.ownSalesCents ?? null,
        noCredit:
          events.noCredit ||
          events.identityMismatchOn !== null ||
          (riskClass === "NR" && overdue.beyondCCents > overdue.thresholdCents),
        frozenAtCents: events.frozen ? Math.max(0, exposure.totalCents) : null,
        newCustomer: short,
        hasLedger,
      },
      policy,
    ),
    limitInForce: inForce,
    exposure,
    headroomCents: inForce.amountCents === null ? null : inForce.amountCents - exposure.totalCents,
    overdueCents: overdue.overdueCents,
    oldestOverdueDays: overdue.oldestDays,
    overdueAssumed: overdue.assumed,
    disputedCents: overdue.disputedCents,
    aging: overdue.aging,
    terms: input.terms,
    ledgerDay,
    nextChangeOn: nextChange(input, accounts, ledgerDay, behaviour.historyFrom),
  };
}

const deriveAll = (input: AssessInput, asOf: EpochDay): DerivedAccount[] =>
  input.accounts.map(({ entries, terms }) =>
    deriveAccount(entries, {
      terms: terms ?? input.terms,
      asOf,
      knownAt: input.knownAt,
      disputes: input.disputes,
      policy: input.policy,
    }),
  );

function isShort({ historyFrom, paidInvoices }: Behaviour, asOf: EpochDay, policy: Policy): boolean {
  if (historyFrom === null || asOf - historyFrom < policy.score.aHistoryDays) return true;
  return paidInvoices < policy.score.aPaidInvoices;
}

/** Score some days ago, for the hysteresis; null where there was none. Facts recorded since then count as known. */
function earlierScore(input: AssessInput, accounts: readonly DerivedAccount[]): number | null {
  const asOf = input.asOf - input.policy.score.hysteresisDays;
  const earlier = unchangedSince(input, accounts, asOf) ? accounts : deriveAll(input, asOf);
  const behaviour = behaviourOf(earlier, asOf, input.policy);
  const overdue = overdueOf(earlier, asOf, input.policy);
  return scoreOf(behaviour, overdue, input.outside ?? NOTHING_OUTSIDE, input.policy).scoreCentipoints;
}

/** True where deriving again would give the same items: nothing booked since, nothing that depends on the day itself. */
function unchangedSince(input: AssessInput, accounts: readonly DerivedAccount[], day: EpochDay): boolean {
  if (input.disputes.length > 0) return false;
  return accounts.every(
    ({ lastDay, items }) =>
      (lastDay === null || lastDay <= day) &&
      items.every(
        ({ subledger, allocations }) =>
          subledger !== "bill" &&
          subledger !== "factor" &&
          allocations.every(({ means }) => means !== "bill"),
      ),
  );
}

function classAndCaps(
  input: AssessInput,
  accounts: readonly DerivedAccount[],
  score: Score,
  behaviour: Behaviour,
  overdue: Overdue,
  events: EventsInForce,
  ledgerOnly: boolean,
  short: boolean,
): { byScore: RatedClass; caps: Cap[] } {
  const { policy } = input;
  const caps = [...events.caps, ...overdueCaps(overdue, policy), ...externalCaps(input, policy)];
  const now = score.scoreCentipoints;
  if (now === null) return { byScore: "A", caps };
  const earlier = earlierScore(input, accounts);
  const plain = classOfScore(now, policy);
  const byScore = classWithHysteresis(now, earlier, policy);
  if (byScore !== plain) {
    const reason = reasonOf("holding_class", "rule", 0, {
      scoreCentipoints: now,
      earlierCentipoints: earlier ?? now,
      earlierDays: policy.score.hysteresisDays,
      capClass: byScore,
    });
    caps.push({ cap: byScore, reason });
  }
  if (byScore === "A" && ledgerOnly) {
    caps.push({ cap: "B", reason: reasonOf("ledger_only_cap", "rule", 0, { capClass: "B" }) });
  }
  if (byScore === "A" && short) {
    const reason = reasonOf("short_history_cap", "rule", 0, {
      historyFromDay: behaviour.historyFrom ?? 0,
      paidInvoices: behaviour.paidInvoices,
      minimumDays: policy.score.aHistoryDays,
      minimumInvoices: policy.score.aPaidInvoices,
      capClass: "B",
    });
    caps.push({ cap: "B", reason });
  }
  return { byScore, caps };
}

/** The worst step of the ladder that confirmed, undisputed overdue reaches (POLICY 1.4). */
function overdueCaps(overdue: Overdue, policy: Policy): Cap[] {
  const { thresholdCents, oldestDays: days } = overdue;
  if (overdue.beyondECents > thresholdCents) {
    const params = {
      days,
      amountCents: overdue.beyondECents,
      thresholdCents,
      cureDays: policy.overdue.classECureDays,
      capClass: "E",
    };
    return [{ cap: "E", reason: reasonOf("overdue_beyond_e", "rule", 0, params) }];
  }
  if (overdue.beyondDCents > thresholdCents) {
    const params = { days, amountCents: overdue.beyondDCents, thresholdCents, capClass: "D" };
    return [{ cap: "D", reason: reasonOf("overdue_beyond_d", "rule", 0, params) }];
  }
  if (overdue.beyondCCents > thresholdCents) {
    const params = { days, amountCents: overdue.beyondCCents, thresholdCents, capClass: "C" };
    return [{ cap: "C", reason: reasonOf("overdue_beyond_c", "rule", 0, params) }];
  }
  return [];
}

function externalCaps(input: AssessInput, policy: Policy): Cap[] {
  const axisCentipoints = input.outside?.externalCentipoints ?? null;
  if (axisCentipoints === null) return [];
  const { externalCapDCentipoints, externalCapCCentipoints } = policy.score;
  const cap =
    axisCentipoints < externalCapDCentipoints ? "D" : axisCentipoints < externalCapCCentipoints ? "C" : null;
  if (cap === null) return [];
  const boundCentipoints = cap === "D" ? externalCapDCentipoints : externalCapCCentipoints;
  return [
    {
      cap,
      reason: reasonOf("external_cap", "rule", 0, { axisCentipoints, boundCentipoints, capClass: cap }),
    },
  ];
}

function eventReasons(events: EventsInForce): Reason[] {
  const reasons: Reason[] = [];
  if (events.identityMismatchOn !== null) {
    reasons.push(reasonOf("event_identity_mismatch", "rule", 0, { eventDay: events.identityMismatchOn }));
  }
  if (events.coverWithdrawnOn !== null) {
    reasons.push(reasonOf("event_cover_withdrawn", "rule", 0, { eventDay: events.coverWithdrawnOn }));
  }
  return reasons;
}

/** Rules first, the worst class first; then what took most from the score; the starting points last. */
function orderReasons(scoring: readonly Reason[], caps: readonly Cap[], others: readonly Reason[]): Reason[] {
  const rules = [...caps]
    .sort((a, b) => rankOf(b.cap) - rankOf(a.cap) || byCode(a.reason, b.reason))
    .map(({ reason }) => reason);
  const base = scoring.filter(({ axis }) => axis === "rule");
  const losses = scoring
    .filter(({ axis }) => axis !== "rule")
    .sort((a, b) => Math.abs(b.centipoints) - Math.abs(a.centipoints) || byCode(a, b));
  return [...rules, ...others, ...losses, ...base];
}

const byCode = (a: Reason, b: Reason): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function lastDayOf(accounts: readonly DerivedAccount[]): EpochDay | null {
  let last: EpochDay | null = null;
  for (const { lastDay } of accounts)
    if (lastDay !== null && (last === null || lastDay > last)) last = lastDay;
  return last;
}

function marksOf(
  input: AssessInput,
  accounts: readonly DerivedAccount[],
  known: {
    ledgerOnly: boolean;
    short: boolean;
    hasLedger: boolean;
    ledgerDay: EpochDay | null;
    overdue: Overdue;
    expired: boolean;
  },
): Mark[] {
  const marks: Mark[] = [];
  if (!known.hasLedger) marks.push("no_ledger");
  else if (known.ledgerOnly) marks.push("ledger_only");
  if (input.terms.assumed) marks.push("assumed_terms");
  if (!input.ordersImported) marks.push("without_open_orders");
  const { ledgerDay } = known;
  if (
    ledgerDay !== null &&
    workingDaysBetween(ledgerDay, input.asOf) > input.policy.order.staleAfterWorkingDays
  ) {
    marks.push("stale_ledger");
  }
  if (known.hasLedger && known.short) marks.push("short_history");
  if (known.expired) marks.push("limit_expired");
  if (known.overdue.disputedCents > 0) marks.push("disputed");
  if (accounts.some((account) => account.preHistoryUnknown)) marks.push("pre_history_unknown");
  return marks;
}

import type { AssessInput } from "./assess-input.ts";
import { type EpochDay, weekNumber } from "./calendar.ts";
import type { DerivedAccount, Item } from "./item.ts";
import { nextOutsideChange } from "./outside/next-outside-change.ts";
import type { PromiseKept } from "./promises/promises-kept.ts";
import { lookBackDays, nextLook } from "./standing-class.ts";
import { type WarningsInForce, warningsInForce } from "./warnings/warnings-in-force.ts";
import { workingDaysBetween } from "./working-days.ts";

/** Without any running fact nothing changes by time alone; looked at again after this long all the same. */
const AT_LATEST_DAYS = 366;

export type RunningFacts = {
  /** Whether there is a score at all. */
  rated: boolean;
  historyFrom: EpochDay | null;
  warnings: WarningsInForce;
  promises: readonly PromiseKept[];
};

/**
 * First day after `asOf` on which time alone may change the assessment: something falls due, ages, decays (on Mondays),
 * expires, lapses, or comes to be seen. Every day from the first overdue item on, because its age is part of the answer.
 */
export function nextChange(
  input: AssessInput,
  accounts: readonly DerivedAccount[],
  ledgerDay: EpochDay | null,
  { rated, historyFrom, warnings, promises }: RunningFacts,
): EpochDay {
  const { asOf, policy } = input;
  const lookBack = policy.score.hysteresisDays;
  let next = asOf + AT_LATEST_DAYS;
  const at = (day: EpochDay) => {
    if (day > asOf && day < next) next = day;
  };
  const atBoth = (day: EpochDay) => {
    at(day);
    at(day + lookBack);
  };
  let latest = Number.NEGATIVE_INFINITY;
  for (const account of accounts) {
    for (const item of account.items) {
      if (wasOverdue(item, asOf) || wasOverdue(item, asOf - lookBack)) return asOf + 1;
      atBoth(item.documentDay);
      if (item.dueDay !== null) {
        atBoth(item.dueDay + 1);
        atBoth(item.dueDay);
        if (item.subledger === "bill") atBoth(item.dueDay + policy.ledger.billPaidAfterDays);
      }
      for (const { day, means } of item.allocations) {
        if (means === "bill") {
          atBoth(day);
          atBoth(day + policy.ledger.billPaidAfterDays);
        }
        atBoth(day + policy.behaviour.partialWindowDays);
        at(day + policy.overdue.classECureDays);
        if (day > latest) latest = day;
      }
    }
    if (account.lastDay !== null && account.lastDay > latest) latest = account.lastDay;
    if (account.firstDay !== null) at(account.firstDay + policy.limit.longRelationDays + 1);
  }
  for (const { entries } of input.accounts) {
    for (const entry of entries) {
      if (entry.day > asOf - lookBack && entry.recordedRevision <= input.knownAt) atBoth(entry.day);
    }
  }
  const week = weekNumber(asOf);
  // A week more than the year and the farthest look back of the hysteresis: what is older has left every window.
  const decayedWeeks = policy.behaviour.yearWeeks + Math.ceil(lookBackDays(policy) / 7) + 1;
  if (week - weekNumber(Math.max(latest, 0)) <= decayedWeeks) {
    at((week + 1) * 7 - 3);
    at(nextLook(asOf));
  }
  if (historyFrom !== null) at(historyFrom + policy.score.aHistoryDays);
  considerDecisions(input, at, atBoth);
  considerOutside(input, at);
  // Rated from outside alone, the class still looks back on Mondays.
  if (rated && input.outside) at(nextLook(asOf));
  considerWarnings(input, warnings, at);
  considerPromises(input, promises, at);
  if (ledgerDay !== null) considerStaleness(ledgerDay, input, () => next, at);
  return next;
}

const wasOverdue = ({ dueDay, openCents, allocations, subledger }: Item, day: EpochDay): boolean => {
  if (dueDay === null || dueDay >= day || subledger === "bill" || subledger === "factor") return false;
  if (openCents > 0) return true;
  for (const allocation of allocations) if (allocation.day > day) return true;
  return false;
};

function considerDecisions(
  input: AssessInput,
  at: (day: EpochDay) => void,
  atBoth: (day: EpochDay) => void,
): void {
  for (const { from, until } of input.limits) {
    at(from);
    if (until !== null) at(until + 1);
  }
  for (const { openedOn, closedOn } of input.disputes) {
    atBoth(openedOn);
    if (closedOn !== null) atBoth(closedOn);
  }
  for (const { from, until } of input.classOverrides ?? []) {
    at(from);
    at(until + 1);
  }
  const { events } = input.policy;
  for (const { day } of input.events) {
    at(day);
    for (const lasts of Object.values(events)) at(day + lasts);
  }
  for (const { day } of input.orders) at(day);
  for (const { day, until = null } of input.reservations ?? []) {
    at(day);
    if (until !== null) at(until + 1);
    at(day + input.policy.order.reservationDays);
  }
}

function considerOutside({ outside, asOf, policy }: AssessInput, at: (day: EpochDay) => void): void {
  if (!outside) return;
  const { hysteresisDays } = policy.score;
  at(nextOutsideChange(outside, asOf));
  at(nextOutsideChange(outside, asOf - hysteresisDays) + hysteresisDays);
}

function considerWarnings(
  { warnings, asOf, knownAt, policy }: AssessInput,
  now: WarningsInForce,
  at: (day: EpochDay) => void,
): void {
  if (warnings === undefined || warnings.length === 0) return;
  const { hysteresisDays } = policy.score;
  if (now.nextChangeOn !== null) at(now.nextChangeOn);
  const earlier = warningsInForce(warnings, asOf - hysteresisDays, knownAt, policy);
  if (earlier.nextChangeOn !== null) at(earlier.nextChangeOn + hysteresisDays);
}

function considerPromises(
  { promises = [], policy }: AssessInput,
  judged: readonly PromiseKept[],
  at: (day: EpochDay) => void,
): void {
  for (const { announcedOn } of promises) at(announcedOn);
  for (const { deadline } of judged) {
    at(deadline + 1);
    at(deadline + 1 + policy.promises.brokenCapDays);
  }
}

function considerStaleness(
  ledgerDay: EpochDay,
  input: AssessInput,
  next: () => EpochDay,
  at: (day: EpochDay) => void,
): void {
  const { asOf, policy } = input;
  const limit = policy.order.staleAfterWorkingDays;
  if (input.ledgerDay !== null && input.ledgerDay > asOf) at(asOf + 1);
  if (workingDaysBetween(ledgerDay, asOf) > limit) return;
  for (let day = Math.max(asOf, ledgerDay + limit) + 1; day < next(); day += 1) {
    if (workingDaysBetween(ledgerDay, day) > limit) at(day);
  }
}

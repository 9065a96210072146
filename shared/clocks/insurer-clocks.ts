import type { EpochDay } from "../credit/calendar.ts";
import type { CreditEventKind } from "../credit/credit-event.ts";
import type { DerivedAccount } from "../credit/item.ts";
import { mulDiv } from "../credit/money.ts";
import type { WarningFact } from "../credit/warnings/warning-fact.ts";
import { WARNING_SIGNALS } from "../credit/warnings/warning-signals.ts";
import { type Clock, type ClockKind, clockKey } from "./clock.ts";
import type { ClockEvent } from "./clock-event.ts";
import {
  type Cover,
  insuredCents,
  insuredItems,
  lastDayOfLimit,
  limitCounting,
  oldestOverdue,
} from "./insured-items.ts";
import { ADVERSE_WARNINGS, type InsurerPolicy } from "./insurer-policy.ts";
import { lastWorkingDay } from "./last-working-day.ts";
import { remindDays } from "./remind-days.ts";

/** A warning as far as an insurer's duty follows from it. */
export type ClockWarning = Pick<
  WarningFact,
  "id" | "code" | "seenOn" | "confirmedOn" | "expiresOn" | "closedOn"
> & {
  /** What an analyst said of the duty itself; null or absent: nothing yet. */
  duty?: "kept" | "dismissed" | null;
};

export type InsurerFacts = {
  policy: InsurerPolicy;
  cover: Cover;
  accounts: readonly DerivedAccount[];
  warnings: readonly ClockWarning[];
  events: readonly ClockEvent[];
  asOf: EpochDay;
};

/** Events that say the customer may not be able to pay; what the insurer did itself it knows. */
const ADVERSE_EVENTS: ReadonlySet<CreditEventKind> = new Set<CreditEventKind>([
  "liquidation",
  "reorganisation",
  "safeguard",
  "plan_resolved",
  "struck_off",
  "returned_for_lack_of_funds",
  "conciliation",
]);

/**
 * What an insurance asks as of a day (POLICY 5, peers.md 4.7). Calendar days, never extended; shown is the last working day up to
 * the due one. Duties about an overdue follow from the oldest document alone: the insurer is told of a buyer, not of an invoice.
 *
 * A report of adverse news starts on the day the rep saw or heard them, provisionally until an analyst confirms the warning or
 * keeps the duty; a dismissed duty, a rejected or a lapsed warning gives none. A due day that rests on assumed terms is provisional.
 */
export function insurerClocks(facts: InsurerFacts): Clock[] {
  const { policy, cover, accounts, asOf } = facts;
  if (limitCounting(cover, policy) <= 0) return [];
  const items = insuredItems(accounts, cover);
  const last = lastDayOfLimit(cover);
  const holds = last === null || asOf <= last;
  // The limit has ended and nothing from its time is open: there is nothing left to lose.
  if (!holds && items.length === 0) return [];
  const atStakeCents = insuredCents(items, cover, policy);
  const clocks = adverseClocks(facts, atStakeCents);
  const oldest = oldestOverdue(items, asOf);
  if (oldest === null) return clocks;
  const { reportOverdueAfterDays, maximumExtensionDays, stopOfCoverDays } = policy;
  const since = {
    policy,
    atStakeCents,
    source: { kind: "item", id: oldest.id },
    startDay: oldest.dueDay,
    provisional: oldest.dueAssumed,
  } as const;
  if (reportOverdueAfterDays !== null)
    clocks.push(insurerClock("insurer_report_overdue", reportOverdueAfterDays, since));
  if (maximumExtensionDays !== null)
    clocks.push(insurerClock("insurer_maximum_extension", maximumExtensionDays, since));
  if (stopOfCoverDays !== null && holds) {
    // What is lost is cover of deliveries to come: at most the limit's.
    const cents = mulDiv(limitCounting(cover, policy), policy.insuredSharePercent, 100);
    const days = Math.max(0, stopOfCoverDays - 1);
    clocks.push(insurerClock("insurer_stop_of_cover", days, { ...since, atStakeCents: cents }));
  }
  return clocks;
}

function adverseClocks({ policy, warnings, events, asOf }: InsurerFacts, atStakeCents: number): Clock[] {
  const { reportAdverseDays: days } = policy;
  if (days === null) return [];
  const heard = warnings
    .filter((warning) => isAdverse(warning, asOf))
    .map(({ id, seenOn, confirmedOn, duty }) => {
      const provisional = duty !== "kept" && (confirmedOn === null || confirmedOn > asOf);
      const source = { kind: "warning", id } as const;
      return { policy, atStakeCents, source, startDay: seenOn, provisional };
    });
  const happened = events
    .filter(
      ({ kind, day, revokedRevision }) => ADVERSE_EVENTS.has(kind) && day <= asOf && revokedRevision === null,
    )
    .map(({ id, day, publishedDay, knownDay }) => {
      const source = { kind: "event", id } as const;
      const startDay = knownDay ?? publishedDay ?? day;
      return { policy, atStakeCents, source, startDay, provisional: false };
    });
  return [...heard, ...happened].map((since) => insurerClock("insurer_report_adverse", days, since));
}

function isAdverse(
  { code, seenOn, confirmedOn, expiresOn, closedOn, duty }: ClockWarning,
  asOf: EpochDay,
): boolean {
  if (!ADVERSE_WARNINGS.has(code) || duty === "dismissed" || seenOn > asOf) return false;
  if (closedOn != null && closedOn <= asOf) return false;
  const ends = expiresOn ?? seenOn + WARNING_SIGNALS[code].expiresAfterDays;
  return asOf < ends || duty === "kept" || confirmedOn !== null;
}

type Since = Pick<Clock, "source" | "startDay" | "provisional" | "atStakeCents"> & { policy: InsurerPolicy };

function insurerClock(kind: ClockKind, days: number, { policy, startDay, ...more }: Since): Clock {
  const dueDay = startDay + days;
  const shownDay = Math.max(startDay, lastWorkingDay(dueDay));
  return {
    ...more,
    key: clockKey(kind, more.source.id),
    kind,
    startDay,
    dueDay,
    shownDay,
    lostIfMissed: "cover",
    insurerId: policy.id,
    remindOnDays: remindDays([shownDay - 3, shownDay], startDay, dueDay),
  };
}

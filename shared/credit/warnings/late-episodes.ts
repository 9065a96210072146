import type { EpochDay } from "../calendar.ts";
import type { CreditEventFact, CreditEventKind } from "../credit-event.ts";
import type { DerivedAccount } from "../item.ts";

/** When a customer came to be seriously late, or failed: what a warning is held against (domain.md 5.3 no. 9). */
export type LateEpisode = { kind: "late_60" | "failed"; day: EpochDay };

const SERIOUS_DAYS = 60;
/** Smaller documents are forgotten, not unpaid (POLICY 1.4). */
const SERIOUS_FROM_CENTS = 15_000;
/** Days without a document that late before the next one is news. */
const CALM_DAYS = 180;
const LOOKED_BACK_DAYS = 730;
const FAILURES: readonly CreditEventKind[] = ["liquidation", "reorganisation", "safeguard"];

/**
 * Days on which a document came to be 60 days late after half a year without, and of failures, in the two years up to a day.
 * What rests on assumed terms or is contested says nothing.
 */
export function lateEpisodes(
  accounts: readonly DerivedAccount[],
  events: readonly CreditEventFact[],
  asOf: EpochDay,
  knownAt: number,
): LateEpisode[] {
  const days = accounts
    .flatMap(({ items }) => items.flatMap((item) => seriousDay(item, asOf) ?? []))
    .sort((a, b) => a - b);
  const late: LateEpisode[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    if (day - last > CALM_DAYS) late.push({ kind: "late_60", day });
    last = day;
  }
  const failed = events
    .filter(
      ({ kind, day, recordedRevision, revokedRevision }) =>
        FAILURES.includes(kind) && day <= asOf && recordedRevision <= knownAt && revokedRevision === null,
    )
    .map(({ day }): LateEpisode => ({ kind: "failed", day }));
  return [...late, ...failed].filter(({ day }) => day > asOf - LOOKED_BACK_DAYS);
}

function seriousDay(
  { dueDay, dueAssumed, amountCents, openCents, disputedCents, settledDay }: DerivedAccount["items"][number],
  asOf: EpochDay,
): EpochDay | null {
  if (dueDay === null || dueAssumed || amountCents < SERIOUS_FROM_CENTS) return null;
  if (disputedCents > 0 && disputedCents >= openCents) return null;
  const day = dueDay + SERIOUS_DAYS;
  return (settledDay ?? asOf) >= day && day <= asOf ? day : null;
}

import type { Reason } from "./assessment.ts";
import type { EpochDay } from "./calendar.ts";
import type { CreditEventFact } from "./credit-event.ts";
import type { Policy } from "./policy.ts";
import { reasonOf } from "./reason.ts";
import type { Cap } from "./risk-class.ts";

/** What events do on a day (domain.md 2.9). */
export type EventsInForce = {
  caps: Cap[];
  /** Recommended limit is 0. */
  noCredit: boolean;
  /** Recommended limit is at most the current exposure: nothing new until paid. */
  frozen: boolean;
  coverWithdrawnOn: EpochDay | null;
  identityMismatchOn: EpochDay | null;
};

export function eventsInForce(
  events: readonly CreditEventFact[],
  asOf: EpochDay,
  knownAt: number,
  policy: Policy,
): EventsInForce {
  const inForce: EventsInForce = {
    caps: [],
    noCredit: false,
    frozen: false,
    coverWithdrawnOn: null,
    identityMismatchOn: null,
  };
  const latest = new Map<CreditEventFact["kind"], EpochDay>();
  for (const { kind, day, recordedRevision, revokedRevision } of events) {
    if (day > asOf || recordedRevision > knownAt) continue;
    if (revokedRevision !== null && revokedRevision <= knownAt) continue;
    latest.set(kind, Math.max(latest.get(kind) ?? day, day));
  }
  for (const [kind, eventDay] of [...latest].sort(([a], [b]) => (a < b ? -1 : 1))) {
    apply(inForce, kind, eventDay, asOf, policy);
  }
  return inForce;
}

function apply(
  inForce: EventsInForce,
  kind: CreditEventFact["kind"],
  eventDay: EpochDay,
  asOf: EpochDay,
  policy: Policy,
): void {
  const params = { eventDay, capClass: "E" };
  switch (kind) {
    case "liquidation":
      inForce.caps.push({ cap: "E", reason: reasonOf("event_liquidation", "rule", 0, params) });
      inForce.noCredit = true;
      break;
    case "reorganisation":
      inForce.caps.push({ cap: "E", reason: reasonOf("event_reorganisation", "rule", 0, params) });
      inForce.noCredit = true;
      break;
    case "plan_resolved":
      inForce.caps.push({ cap: "E", reason: reasonOf("event_plan_resolved", "rule", 0, params) });
      inForce.noCredit = true;
      break;
    case "struck_off":
      inForce.caps.push({ cap: "E", reason: reasonOf("event_struck_off", "rule", 0, params) });
      inForce.noCredit = true;
      break;
    case "safeguard":
      inForce.caps.push({
        cap: "D",
        reason: reasonOf("event_safeguard", "rule", 0, { eventDay, capClass: "D" }),
      });
      inForce.noCredit = true;
      break;
    case "returned_for_lack_of_funds": {
      const untilDay = eventDay + policy.events.lackOfFundsDays;
      if (asOf >= untilDay) break;
      inForce.caps.push({
        cap: "D",
        reason: reasonOf("event_lack_of_funds", "rule", 0, { eventDay, untilDay, capClass: "D" }),
      });
      inForce.frozen = true;
      break;
    }
    case "cover_withdrawn":
      inForce.coverWithdrawnOn = eventDay;
      break;
    case "identity_mismatch":
      inForce.identityMismatchOn = eventDay;
      break;
  }
}

/** Events that force no class but are said. */
export function reasonsOfEvents(events: EventsInForce): Reason[] {
  const reasons: Reason[] = [];
  if (events.identityMismatchOn !== null) {
    reasons.push(reasonOf("event_identity_mismatch", "rule", 0, { eventDay: events.identityMismatchOn }));
  }
  if (events.coverWithdrawnOn !== null) {
    reasons.push(reasonOf("event_cover_withdrawn", "rule", 0, { eventDay: events.coverWithdrawnOn }));
  }
  return reasons;
}

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
  /** Events that force no class but are said. */
  said: Reason[];
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
    said: [],
  };
  const latest = new Map<CreditEventFact["kind"], CreditEventFact>();
  for (const event of events) {
    const { kind, day, recordedRevision, revokedRevision } = event;
    if (day > asOf || recordedRevision > knownAt) continue;
    if (revokedRevision !== null && revokedRevision <= knownAt) continue;
    const known = latest.get(kind);
    if (known === undefined || day > known.day || (day === known.day && event.id > known.id))
      latest.set(kind, event);
  }
  if (latest.size === 0) return inForce;
  for (const [, event] of [...latest].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const plan = latest.get("plan_adopted");
    const planned = PLANNABLE.has(event.kind) && plan !== undefined && plan.day >= event.day;
    if (planned) adopt(inForce, event, plan, asOf, policy);
    else apply(inForce, event, asOf, policy);
  }
  return inForce;
}

/** Proceedings that a plan ends (domain.md 2.9). */
const PLANNABLE: ReadonlySet<CreditEventFact["kind"]> = new Set(["reorganisation", "safeguard"]);

function adopt(
  inForce: EventsInForce,
  { kind }: CreditEventFact,
  plan: CreditEventFact,
  asOf: EpochDay,
  policy: Policy,
): void {
  const { planAfterReorganisationDays, planAfterSafeguardDays } = policy.events;
  const days = kind === "reorganisation" ? planAfterReorganisationDays : planAfterSafeguardDays;
  const untilDay = plan.day + days;
  if (asOf >= untilDay) return;
  const params = { eventDay: plan.day, untilDay, capClass: "D", eventId: plan.id };
  inForce.caps.push({ cap: "D", reason: reasonOf("event_plan_adopted", "rule", 0, params) });
}

/** Codes of events that mean default for good. */
const DEFAULTS = {
  liquidation: "event_liquidation",
  reorganisation: "event_reorganisation",
  plan_resolved: "event_plan_resolved",
  struck_off: "event_struck_off",
} as const;

function apply(inForce: EventsInForce, event: CreditEventFact, asOf: EpochDay, policy: Policy): void {
  const { kind, day: eventDay, id: eventId } = event;
  switch (kind) {
    case "liquidation":
    case "reorganisation":
    case "plan_resolved":
    case "struck_off": {
      const params = { eventDay, capClass: "E", eventId };
      inForce.caps.push({ cap: "E", reason: reasonOf(DEFAULTS[kind], "rule", 0, params) });
      inForce.noCredit = true;
      break;
    }
    case "safeguard": {
      const params = { eventDay, capClass: "D", eventId };
      inForce.caps.push({ cap: "D", reason: reasonOf("event_safeguard", "rule", 0, params) });
      inForce.noCredit = true;
      break;
    }
    case "returned_for_lack_of_funds": {
      const untilDay = eventDay + policy.events.lackOfFundsDays;
      if (asOf >= untilDay) break;
      const params = { eventDay, untilDay, capClass: "D", eventId };
      inForce.caps.push({ cap: "D", reason: reasonOf("event_lack_of_funds", "rule", 0, params) });
      inForce.frozen = true;
      break;
    }
    case "conciliation": {
      const untilDay = eventDay + policy.events.conciliationDays;
      if (asOf >= untilDay) break;
      const params = { eventDay, untilDay, capClass: "C", eventId };
      inForce.caps.push({ cap: "C", reason: reasonOf("event_conciliation", "rule", 0, params) });
      inForce.frozen = true;
      break;
    }
    case "cover_withdrawn":
      inForce.said.push(reasonOf("event_cover_withdrawn", "rule", 0, { eventDay, eventId }));
      inForce.coverWithdrawnOn = eventDay;
      break;
    case "identity_mismatch":
      inForce.said.unshift(reasonOf("event_identity_mismatch", "rule", 0, { eventDay, eventId }));
      inForce.identityMismatchOn = eventDay;
      break;
    case "plan_adopted":
      break;
  }
}

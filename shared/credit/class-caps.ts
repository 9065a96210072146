import type { AssessInput } from "./assess-input.ts";
import type { Behaviour } from "./behaviour.ts";
import type { EpochDay } from "./calendar.ts";
import { earlierScore } from "./earlier-score.ts";
import type { EventsInForce } from "./events-in-force.ts";
import type { DerivedAccount } from "./item.ts";
import type { Overdue } from "./overdue.ts";
import type { Policy } from "./policy.ts";
import { reasonOf } from "./reason.ts";
import { type Cap, classOfScore, classWithHysteresis, type RatedClass } from "./risk-class.ts";

export type ClassFacts = {
  scoreCentipoints: number | null;
  behaviour: Behaviour;
  overdue: Overdue;
  events: EventsInForce;
  ledgerOnly: boolean;
  shortHistory: boolean;
};

/** A customer is new while less than a year of payments or too few of them are known. */
export function hasShortHistory(
  { historyFrom, paidInvoices }: Behaviour,
  asOf: EpochDay,
  policy: Policy,
): boolean {
  if (historyFrom === null || asOf - historyFrom < policy.score.aHistoryDays) return true;
  return paidInvoices < policy.score.aPaidInvoices;
}

/** Class by score with hysteresis, and every rule that caps it (POLICY 1). Without a score the caps alone may force a class. */
export function classAndCaps(
  input: AssessInput,
  accounts: readonly DerivedAccount[],
  facts: ClassFacts,
): { byScore: RatedClass; caps: Cap[] } {
  const { policy } = input;
  const { behaviour, overdue, events } = facts;
  const caps = [...events.caps, ...overdueCaps(overdue, policy), ...externalCaps(input, policy)];
  const now = facts.scoreCentipoints;
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
  if (byScore === "A" && facts.ledgerOnly) {
    caps.push({ cap: "B", reason: reasonOf("ledger_only_cap", "rule", 0, { capClass: "B" }) });
  }
  if (byScore === "A" && facts.shortHistory) {
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

import type { AssessInput } from "./assess-input.ts";
import type { Behaviour } from "./behaviour.ts";
import type { EpochDay } from "./calendar.ts";
import { earlierScores } from "./earlier-score.ts";
import type { EventsInForce } from "./events-in-force.ts";
import type { DerivedAccount } from "./item.ts";
import type { OutsideAxes } from "./outside/outside-axes.ts";
import { counts, type LadderStep, type Overdue } from "./overdue.ts";
import type { Policy } from "./policy.ts";
import type { brokenPromisesCap } from "./promises/promises-kept.ts";
import { reasonOf } from "./reason.ts";
import { type Cap, classOfScore, type RatedClass, rankOf } from "./risk-class.ts";
import { standingClass } from "./standing-class.ts";

export type ClassFacts = {
  scoreCentipoints: number | null;
  behaviour: Behaviour;
  overdue: Overdue;
  events: EventsInForce;
  outside: OutsideAxes;
  broken: ReturnType<typeof brokenPromisesCap>;
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
  const caps = [
    ...events.caps,
    ...overdueCaps(overdue, policy),
    ...outsideCaps(facts.outside, policy),
    ...promiseCaps(facts.broken),
  ];
  const now = facts.scoreCentipoints;
  if (now === null) return { byScore: "A", caps };
  const scoreOn = earlierScores(input, accounts);
  const plain = classOfScore(now, policy);
  const byScore = standingClass(now, input.asOf, scoreOn, policy);
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
  // What a worse rule overrides anyway explains nothing.
  const decides = caps.every(({ cap }) => isBetter(cap, byScore));
  if (byScore !== plain && decides) {
    const reason = isBetter(byScore, plain)
      ? reasonOf("class_kept", "rule", 0, {
          scoreCentipoints: now,
          boundCentipoints: boundOf(byScore, policy),
          capClass: byScore,
        })
      : reasonOf("holding_class", "rule", 0, {
          scoreCentipoints: now,
          earlierCentipoints: scoreOn(input.asOf - policy.score.hysteresisDays) ?? now,
          earlierDays: policy.score.hysteresisDays,
          capClass: byScore,
        });
    caps.push({ cap: byScore, reason });
  }
  return { byScore, caps };
}

/** The worst step of the ladder that confirmed, undisputed overdue reaches (POLICY 1.4). */
function overdueCaps(overdue: Overdue, policy: Policy): Cap[] {
  const { oldestDays: days, oldestReference: reference, beyondC, beyondD, beyondE } = overdue;
  const figures = ({ cents: amountCents, thresholdCents }: LadderStep) => ({
    days,
    reference,
    amountCents,
    thresholdCents,
  });
  if (counts(beyondE)) {
    const params = { ...figures(beyondE), cureDays: policy.overdue.classECureDays, capClass: "E" };
    return [{ cap: "E", reason: reasonOf("overdue_beyond_e", "rule", 0, params) }];
  }
  if (counts(beyondD)) {
    const params = { ...figures(beyondD), capClass: "D" };
    return [{ cap: "D", reason: reasonOf("overdue_beyond_d", "rule", 0, params) }];
  }
  if (counts(beyondC)) {
    const params = { ...figures(beyondC), capClass: "C" };
    return [{ cap: "C", reason: reasonOf("overdue_beyond_c", "rule", 0, params) }];
  }
  return [];
}

function outsideCaps({ external, accounts }: OutsideAxes, policy: Policy): Cap[] {
  const { externalCapDCentipoints, externalCapCCentipoints, negativeEquityCapsD } = policy.score;
  const caps: Cap[] = [];
  const capAt = (cap: "C" | "D", axisCentipoints: number, boundCentipoints: number) => {
    const params = { axisCentipoints, boundCentipoints, capClass: cap };
    caps.push({ cap, reason: reasonOf("external_cap", "rule", 0, params) });
  };
  const points = external?.centipoints ?? null;
  if (points !== null && points < externalCapDCentipoints) capAt("D", points, externalCapDCentipoints);
  else if (points !== null && points < externalCapCCentipoints) capAt("C", points, externalCapCCentipoints);
  if (negativeEquityCapsD && accounts?.equityAlarm === "negative") {
    const params = { statementDay: accounts.statementDay, capClass: "D" };
    caps.push({ cap: "D", reason: reasonOf("negative_equity_cap", "rule", 0, params) });
  }
  return caps;
}

const promiseCaps = (broken: ClassFacts["broken"]): Cap[] =>
  broken === null
    ? []
    : [{ cap: "D", reason: reasonOf("broken_promises", "rule", 0, { ...broken, capClass: "D" }) }];

const isBetter = (a: RatedClass, b: RatedClass): boolean => rankOf(a) < rankOf(b);

const boundOf = (riskClass: RatedClass, policy: Policy): number => {
  const { A, B, C } = policy.score.boundsCentipoints;
  return riskClass === "A" ? A : riskClass === "B" ? B : C;
};

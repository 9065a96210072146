import type { Reason } from "../assessment.ts";
import type { EpochDay } from "../calendar.ts";
import { decayPpm, PPM } from "../decay.ts";
import { mulDiv } from "../money.ts";
import type { Policy } from "../policy.ts";
import { reasonOf } from "../reason.ts";
import type { WarningFact } from "./warning-fact.ts";
import { WARNING_SIGNALS } from "./warning-signals.ts";

/** A confirmed warning and what it takes from the score; good news gives back. */
export type WarningEffect = { warning: WarningFact; reason: Reason };

export type WarningsInForce = {
  /** The weightiest first, good news last. Centipoints add up to the malus, never above 0 in all. */
  effects: WarningEffect[];
  /** Not yet confirmed: said, and nothing more. */
  underReview: WarningFact[];
  /** First day after `asOf` on which time alone changes any of this; null: never. */
  nextChangeOn: EpochDay | null;
};

const NONE: WarningsInForce = { effects: [], underReview: [], nextChangeOn: null };

/**
 * Malus of field warnings as of a day (domain.md 5.2, T-501): `w = weight(severity) × confidence × 0.5^(age/half-life)`,
 * `malus = cap × (1 − Π(1 − w))`, so that many saturate. A warning takes what it adds to the graver ones before it.
 */
export function warningsInForce(
  warnings: readonly WarningFact[],
  asOf: EpochDay,
  knownAt: number,
  policy: Policy,
): WarningsInForce {
  if (warnings.length === 0) return NONE;
  const counting: { warning: WarningFact; ppm: number }[] = [];
  const underReview: WarningFact[] = [];
  let nextChangeOn: EpochDay | null = null;
  const at = (day: EpochDay) => {
    if (day > asOf && (nextChangeOn === null || day < nextChangeOn)) nextChangeOn = day;
  };
  for (const warning of warnings) {
    if (warning.recordedRevision > knownAt) continue;
    const closedOn = closedDay(warning, knownAt);
    for (const day of [warning.seenOn, warning.confirmedOn, closedOn, endOf(warning)])
      if (day !== null) at(day);
    if (warning.seenOn > asOf || asOf >= endOf(warning) || (closedOn !== null && closedOn <= asOf)) continue;
    if (!isConfirmed(warning, asOf, knownAt)) underReview.push(warning);
    else {
      counting.push({ warning, ppm: weightPpm(warning, asOf, policy) });
      at(asOf + 1);
    }
  }
  return { effects: effectsOf(counting, policy), underReview: underReview.sort(byId), nextChangeOn };
}

const endOf = ({ code, seenOn, expiresOn }: WarningFact): EpochDay =>
  expiresOn ?? seenOn + WARNING_SIGNALS[code].expiresAfterDays;

const closedDay = ({ closedOn, closedRevision, recordedRevision }: WarningFact, knownAt: number) =>
  (closedRevision ?? recordedRevision) <= knownAt ? (closedOn ?? null) : null;

const isConfirmed = (
  { confirmedOn, confirmedRevision, recordedRevision }: WarningFact,
  asOf: EpochDay,
  knownAt: number,
): boolean =>
  confirmedOn !== null && confirmedOn <= asOf && (confirmedRevision ?? recordedRevision) <= knownAt;

/** `w` in parts per million. */
export function weightPpm(
  { code, severity, confidencePercent, seenOn, countedByScore }: WarningFact,
  asOf: EpochDay,
  policy: Policy,
): number {
  if (countedByScore) return 0;
  const basisPoints = policy.warnings.severityBasisPoints[severity - 1] ?? 0;
  const left = decayPpm(asOf - seenOn, WARNING_SIGNALS[code].halfLifeDays);
  return mulDiv(left, basisPoints * Math.min(100, Math.max(0, confidencePercent)), 1_000_000);
}

type Counting = { warning: WarningFact; ppm: number };

function effectsOf(counting: readonly Counting[], policy: Policy): WarningEffect[] {
  const { capCentipoints, positiveCentipoints } = policy.warnings;
  const sorted = merged([...counting].sort(gravestFirst), policy);
  const effects: WarningEffect[] = [];
  let missing = PPM;
  let taken = 0;
  for (const { warning, ppm } of sorted.filter(({ warning: { code } }) => code !== "positive")) {
    missing = mulDiv(missing, PPM - ppm, PPM);
    const malus = mulDiv(capCentipoints, PPM - missing, PPM);
    effects.push({ warning, reason: reasonFor(warning, taken - malus) });
    taken = malus;
  }
  let given = 0;
  for (const { warning, ppm } of sorted.filter(({ warning: { code } }) => code === "positive")) {
    const most = Math.min(taken, positiveCentipoints) - given;
    const gives = Math.min(most, mulDiv(capCentipoints, ppm, PPM));
    effects.push({ warning, reason: reasonFor(warning, gives) });
    given += gives;
  }
  return effects;
}

const reasonFor = (warning: WarningFact, centipoints: number): Reason =>
  reasonOf(warning.code === "positive" ? "good_news" : "field_warning", "rule", centipoints, {
    signal: warning.code,
    severity: warning.severity,
    seenDay: warning.seenOn,
    untilDay: endOf(warning),
    warningId: warning.id,
  });

/** Of the same signal by the same person within some days, or by a person and the ledger, the weightiest. */
function merged(sorted: readonly Counting[], policy: Policy): Counting[] {
  const kept: Counting[] = [];
  for (const each of sorted) {
    const again = kept.some(({ warning }) => isSame(warning, each.warning, policy.warnings.mergeDays));
    if (!again) kept.push(each);
  }
  return kept;
}

function isSame(a: WarningFact, b: WarningFact, days: number): boolean {
  if (a.code !== b.code) return false;
  const apart = Math.abs(a.seenOn - b.seenOn);
  if (a.byLedger || b.byLedger) return apart <= WARNING_SIGNALS[a.code].halfLifeDays;
  return a.author !== undefined && a.author === b.author && apart <= days;
}

const byId = (a: WarningFact, b: WarningFact): number => (a.id < b.id ? -1 : 1);
const gravestFirst = (a: Counting, b: Counting): number => b.ppm - a.ppm || byId(a.warning, b.warning);

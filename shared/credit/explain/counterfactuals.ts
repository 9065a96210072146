import { assess } from "../assess.ts";
import type { AssessInput } from "../assess-input.ts";
import type { Assessment } from "../assessment.ts";
import type { EpochDay } from "../calendar.ts";
import { isRated, rankOf } from "../risk-class.ts";
import { applyChanges, type Change, type NamedDocument } from "./apply-change.ts";
import { openDocuments } from "./open-documents.ts";
import { type Standing, standingOf } from "./standing.ts";

/** "If this happens, that is the assessment": both sides come from `assess`. */
export type Counterfactual = {
  change: Change[];
  /** What the customer would have to pay for it, in cents. */
  costCents: number;
  /** Day from which it holds: today, or the day a default is cured if all else is paid when due. */
  holdsFrom: EpochDay;
  before: Standing;
  after: Standing;
};

/** Assessments that one search may cost: some 5 ms at 100 open documents. */
const ASSESSMENTS = 24;
const MOST_SINGLES = 4;
const MOST_DISPUTES = 3;
const MOST_PRUNED = 6;
const MOST_RESULTS = 6;
const ONE_POINT = 100;

type Trial = { change: Change[]; costCents: number; after: Assessment };

/**
 * What would change the class, the score or the room of a customer, found over its real open documents, disputes and limit and
 * proved by assessing the same facts with the change among them. Those that better the class come first, the cheapest for the
 * customer first; then what betters score, limit or room; last what would make it worse. A set that betters the class is spared its
 * largest documents where it does without them. At most 24 assessments, at most 6 answers.
 */
export function counterfactuals(input: AssessInput): Counterfactual[] {
  const now = assess(input);
  const facts = { ...input, ledgerDay: input.ledgerDay ?? now.ledgerDay };
  const { overdue, disputed, notDue } = openDocuments(input);
  let left = ASSESSMENTS - 1;

  const attempt = (change: Change[]): Trial | null => {
    if (left <= 0 || change.length === 0) return null;
    left -= 1;
    const trial = { change, costCents: costOf(change), after: assess(applyChanges(facts, change)) };
    const freed = now.exposure.totalCents - trial.after.exposure.totalCents;
    return freed === trial.costCents + creditedBy(change) ? trial : null;
  };
  const payments = overdue.map((document): Change => ({ kind: "pay_item", ...document }));

  const found: Trial[] = [];
  const keep = (trial: Trial | null): void => {
    if (trial !== null) found.push(trial);
  };
  const all = attempt(payments);
  for (const change of relevantSingles(overdue)) if (payments.length > 1) keep(attempt([change]));
  if (all !== null) {
    for (const target of classesBetween(now, all.after)) keep(smallestPrefix(payments, all, target, attempt));
    if (payments.length === 1 || isGain(now, all.after)) found.push(all);
  }
  for (const document of disputed.slice(0, MOST_DISPUTES)) {
    keep(attempt([{ kind: "credit_dispute", ...document }]));
    keep(attempt([{ kind: "close_dispute", ...document }]));
  }
  keep(attempt(recommendedAsLimit(now)));

  const results = choose(now, found);
  if (now.riskClass !== "E" || all?.after.riskClass !== "E") return results.slice(0, MOST_RESULTS);
  const later = cured(facts, now, payments, notDue);
  const others = results.filter(({ costCents }) => later.every((each) => each.costCents !== costCents));
  return [...later, ...others].slice(0, MOST_RESULTS);
}

const costOf = (change: readonly Change[]): number =>
  change.reduce((sum, each) => sum + (each.kind === "pay_item" ? each.amountCents : 0), 0);
const creditedBy = (change: readonly Change[]): number =>
  change.reduce((sum, each) => sum + (each.kind === "credit_dispute" ? each.amountCents : 0), 0);

/** The oldest first, because the ladder looks at age, and the largest, because the index looks at amounts. */
function relevantSingles(overdue: readonly NamedDocument[]): Change[] {
  const oldest = overdue.slice(0, MOST_SINGLES / 2);
  const largest = [...overdue]
    .sort((a, b) => b.amountCents - a.amountCents || (a.itemId < b.itemId ? -1 : 1))
    .filter((document) => !oldest.includes(document));
  return [...oldest, ...largest]
    .slice(0, MOST_SINGLES)
    .map((document) => ({ kind: "pay_item", ...document }));
}

const rank = ({ riskClass }: Assessment): number => (isRated(riskClass) ? rankOf(riskClass) : 5);

/** Ranks better than today's that paying everything reaches, the best first. */
function classesBetween(now: Assessment, best: Assessment): number[] {
  const ranks: number[] = [];
  for (let target = rank(best); target < rank(now); target += 1) ranks.push(target);
  return ranks;
}

/** Shortest run of the oldest documents that reaches a class, then without each document it can do without. */
function smallestPrefix(
  payments: readonly Change[],
  all: Trial,
  target: number,
  attempt: (change: Change[]) => Trial | null,
): Trial | null {
  let low = 1;
  let high = payments.length;
  let best = all;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const trial = attempt(payments.slice(0, middle));
    if (trial !== null && rank(trial.after) <= target) {
      best = trial;
      high = middle;
    } else low = middle + 1;
  }
  const largestFirst = [...best.change].sort((a, b) => costOf([b]) - costOf([a])).slice(0, MOST_PRUNED);
  for (const spared of largestFirst) {
    if (best.change.length === 1) break;
    const trial = attempt(best.change.filter((change) => change !== spared));
    if (trial !== null && rank(trial.after) <= target) best = trial;
  }
  return best;
}

function recommendedAsLimit(now: Assessment): Change[] {
  const { amountCents } = now.recommendedLimit;
  const { limitInForce } = now;
  if (amountCents === null || limitInForce.kind === "unlimited" || limitInForce.kind === "temporary")
    return [];
  return limitInForce.amountCents === amountCents && !limitInForce.expired
    ? []
    : [{ kind: "set_limit", amountCents }];
}

const points = ({ scoreCentipoints }: Assessment): number => scoreCentipoints ?? -1;
const recommended = ({ recommendedLimit }: Assessment): number => recommendedLimit.amountCents ?? -1;
const room = ({ headroomCents }: Assessment): number => headroomCents ?? Number.NEGATIVE_INFINITY;

const isGain = (now: Assessment, after: Assessment): boolean =>
  rank(after) < rank(now) ||
  points(after) >= points(now) + ONE_POINT ||
  recommended(after) > recommended(now) ||
  (room(now) < 0 && room(after) >= 0) ||
  (now.headroomCents === null && after.headroomCents !== null && after.headroomCents >= 0);

const isLoss = (now: Assessment, after: Assessment): boolean =>
  rank(after) > rank(now) || points(after) <= points(now) - ONE_POINT;

/** More points or more room alone are no news beside a class or a limit reached for less. */
const asGood = (a: Trial, b: Trial): boolean =>
  rank(a.after) <= rank(b.after) && recommended(a.after) >= recommended(b.after);

const cheapestFirst = (a: Trial, b: Trial): number =>
  a.costCents - b.costCents || a.change.length - b.change.length || rank(a.after) - rank(b.after);

/** Gains first by what they better, then by cost; what costs as much or more and gives no more is left out. */
function choose(now: Assessment, found: readonly Trial[]): Counterfactual[] {
  const kind = ({ after, change }: Trial): number => {
    if (rank(after) < rank(now)) return 0;
    if (!isGain(now, after)) return 3;
    return change.some((each) => each.kind === "set_limit") ? 2 : 1;
  };
  const sorted = found
    .filter(({ after }) => isGain(now, after) || isLoss(now, after))
    .sort((a, b) => kind(a) - kind(b) || cheapestFirst(a, b));
  const kept: Trial[] = [];
  for (const trial of sorted) {
    const beaten = kept.some(
      (other) => kind(trial) < 2 && other.costCents <= trial.costCents && asGood(other, trial),
    );
    if (!beaten) kept.push(trial);
  }
  return kept.map(({ change, costCents, after }) => ({
    change,
    costCents,
    holdsFrom: now.asOf,
    before: standingOf(now),
    after: standingOf(after),
  }));
}

/** A default is not lifted by payment but some time after it (POLICY 1.4): what it would be then, all else paid when due. */
function cured(
  facts: AssessInput,
  now: Assessment,
  payments: readonly Change[],
  notDue: readonly NamedDocument[],
): Counterfactual[] {
  if (payments.length === 0) return [];
  const holdsFrom = facts.asOf + facts.policy.overdue.classECureDays;
  const dueDays = new Map(notDue.map((document) => [document.itemId, document.dueDay]));
  const later = notDue
    .filter(({ dueDay }) => dueDay < holdsFrom)
    .map((document): Change => ({ kind: "pay_item", ...document }));
  const paidWhenDue = applyChanges(facts, [...payments, ...later], (change) =>
    change.kind === "pay_item" ? (dueDays.get(change.itemId) ?? facts.asOf) : facts.asOf,
  );
  const after = assess({ ...paidWhenDue, asOf: holdsFrom });
  if (rank(after) >= rank(now)) return [];
  const change = [...payments];
  return [
    { change, costCents: costOf(change), holdsFrom, before: standingOf(now), after: standingOf(after) },
  ];
}

import type { Aging } from "./assessment.ts";
import type { EpochDay } from "./calendar.ts";
import type { DerivedAccount } from "./item.ts";
import { mulDiv } from "./money.ts";
import type { Policy } from "./policy.ts";
import { sortUnlessSorted } from "./sort-unless-sorted.ts";

/** What is past due as of a day. Amounts in cents; due today is not overdue (domain.md 1.7). */
export type Overdue = {
  aging: Aging;
  /** Undisputed and past due, gross of unallocated credits. */
  overdueCents: number;
  disputedCents: number;
  /** Age of the oldest undisputed overdue that counts: net of unallocated credits, above the threshold; else 0. */
  oldestDays: number;
  oldestReference: string;
  /** Age of the oldest undisputed overdue item, however small; 0 without any. */
  oldestItemDays: number;
  /** The open overdue item that weighs most, amount times days; null without any. */
  worstItem: OverdueItem | null;
  /** True when any overdue amount rests on assumed terms. */
  assumed: boolean;
  /** Overdue on confirmed terms, net of unallocated credits, older than the steps of the ladder. */
  beyondC: LadderStep;
  beyondD: LadderStep;
  /** The last step also holds what was paid that late inside the curing time. */
  beyondE: LadderStep;
};

/** An undisputed amount past due. */
export type OverdueItem = { itemId: string; reference: string; days: number; openCents: number };

/** Amount of one step, and what it must exceed to count. */
export type LadderStep = { cents: number; thresholdCents: number };

export const counts = ({ cents, thresholdCents }: LadderStep): boolean => cents > thresholdCents;

type Late = { days: number; cents: number; reference: string; id: string };

/**
 * Ages open documents and measures the overdue ladder of POLICY 1.4; for an earlier day see `behaviourOf`.
 *
 * Overdue counts above max(floor, 1 % of the balance). Of the balance, overdue that is not itself on the step being
 * measured is left out: were it inside, paying it would lower the threshold and could make an old crumb count, and no
 * payment of something overdue may ever make things worse. Where all overdue is on one step this is the balance as it is.
 */
export function overdueOf(accounts: readonly DerivedAccount[], asOf: EpochDay, policy: Policy): Overdue {
  const rules = policy.overdue;
  const aging: Aging = {
    notDueCents: 0,
    days1To30Cents: 0,
    days31To60Cents: 0,
    days61To90Cents: 0,
    over90Cents: 0,
    unallocatedCents: 0,
  };
  const late: Late[] = [];
  const steps = { c: 0, d: 0, e: 0 };
  let overdueCents = 0;
  let disputedCents = 0;
  let assumed = false;
  let notDue = 0;
  let oldestItemDays = 0;
  for (const account of accounts) {
    aging.unallocatedCents += account.unappliedCents;
    for (const item of account.items) {
      if (item.subledger === "bill" || item.openCents < 0) continue;
      const days = item.dueDay === null ? 0 : asOf - item.dueDay;
      const cures = item.dueDay !== null && !item.dueAssumed && item.subledger !== "factor";
      const curedUpTo = Math.max((item.dueDay ?? 0) + rules.classEAfterDays, asOf - rules.classECureDays);
      let { openCents } = item;
      for (const { day, amountCents, means } of item.allocations) {
        // What was set against it after a day before the one it was derived for is open again on that day.
        if (day > asOf) {
          if (means !== "bill") openCents += amountCents;
        } else if (cures && day > curedUpTo && (means === "cash" || means === "loss")) steps.e += amountCents;
      }
      if (openCents > 0) {
        addByAge(aging, days, openCents);
        if (days <= 0 && item.documentDay <= asOf) notDue += openCents;
        disputedCents += item.disputedCents;
        const undisputed = openCents - item.disputedCents;
        if (days > 0 && undisputed > 0) {
          overdueCents += undisputed;
          if (days > oldestItemDays) oldestItemDays = days;
          late.push({ days, cents: undisputed, reference: item.reference, id: item.id });
          if (item.dueAssumed) assumed = true;
          else addSteps(steps, days, undisputed, rules);
        }
      }
    }
  }
  const credits = 0 - aging.unallocatedCents;
  const stepOf = (cents: number): LadderStep => {
    const net = cents - credits;
    return { cents: Math.max(0, net), thresholdCents: thresholdOf(notDue + net, rules) };
  };
  const oldest = oldestThatCounts(late, (passed) => counts(stepOf(passed)));
  return {
    aging,
    overdueCents,
    disputedCents,
    oldestDays: oldest?.days ?? 0,
    oldestReference: oldest?.reference ?? "",
    oldestItemDays,
    worstItem: worstOf(late),
    assumed,
    beyondC: stepOf(steps.c),
    beyondD: stepOf(steps.d),
    beyondE: stepOf(steps.e),
  };
}

const thresholdOf = (balanceCents: number, rules: Policy["overdue"]): number =>
  Math.max(rules.floorCents, mulDiv(Math.max(0, balanceCents), rules.floorBasisPointsOfBalance, 10_000));

function addByAge(aging: Aging, days: number, openCents: number): void {
  if (days <= 0) aging.notDueCents += openCents;
  else if (days <= 30) aging.days1To30Cents += openCents;
  else if (days <= 60) aging.days31To60Cents += openCents;
  else if (days <= 90) aging.days61To90Cents += openCents;
  else aging.over90Cents += openCents;
}

function addSteps(
  steps: { c: number; d: number; e: number },
  days: number,
  cents: number,
  rules: Policy["overdue"],
): void {
  if (days > rules.capCAfterDays) steps.c += cents;
  if (days > rules.capDAfterDays) steps.d += cents;
  if (days > rules.classEAfterDays) steps.e += cents;
}

function worstOf(late: readonly Late[]): OverdueItem | null {
  let worst: Late | undefined;
  for (const item of late) {
    const more = worst === undefined ? 1 : item.cents * item.days - worst.cents * worst.days;
    if (worst === undefined || more > 0 || (more === 0 && item.id < worst.id)) worst = item;
  }
  if (worst === undefined) return null;
  return { itemId: worst.id, reference: worst.reference, days: worst.days, openCents: worst.cents };
}

const oldestFirst = (a: Late, b: Late): number => b.days - a.days || (a.id < b.id ? -1 : 1);

/** Walks from the oldest until what was passed counts. */
function oldestThatCounts(late: Late[], enough: (passedCents: number) => boolean): Late | undefined {
  sortUnlessSorted(late, oldestFirst);
  let passed = 0;
  for (const item of late) {
    passed += item.cents;
    if (enough(passed)) return item;
  }
  return undefined;
}

import type { EpochDay } from "../calendar.ts";
import { referenceKey } from "../document-reference.ts";
import type { DerivedAccount } from "../item.ts";
import type { Policy } from "../policy.ts";
import { addWorkingDays } from "../working-days.ts";
import { type PaymentPromise, type PromiseState, promiseStands } from "./payment-promise.ts";

/** What became of a promise as of a day. */
export type PromiseKept = {
  promise: PaymentPromise;
  state: PromiseState;
  receivedCents: number;
  /** Last day on which money still counts. */
  deadline: EpochDay;
};

/**
 * Promises against the ledger (domain.md 6.3, T-601): kept when the amount came in between the day it was announced and two
 * working days after the day it was announced for. Money counts once, for the promise that falls due first.
 */
export function promisesKept(
  promises: readonly PaymentPromise[],
  accounts: readonly DerivedAccount[],
  asOf: EpochDay,
  knownAt: number,
  policy: Policy,
): PromiseKept[] {
  const standing = promises.filter(
    (promise) => promise.announcedOn <= asOf && promiseStands(promise, knownAt),
  );
  if (standing.length === 0) return [];
  const money = accounts
    .flatMap(moneyOf)
    .sort((a, b) => a.day - b.day || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return standing
    .sort((a, b) => a.promisedOn - b.promisedOn || (a.id < b.id ? -1 : 1))
    .map((promise) => judge(promise, money, asOf, policy));
}

/** Money received, by the document it paid ("" for what paid none). */
type Money = { day: EpochDay; key: string; leftCents: number };

function moneyOf({ items, receipts }: DerivedAccount): Money[] {
  const money: Money[] = [];
  const unplaced = new Map<EpochDay, number>();
  for (const { day, amountCents } of receipts) unplaced.set(day, (unplaced.get(day) ?? 0) + amountCents);
  for (const { reference, allocations } of items) {
    for (const { day, amountCents, means } of allocations) {
      if (means !== "cash") continue;
      money.push({ day, key: referenceKey(reference), leftCents: amountCents });
      unplaced.set(day, (unplaced.get(day) ?? 0) - amountCents);
    }
  }
  for (const [day, leftCents] of unplaced) if (leftCents > 0) money.push({ day, key: "", leftCents });
  return money;
}

function judge(promise: PaymentPromise, money: Money[], asOf: EpochDay, policy: Policy): PromiseKept {
  const deadline = addWorkingDays(promise.promisedOn, policy.promises.graceWorkingDays);
  const key = promise.reference === null ? null : referenceKey(promise.reference);
  let receivedCents = 0;
  for (const each of money) {
    if (each.day < promise.announcedOn || each.day > Math.min(deadline, asOf)) continue;
    if (key !== null && each.key !== key) continue;
    const takenCents = Math.min(each.leftCents, promise.amountCents - receivedCents);
    each.leftCents -= takenCents;
    receivedCents += takenCents;
  }
  return { promise, state: stateOf(receivedCents, promise, asOf > deadline), receivedCents, deadline };
}

function stateOf(receivedCents: number, { amountCents }: PaymentPromise, isOver: boolean): PromiseState {
  if (receivedCents >= amountCents) return "kept";
  if (!isOver) return "open";
  return receivedCents > 0 ? "partially_kept" : "broken";
}

/** Until when broken promises cap the class (domain.md 2.9): so many within a window, for a time after the last; null: they do not. */
export function brokenPromisesCap(
  kept: readonly PromiseKept[],
  asOf: EpochDay,
  policy: Policy,
): { count: number; lastDay: EpochDay; untilDay: EpochDay } | null {
  const { brokenCount, brokenWindowDays, brokenCapDays } = policy.promises;
  const days = kept
    .filter(({ state }) => state === "broken")
    .map(({ deadline }) => deadline + 1)
    .sort((a, b) => a - b);
  for (let last = days.length - 1; last >= brokenCount - 1; last -= 1) {
    const lastDay = days[last] ?? 0;
    const first = days[last - brokenCount + 1] ?? 0;
    const untilDay = lastDay + brokenCapDays;
    if (lastDay - first < brokenWindowDays && asOf < untilDay)
      return { count: days.length, lastDay, untilDay };
  }
  return null;
}

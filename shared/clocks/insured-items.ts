import type { EpochDay } from "../credit/calendar.ts";
import type { DerivedAccount, Item } from "../credit/item.ts";
import { mulDiv } from "../credit/money.ts";
import type { InsurerPolicy } from "./insurer-policy.ts";

/** An insurer's limit for one customer. All null: no limit of its own, the policy's discretionary one counts. */
export type Cover = {
  /** As granted, in cents, also when it has ended since; null: none was. */
  limitCents: number | null;
  /** First day of deliveries that are no longer covered. */
  withdrawnOn: EpochDay | null;
  /** Last day it holds. */
  expiresOn: EpochDay | null;
};

/** Last day on which a delivery was covered by the limit itself; null: it has no end. */
export function lastDayOfLimit({ withdrawnOn, expiresOn }: Cover): EpochDay | null {
  if (withdrawnOn === null) return expiresOn;
  return expiresOn === null ? withdrawnOn - 1 : Math.min(withdrawnOn - 1, expiresOn);
}

/** Limit that counts, in cents; 0: nothing is insured. */
export const limitCounting = (cover: Cover, policy: InsurerPolicy): number =>
  cover.limitCents ?? policy.discretionaryLimitCents ?? 0;

/** Open undisputed documents of deliveries made while the limit held (risks begun before its end stay covered, peers.md 4.7). */
export function insuredItems(accounts: readonly DerivedAccount[], cover: Cover): Item[] {
  const last = lastDayOfLimit(cover);
  return accounts.flatMap(({ items }) =>
    items.filter(
      ({ subledger, openCents, disputedCents, documentDay }) =>
        subledger !== "factor" && openCents > disputedCents && (last === null || documentDay <= last),
    ),
  );
}

/** The one that fell due first and is still unpaid; bills run until they come back. */
export function oldestOverdue(items: readonly Item[], asOf: EpochDay): (Item & { dueDay: EpochDay }) | null {
  let oldest: (Item & { dueDay: EpochDay }) | null = null;
  for (const item of items) {
    const { dueDay, subledger, id } = item;
    if (dueDay === null || dueDay >= asOf || subledger === "bill") continue;
    if (oldest === null || dueDay < oldest.dueDay || (dueDay === oldest.dueDay && id < oldest.id))
      oldest = { ...item, dueDay };
  }
  return oldest;
}

/** What the insurer would pay of what is open, in cents. */
export function insuredCents(items: readonly Item[], cover: Cover, policy: InsurerPolicy): number {
  const open = items.reduce((sum, { openCents, disputedCents }) => sum + openCents - disputedCents, 0);
  return mulDiv(Math.min(open, limitCounting(cover, policy)), policy.insuredSharePercent, 100);
}

import type { BadgeFigures, BadgeRow } from "../../contract/sync.ts";
import { type EpochDay, parseIsoDate } from "../calendar.ts";
import type { CheckedCustomer, CountedOrder, GroupStanding } from "./order-check.ts";

/** A customer and its counted orders as a badge row with figures holds them; null where the row holds too little. */
export function customerOfBadge(
  row: Omit<BadgeRow, "revision">,
): { customer: CheckedCustomer; orders: CountedOrder[]; toleranceUsed: boolean } | null {
  const { figures } = row;
  const asOf = dayOf(row.asOf);
  if (figures === null || figures.order === undefined || asOf === null) return null;
  const { order, limit } = figures;
  return {
    customer: {
      asOf,
      riskClass: row.riskClass,
      marks: row.marks,
      limitInForce: { ...limit, until: dayOf(limit.until) },
      exposure: figures.exposure,
      overdueCents: figures.overdueCents,
      overdueAssumed: figures.overdueAssumed,
      oldestOverdueDays: figures.oldestOverdueDays,
      oldestItemDays: figures.oldestItemDays ?? figures.oldestOverdueDays,
      ledgerDay: dayOf(row.ledgerDate),
      booksDay: dayOf(order.booksDate ?? null),
      reasons: order.rules ?? [],
      recommendedLimit: { amountCents: figures.recommendedLimitCents, binding: figures.binding },
      terms: order.terms,
      openingOffer: order.openingCents === undefined ? null : { amountCents: order.openingCents },
      customerId: row.id,
      group: order.group ?? null,
      groupStanding: groupStandingOf(figures),
    },
    orders: (order.orders ?? []).map(({ date, ...counted }) => {
      const day = dayOf(date);
      return day === null ? counted : { ...counted, day };
    }),
    toleranceUsed: order.toleranceUsed === true,
  };
}

function groupStandingOf({ group, exposure }: BadgeFigures): GroupStanding | null {
  const ceilingCents = group?.ceilingCents ?? null;
  return group === undefined || ceilingCents === null
    ? null
    : { exposureCents: group.exposureCents, ownCents: exposure.totalCents, ceilingCents };
}

function dayOf(text: string | null): EpochDay | null {
  const day = text === null ? null : parseIsoDate(text);
  return day?.ok ? day.value : null;
}

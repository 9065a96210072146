import type { ExchangeRate } from "#shared/amounts/convert.ts";
import type { OrderCheckReply, OrderWay } from "#shared/contract/order-checks.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import { customerOfBadge } from "#shared/credit/order/customer-of-badge.ts";
import { inHomeCurrency } from "#shared/credit/order/in-home-currency.ts";
import { localWays } from "#shared/credit/order/local-ways.ts";
import type { CheckedOrder } from "#shared/credit/order/order-check.ts";
import type { Way } from "#shared/credit/order/way.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { workingDaysBetween } from "#shared/credit/working-days.ts";

/** What a copy checks orders by. */
export type LocalRules = {
  policy: Policy;
  rates: ExchangeRate[];
  vatBasisPoints: number | null;
  receivablesCents: number | null;
};

/** Of the ways that the copy finds none names a person or a document. */
const wayOf = ({ change, check: { verdict } }: Way): OrderWay[] => {
  if (change.kind === "deposit") return [{ kind: change.kind, verdict, depositCents: change.depositCents }];
  if (change.kind === "payment_with_order")
    return [{ kind: change.kind, verdict, amountCents: change.amountCents }];
  return [];
};

/**
 * The check of an order on the copy's own row and rules, answered as the server answers (`POST /v1/order-checks`); null where
 * the row holds no figures. The dated room and ways that need the ledger are the server's.
 */
export const localCheck = (
  row: BadgeRow,
  asked: CheckedOrder,
  { policy, rates }: LocalRules,
  { currency, revision, asOf }: { currency: string; revision: number; asOf: EpochDay },
): OrderCheckReply | null => {
  const kept = customerOfBadge(row);
  if (kept === null) return null;
  const { order, conversion } = inHomeCurrency(asked, currency, rates, asOf);
  const input = {
    assessment: kept.customer,
    order,
    countedOrders: kept.orders,
    toleranceUsed: kept.toleranceUsed,
    currency,
    policy,
    asOf,
  };
  const check = checkOrder(input);
  const { ledgerDay } = check;
  return {
    customerId: row.id,
    verdict: check.verdict,
    failed: check.failed,
    figures: {
      amountCents: check.amountCents,
      financedCents: check.financedCents,
      exposureCents: check.exposureCents,
      afterCents: check.afterCents,
      limitCents: check.limitCents,
      roomCents: check.roomCents,
      toleranceCents: check.toleranceCents,
    },
    exempt: check.exempt,
    condition: check.condition,
    wouldFit: check.wouldFit,
    openingOffer: check.openingOffer,
    ...(conversion !== null && {
      conversion: {
        currency: conversion.currency,
        amountMinor: conversion.amountMinor,
        amountCents: conversion.amountCents,
        rateE8: conversion.rateE8,
        date: formatIsoDate(conversion.day),
      },
    }),
    riskClass: check.riskClass,
    marks: check.marks,
    revision,
    policyVersion: policy.version,
    asOf: formatIsoDate(asOf),
    ledgerDate: isoDateOrNull(ledgerDay),
    ledgerWorkingDays: ledgerDay === null ? null : workingDaysBetween(ledgerDay, asOf),
    ways: { datedRoom: null, fitsFrom: null, ways: localWays(input, check).flatMap(wayOf) },
  };
};

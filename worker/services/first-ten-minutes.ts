import type { FirstTenMinutes } from "#shared/contract/imports.ts";
import type { RiskClass } from "#shared/credit/assessment.ts";
import { addDays, type EpochDay, isoDateOrNull } from "#shared/credit/calendar.ts";
import type { Terms } from "#shared/credit/terms.ts";
import * as db from "../db/first-ten-minutes.ts";
import { badIdentifiersOf, type Stated } from "./bad-identifiers.ts";
import type { Asking } from "./find-visible-customer.ts";

const RISKIEST = 20;
const EXCEEDED = 50;
const CHECKED_FOR_IDENTIFIERS = 2_000;
const BAD_IDENTIFIERS = 50;
const TERMS_CANDIDATES = 100;
const TERMS = 30;
const YEAR_DAYS = 365;

/** What an analyst looks at first after an import, over the whole base: only for those who may see all of it. */
export async function firstTenMinutes(asking: Asking, today: EpochDay): Promise<FirstTenMinutes> {
  const number = asking.organization.number;
  const [totals, risky, exceeded, badIdentifiers, confirmTerms] = await Promise.all([
    db.portfolioTotals(asking.db, number),
    db.riskiest(asking.db, number, RISKIEST),
    db.overLimit(asking.db, number, EXCEEDED),
    findBadIdentifiers(asking),
    largestWithAssumedTerms(asking, today),
  ]);
  return {
    riskiest: risky.map(
      ({ id, name, riskClass, overdueCents, overdueAssumed, exposureCents, oldestOverdueDays }) => ({
        id,
        name,
        riskClass: riskClass as RiskClass,
        overdueCents,
        overdueAssumed: overdueAssumed === 1,
        exposureCents,
        oldestOverdueDays,
      }),
    ),
    badIdentifiers,
    limitsExceeded: exceeded.map(({ id, name, riskClass, limitCents, exposureCents }) => ({
      id,
      name,
      riskClass: riskClass as RiskClass,
      limitCents,
      exposureCents,
    })),
    confirmTerms,
    totals: {
      customers: totals.customers,
      exposureCents: totals.exposureCents,
      overdueCents: totals.overdueCents,
      overdueAssumed: totals.overdueAssumed === 1,
      withoutLimit: totals.withoutLimit,
      ledgerDate: isoDateOrNull(totals.ledgerDay),
    },
  };
}

async function findBadIdentifiers({ db: database, organization }: Asking) {
  const largest = await db.identifiersOfLargest(database, organization.number, CHECKED_FOR_IDENTIFIERS);
  const entityIds = largest.map(({ entityId }) => entityId);
  const records = await db.recordsOf(database, organization.number, entityIds);
  const statedBy = Map.groupBy(records, ({ entityId }) => entityId);
  const found = largest.flatMap((customer) =>
    badIdentifiersOf(
      customer,
      (statedBy.get(customer.entityId) ?? []).map(({ record }): Stated => JSON.parse(record)),
    ),
  );
  const wrongFirst = [
    ...found.filter(({ field }) => field !== "missing"),
    ...found.filter(({ field }) => field === "missing"),
  ];
  return wrongFirst.slice(0, BAD_IDENTIFIERS);
}

async function largestWithAssumedTerms({ db: database, organization }: Asking, today: EpochDay) {
  const candidates = await db.unconfirmedTerms(database, organization.number, TERMS_CANDIDATES);
  const entityIds = candidates.map(({ entityId }) => entityId);
  const since = addDays(today, -YEAR_DAYS);
  const sales = new Map(
    (await db.salesSince(database, organization.number, entityIds, since)).map((row) => [
      row.entityId,
      row.salesCents,
    ]),
  );
  return candidates
    .flatMap(({ entityId, id, name, exposureCents, terms }) => {
      const assumed: Terms | null = terms === null ? null : JSON.parse(terms);
      return assumed
        ? [{ id, name, terms: assumed, exposureCents, yearSalesCents: sales.get(entityId) ?? 0 }]
        : [];
    })
    .sort((a, b) => b.yearSalesCents - a.yearSalesCents)
    .slice(0, TERMS);
}

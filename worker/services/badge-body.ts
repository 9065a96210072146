import type { OutsideShown } from "#shared/contract/outside.ts";
import {
  type BadgeFigures,
  type BadgeOrderFacts,
  type BadgeRow,
  CARRIED_ORDERS,
} from "#shared/contract/sync.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import { formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { countedOrders } from "#shared/credit/order/counted-orders.ts";
import { toleranceKey } from "#shared/credit/order/tolerance-key.ts";
import { countsInExposure } from "#shared/credit/order-fact.ts";
import { ownVatRate } from "#shared/credit/own-vat.ts";
import { wholePoints } from "#shared/credit/whole-points.ts";
import type { AccountFacts, EntityFacts, LinkFacts } from "../db/facts.ts";

export type BadgeBody = Omit<BadgeRow, "revision">;

const MAIN_REASONS = 4;

/** What the extension keeps of a customer: names and numbers to match by, and the assessment in short. */
export function badgeBody(
  entity: EntityFacts,
  accounts: AccountFacts[],
  links: LinkFacts[],
  assessment: Assessment,
  input: AssessInput,
  outside: OutsideShown | undefined,
): BadgeBody {
  const { limitInForce, recommendedLimit } = assessment;
  return {
    id: entity.publicId,
    name: entity.name,
    otherNames: JSON.parse(entity.otherNames) as string[],
    siren: entity.siren,
    sirets: JSON.parse(entity.sirets) as string[],
    vats: JSON.parse(entity.vats) as string[],
    domains: JSON.parse(entity.domains) as string[],
    accountNumbers: [...new Set(accounts.map((account) => account.number))],
    links: links.map(({ entityId, ...link }) => link),
    riskClass: assessment.riskClass,
    marks: assessment.marks,
    asOf: formatIsoDate(assessment.asOf),
    ledgerDate: isoDateOrNull(assessment.ledgerDay),
    figures: {
      headroomCents: assessment.headroomCents,
      limit: { ...limitInForce, until: isoDateOrNull(limitInForce.until) },
      recommendedLimitCents: recommendedLimit.amountCents,
      binding: recommendedLimit.binding,
      exposure: assessment.exposure,
      overdueCents: assessment.overdueCents,
      overdueAssumed: assessment.overdueAssumed,
      oldestOverdueDays: assessment.oldestOverdueDays,
      oldestItemDays: assessment.oldestItemDays,
      disputedCents: assessment.disputedCents,
      aging: assessment.aging,
      scorePoints: wholePoints(assessment.scoreCentipoints),
      paysPoints: wholePoints(assessment.paysCentipoints),
      lastsPoints: wholePoints(assessment.lastsCentipoints),
      coveragePercent: assessment.coveragePercent,
      trend: {
        recentPoints: wholePoints(assessment.trend.recentCentipoints),
        yearPoints: wholePoints(assessment.trend.yearCentipoints),
      },
      reasons: assessment.reasons.slice(0, MAIN_REASONS),
      order: orderFacts(entity, assessment, input),
      ...promisedOf(assessment),
    },
    // No ledger knows it yet: once one does, it is the customer.
    ...(entity.identified === 1 && accounts.length === 0 && { prospect: true as const }),
    ...(outside !== undefined && { outside }),
  };
}

function promisedOf({ ledger }: Assessment): Pick<BadgeFigures, "promised"> {
  const next = ledger?.nextPromise ?? null;
  if (next === null) return {};
  return { promised: { on: formatIsoDate(next.promisedOn), missingCents: next.missingCents } };
}

/** What the order check needs beside the figures that are shown; what is empty or told elsewhere is left out. */
function orderFacts({ groupName }: EntityFacts, assessment: Assessment, input: AssessInput): BadgeOrderFacts {
  const rules = assessment.reasons
    .filter(({ axis }) => axis === "rule")
    .filter(
      ({ code, params }) => code.startsWith("event_") || params.capClass === "D" || params.capClass === "E",
    )
    .map(({ code, params }) => ({ code, params }));
  const { ledgerDay } = input;
  const counted = countedOrders(input)
    .flatMap(({ number, amountCents, status, day }) =>
      !countsInExposure(status) || day === undefined || day > assessment.asOf
        ? []
        : [{ number, amountCents, status, day }],
    )
    .sort((a, b) => b.day - a.day || (a.number < b.number ? -1 : 1))
    .slice(0, CARRIED_ORDERS)
    .map(({ day, ...order }) => ({ ...order, date: formatIsoDate(day) }));
  const vat = ownVatRate(input.accounts, assessment.asOf);
  const openingCents = assessment.openingOffer?.amountCents ?? null;
  return {
    terms: assessment.terms,
    ...(groupName !== null && { group: groupName }),
    ...(assessment.ledgerDay === null && ledgerDay !== null && { booksDate: formatIsoDate(ledgerDay) }),
    ...(vat !== null && { vatBasisPoints: vat }),
    ...(openingCents !== null && { openingCents }),
    ...(input.tolerancesUsed?.includes(toleranceKey(assessment.limitInForce)) && {
      toleranceUsed: true as const,
    }),
    ...(rules.length > 0 && { rules }),
    ...(counted.length > 0 && { orders: counted }),
  };
}

/** What makes an assessment worth keeping when it changes (DESIGN 10). */
export function assessedAs({ riskClass, marks, figures, outside }: BadgeBody): string {
  return JSON.stringify([
    riskClass,
    figures?.scorePoints,
    figures?.recommendedLimitCents,
    figures?.binding,
    figures?.limit,
    figures?.reasons.map((reason) => reason.code),
    ...(figures?.promised ? [figures.promised] : []),
    ...(outside?.offer ? [outside.offer] : []),
    marks.filter((mark) => mark !== "stale_ledger"),
  ]);
}

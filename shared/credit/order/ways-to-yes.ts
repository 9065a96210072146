import { assess } from "../assess.ts";
import type { Assessment } from "../assessment.ts";
import { isWithin, netOfCover } from "../authority/ceiling.ts";
import { byCeiling } from "../authority/nearest-authority.ts";
import { verifiedCover } from "../authority/verified-cover.ts";
import { applyChanges } from "../explain/apply-change.ts";
import type { LimitFact } from "../limit-fact.ts";
import { limitInForce } from "../limit-in-force.ts";
import { checkOrder } from "./check-order.ts";
import { coverNeeded } from "./cover-needed.ts";
import { type DatedRoom, datedRoom, fitsFrom } from "./dated-room.ts";
import { largestThatPasses } from "./largest-that-passes.ts";
import { type OpenPosition, withPaid } from "./open-position.ts";
import {
  type CheckedCustomer,
  type CheckedOrder,
  type OrderCheck,
  type OrderCheckCode,
  type OrderCheckInput,
  passes,
} from "./order-check.ts";
import { type Answer, overdueToPay, type PayableDocument, payableDocuments } from "./overdue-to-pay.ts";
import { type Authority, byCost, type Way } from "./way.ts";

export type WaysRequest = Omit<OrderCheckInput, "assessment" | "policy" | "asOf"> & {
  /** Those who could grant a temporary limit. */
  authorities?: readonly Authority[];
};

export type WaysToYes = {
  check: OrderCheck;
  datedRoom: DatedRoom | null;
  /** First day on which the whole order passes if payments come as usual; null: it passes today, or none is seen. */
  fitsFrom: number | null;
  /** Empty where the order passes as it is. */
  ways: Way[];
};

/**
 * Checks an order on the ledger facts and finds what would make it pass, the cheapest for the customer first (POLICY 3). Every
 * way is proved by the check of the same order with the change applied to the facts; what does not pass is not returned.
 */
export function waysToYes(position: OpenPosition, request: WaysRequest): WaysToYes {
  const search = searchOf(position, request);
  const check = search.checkOn(position.assessment);
  const room = datedRoom(position, check);
  if (passes(check)) return { check, datedRoom: room, fitsFrom: null, ways: [] };
  const later =
    room === null || check.financedCents === null
      ? null
      : fitsFrom(position, room, { ...request, policy: position.input.policy });
  const ways = [
    ...paymentWithOrder(search, check),
    ...deposit(search, check),
    ...payOverdue(search),
    ...insurerCover(search, check),
    ...temporaryLimit(search, check, later?.step.day ?? null),
    ...firstDelivery(search, check, later),
  ];
  return {
    check,
    datedRoom: room,
    fitsFrom: later?.step.day ?? null,
    ways: ways.filter((way) => passes(way.check)).sort(byCost),
  };
}

type Search = {
  position: OpenPosition;
  request: WaysRequest;
  /** The check of the order, or of a changed one, for a customer as it would be. */
  checkOn: (customer: CheckedCustomer, order?: CheckedOrder) => OrderCheck;
};

function searchOf(position: OpenPosition, request: WaysRequest): Search {
  const { policy, asOf, ledgerDay: booksDay } = position.input;
  const checkOn: Search["checkOn"] = (customer, order = request.order) =>
    checkOrder({
      ...request,
      order,
      assessment: { booksDay, ...customer, ...position.who },
      policy,
      asOf,
    });
  return { position, request, checkOn };
}

function paymentWithOrder({ position, request, checkOn }: Search, check: OrderCheck): Way[] {
  const { amountCents, callOffCents = null } = request.order;
  if (check.exempt !== null) return [];
  const paid = checkOn(position.assessment, { ...request.order, prepaid: true });
  return [{ change: { kind: "payment_with_order", amountCents: callOffCents ?? amountCents }, check: paid }];
}

function deposit({ position, request, checkOn }: Search, check: OrderCheck): Way[] {
  const found = smallestDeposit(request.order, check, (order) => checkOn(position.assessment, order));
  return found === null ? [] : [found];
}

function smallestDeposit(
  order: CheckedOrder,
  { financedCents, exempt }: OrderCheck,
  checkWith: (order: CheckedOrder) => OrderCheck,
): (Way & { change: { kind: "deposit" } }) | null {
  if (financedCents === null || exempt !== null) return null;
  const most = largestThatPasses({ ...order, amountCents: financedCents, callOffCents: null }, (smaller) =>
    passes(checkWith(smaller)),
  );
  if (most <= 0 || most >= financedCents) return null;
  const depositCents = (order.depositCents ?? 0) + financedCents - most;
  return { change: { kind: "deposit", depositCents }, check: checkWith({ ...order, depositCents }) };
}

/** Failures that a smaller amount, or more room, can mend. */
const BY_AMOUNT: ReadonlySet<OrderCheckCode> = new Set([
  "over_limit",
  "group_over_limit",
  "limit_used",
  "order_amount",
]);

function payOverdue({ position, request, checkOn }: Search): Way[] {
  const documents = payableDocuments(position);
  if (documents.length === 0) return [];
  const { asOf } = position.input;
  const quick = (set: readonly PayableDocument[]): Answer => {
    const paid = new Map(
      set.flatMap(({ parts }) => parts.map((part) => [part.itemId, part.amountCents] as const)),
    );
    const check = checkOn(withPaid(position, paid, asOf));
    if (passes(check)) return { answer: "passes", missingCents: 0 };
    const byAmount = check.failed.every(({ code }) => BY_AMOUNT.has(code));
    return { answer: byAmount ? "amount" : "more", missingCents: missingOf(check) };
  };
  const toPay = overdueToPay(documents, quick);
  if (toPay === null || toPay.length === 0) return [];
  const customer = assessedWith(position, toPay);
  if (customer === null) return [];
  const change = {
    kind: "pay_overdue",
    documents: toPay.map(({ itemId, reference, amountCents, dueDay, daysLate }) => ({
      ...{ itemId, reference, amountCents, dueDay, daysLate },
    })),
    amountCents: toPay.reduce((sum, { amountCents }) => sum + amountCents, 0),
  } as const;
  const check = checkOn(customer);
  if (passes(check)) return [{ change: { ...change, depositCents: 0 }, check }];
  const rest = smallestDeposit(request.order, check, (order) => checkOn(customer, order));
  if (rest === null) return [];
  return [{ change: { ...change, depositCents: rest.change.depositCents }, check: rest.check }];
}

/** What is missing to pass with all the tolerance there is, under the limit and in the group. */
const missingOf = ({ afterCents, limitCents, toleranceCents, failed }: OrderCheck): number => {
  if (afterCents === null || limitCents === null) return 0;
  const ofGroup = failed.find(({ code }) => code === "group_over_limit");
  return Math.max(1, afterCents - limitCents - toleranceCents, Number(ofGroup?.params.overCents ?? 0));
};

/** The customer assessed with these documents paid today; null where the money would go elsewhere on the account. */
function assessedWith(
  { input, assessment }: OpenPosition,
  set: readonly PayableDocument[],
): Assessment | null {
  // A payment that is only supposed makes no books younger.
  const facts = { ...input, ledgerDay: input.ledgerDay ?? assessment.ledgerDay };
  const paid = assess(
    applyChanges(
      facts,
      set.map(({ parts, ...document }) => ({ kind: "pay_item", ...document })),
    ),
  );
  const amountCents = set.reduce((sum, document) => sum + document.amountCents, 0);
  return assessment.exposure.totalCents - paid.exposure.totalCents === amountCents ? paid : null;
}

const SUPPOSED = "~supposed";

function insurerCover({ position, checkOn }: Search, check: OrderCheck): Way[] {
  const { input, assessment } = position;
  if (check.afterCents === null) return [];
  const insuredCents = coverNeeded(assessment, check.afterCents, input.policy);
  if (insuredCents === null) return [];
  const common = {
    unlimited: false,
    from: input.asOf,
    until: null,
    recordedRevision: input.knownAt,
  } as const;
  const cover: LimitFact = { ...common, id: `${SUPPOSED}-cover`, kind: "insured", amountCents: insuredCents };
  const covered = assess({ ...input, limits: [...input.limits, cover] });
  const limitCents = covered.recommendedLimit.amountCents;
  if (limitCents === null || limitCents < check.afterCents) return [];
  const approved: LimitFact = { ...common, id: SUPPOSED, kind: "approved", amountCents: limitCents };
  const customer = withLimits(position, covered, [...input.limits, cover, approved]);
  return [{ change: { kind: "insurer_cover", insuredCents, limitCents }, check: checkOn(customer) }];
}

function temporaryLimit(
  { position, request, checkOn }: Search,
  { afterCents }: OrderCheck,
  fitsFrom: number | null,
): Way[] {
  const { input, assessment } = position;
  const { riskClass } = assessment;
  if (afterCents === null || afterCents <= 0 || riskClass === "E") return [];
  const netCents = netOfCover(afterCents, verifiedCover(input));
  const [nearest] = (request.authorities ?? [])
    .filter(({ ceilings }) => isWithin(netCents, ceilings[riskClass]))
    .sort((a, b) => byCeiling(a.ceilings[riskClass], b.ceilings[riskClass]) || (a.id < b.id ? -1 : 1));
  if (nearest === undefined) return [];
  const until = fitsFrom === null ? input.asOf + input.policy.order.temporaryLimitDays : fitsFrom - 1;
  const granted: LimitFact = {
    id: SUPPOSED,
    kind: "temporary",
    amountCents: afterCents,
    unlimited: false,
    from: input.asOf,
    until,
    recordedRevision: input.knownAt,
  };
  const customer = withLimits(position, assessment, [...input.limits, granted]);
  const change = {
    kind: "temporary_limit",
    limitCents: afterCents,
    until,
    authority: nearest.id,
  } as const;
  return [{ change, check: checkOn(customer) }];
}

const withLimits = (
  { input }: OpenPosition,
  assessment: Assessment,
  limits: readonly LimitFact[],
): Assessment => ({ ...assessment, limitInForce: limitInForce(limits, input.asOf, input.knownAt) });

function firstDelivery(
  { position, request, checkOn }: Search,
  { financedCents, exempt }: OrderCheck,
  later: ReturnType<typeof fitsFrom>,
): Way[] {
  if (later === null || financedCents === null || exempt !== null) return [];
  const { order } = request;
  const whole = order.callOffCents ?? order.amountCents;
  const checkWith = (amountCents: number) =>
    checkOn(position.assessment, { ...order, amountCents, depositCents: 0, callOffCents: null });
  const firstCents = largestThatPasses(order, ({ amountCents }) => passes(checkWith(amountCents)));
  if (firstCents <= 0 || firstCents >= whole) return [];
  const change = {
    kind: "first_delivery",
    firstCents,
    restCents: whole - firstCents,
    restFrom: later.step.day,
    references: later.paidReferences,
  } as const;
  return [{ change, check: checkWith(firstCents) }];
}

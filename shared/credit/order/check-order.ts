import type { EpochDay } from "../calendar.ts";
import { referenceKey } from "../document-reference.ts";
import { mulDiv } from "../money.ts";
import { countsInExposure } from "../order-fact.ts";
import { applyRules } from "./apply-rules.ts";
import type { Checkpoint } from "./block-rule.ts";
import { openingOffer } from "./opening-offer.ts";
import type {
  CheckedCustomer,
  CheckedOrder,
  CountedOrder,
  FailedCheck,
  OrderCheck,
  OrderCheckCode,
  OrderCheckInput,
  OrderCondition,
  OrderVerdict,
} from "./order-check.ts";
import { passes } from "./order-check.ts";
import { byClassAndEvents, byData, byGroup, byLimit } from "./standing-checks.ts";

/**
 * Checks an order against limit, overdue, class, freshness and the policy's block rules (POLICY 3, T-216). Never lets anything
 * pass silently: all failed checks come back with their figures. Amounts in cents, VAT included. The customer may have been
 * assessed on an earlier day: ages and ends are counted to `asOf`.
 */
export function checkOrder(input: OrderCheckInput): OrderCheck {
  const { assessment: customer, order, policy, asOf } = input;
  const exempt = exemptionOf(order);
  const financedCents = financedOf(input, exempt);
  if (customer === null) return nothingKnown(input, financedCents, exempt);
  const counted = countedBefore(input);
  const exposureCents = customer.exposure.totalCents - takenOut(counted, customer);
  const afterCents = financedCents === null ? null : exposureCents + financedCents;
  const limitCents = customer.limitInForce.amountCents;
  const data = byData(customer, policy, asOf);
  const stale = data.some(({ code }) => code === "stale_ledger");
  const failed = exempt
    ? byProcedure(customer, exempt, asOf)
    : [
        ...byClassAndEvents(customer, stale, asOf),
        ...applyRules({
          customer,
          oldestOverdueDays: agedTo(asOf, customer, customer.oldestOverdueDays),
          overdueIsFirm: !stale && isFirm(customer),
          financedCents,
          afterCents,
          orderTerms: order.terms ?? null,
          checkpoint: checkpointOf(order),
          passedOn: passedOn(counted, financedCents),
          asOf,
          policy,
        }),
        ...data,
        ...byCurrency(order, financedCents),
        ...byLink(order),
        ...byWarning(customer),
        ...byLimit(customer, exposureCents, afterCents),
        ...byGroup(customer, exposureCents, afterCents),
      ];
  const toleranceCents = exempt ? 0 : toleranceOf(input, customer, exposureCents, failed);
  const firm = verdictOf(failed, customer, afterCents, toleranceCents);
  const refers = order.linkUnconfirmed || isReferredPerson(customer, failed);
  const verdict = firm === "blocked" && refers ? "ask" : firm;
  const check = {
    verdict,
    failed: [...failed].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === "block" ? -1 : 1)),
    amountCents: order.amountCents,
    financedCents,
    exposureCents,
    afterCents,
    limitCents,
    roomCents: limitCents === null ? null : limitCents - exposureCents,
    toleranceCents,
    exempt,
    condition: conditionOf(order, exempt, verdict),
    wouldFit: wouldFit(order, verdict, failed),
    openingOffer: exempt ? null : openingOffer(customer, failed, financedCents, policy),
    riskClass: customer.riskClass,
    marks: [...customer.marks],
    asOf,
    ledgerDay: customer.ledgerDay,
  };
  return check;
}

function nothingKnown(
  { order, asOf }: OrderCheckInput,
  financedCents: number | null,
  exempt: OrderCheck["exempt"],
): OrderCheck {
  return {
    verdict: "unknown",
    failed: [],
    amountCents: order.amountCents,
    financedCents,
    exposureCents: null,
    afterCents: null,
    limitCents: null,
    roomCents: null,
    toleranceCents: 0,
    exempt,
    condition: null,
    wouldFit: null,
    openingOffer: null,
    riskClass: "NR",
    marks: [],
    asOf,
    ledgerDay: null,
  };
}

function exemptionOf({ amountCents, prepaid = false, depositCents = 0 }: CheckedOrder): OrderCheck["exempt"] {
  if (amountCents < 0) return "return";
  return prepaid || (depositCents > 0 && depositCents >= amountCents) ? "prepaid" : null;
}

/** What of the amount asks for credit; null in a currency for which no rate is known. */
function financedOf({ order, currency }: OrderCheckInput, exempt: OrderCheck["exempt"]): number | null {
  if (exempt !== null) return 0;
  if (order.currency !== undefined && currency !== undefined && order.currency !== currency) return null;
  const { amountCents, callOffCents = null, depositCents = 0 } = order;
  const delivered = callOffCents === null ? amountCents : Math.min(callOffCents, amountCents);
  return Math.max(0, delivered - Math.max(0, depositCents));
}

const byCurrency = ({ currency = "" }: CheckedOrder, financedCents: number | null): FailedCheck[] =>
  financedCents === null ? [{ code: "currency_not_known", severity: "ask", params: { currency } }] : [];

/** What a person set is a person's refusal; anything else about a natural person is for a person to say (POLICY 1.7). */
const isReferredPerson = ({ marks }: CheckedCustomer, failed: readonly FailedCheck[]): boolean =>
  marks.includes("natural_person") && !failed.some(({ code }) => code === "no_credit_granted");

const byLink = ({ linkUnconfirmed = false }: CheckedOrder): FailedCheck[] =>
  linkUnconfirmed ? [{ code: "link_unconfirmed", severity: "ask", params: {} }] : [];

/** What nobody has judged yet never refuses: credit looks first (POLICY 5). */
const byWarning = ({ marks }: CheckedCustomer): FailedCheck[] =>
  marks.includes("warning_under_review")
    ? [{ code: "warning_under_review", severity: "ask", params: {} }]
    : [];

/** In a procedure the administrator is asked even where payment comes first. */
const byProcedure = (
  customer: CheckedCustomer,
  exempt: "prepaid" | "return",
  asOf: EpochDay,
): FailedCheck[] =>
  exempt === "return"
    ? []
    : byClassAndEvents(customer, false, asOf).filter(({ code }) => code === "in_procedure");

const checkpointOf = ({ kind = "order" }: CheckedOrder): Checkpoint =>
  kind === "opportunity" ? "quote" : kind;

/** What the exposure already holds of this document. */
function countedBefore({ order, countedOrders = [] }: OrderCheckInput): CountedOrder[] {
  const key = referenceKey(order.documentNumber);
  if (key === "") return [];
  return countedOrders.filter(
    ({ number, status }) => countsInExposure(status) && referenceKey(number) === key,
  );
}

const sumOf = (orders: readonly CountedOrder[]): number =>
  orders.reduce((sum, { amountCents }) => sum + amountCents, 0);

const takenOut = (counted: readonly CountedOrder[], { exposure }: CheckedCustomer): number =>
  Math.min(sumOf(counted), Math.max(0, exposure.ordersCents + exposure.toInvoiceCents));

function passedOn(counted: readonly CountedOrder[], financedCents: number | null): EpochDay | null {
  if (financedCents === null || sumOf(counted) < financedCents) return null;
  return counted.reduce<EpochDay | null>(
    (latest, { day }) => (day === undefined ? latest : Math.max(day, latest ?? day)),
    null,
  );
}

const agedTo = (asOf: EpochDay, customer: CheckedCustomer, days: number): number =>
  days > 0 ? days + Math.max(0, asOf - customer.asOf) : 0;

/** Rules of the assessment that stop orders by overdue on confirmed terms (POLICY 1.4). */
const BLOCKING: ReadonlySet<string> = new Set(["overdue_beyond_d", "overdue_beyond_e"]);

const isFirm = ({ overdueAssumed, reasons }: CheckedCustomer): boolean =>
  !overdueAssumed || reasons.some(({ code }) => BLOCKING.has(code));

/** Classes A and B only, the smaller of share and amount, nothing overdue, once per limit, and only an excess fails. */
function toleranceOf(
  { policy, toleranceUsed = false, asOf }: OrderCheckInput,
  customer: CheckedCustomer,
  exposureCents: number,
  failed: readonly FailedCheck[],
): number {
  const { toleranceBasisPoints, toleranceCents, toleranceClasses } = policy.order;
  const limitCents = customer.limitInForce.amountCents;
  const classAllows = toleranceClasses.some((allowed) => allowed === customer.riskClass);
  if (limitCents === null || !classAllows || toleranceUsed || exposureCents > limitCents) return 0;
  const oldest = Math.max(customer.oldestOverdueDays, customer.oldestItemDays ?? 0);
  if (agedTo(asOf, customer, oldest) > policy.behaviour.graceDays) return 0;
  if (failed.some(({ code }) => code !== "over_limit")) return 0;
  return Math.min(mulDiv(limitCents, toleranceBasisPoints, 10_000), toleranceCents);
}

function verdictOf(
  failed: readonly FailedCheck[],
  { marks, limitInForce }: CheckedCustomer,
  afterCents: number | null,
  toleranceCents: number,
): OrderVerdict {
  if (failed.some(({ severity }) => severity === "block")) return "blocked";
  if (failed.length === 0) return "within_limit";
  if (marks.includes("no_ledger") && limitInForce.kind === "none") return "unknown";
  const onlyOver = failed.every(({ code }) => code === "over_limit");
  const inside = afterCents !== null && afterCents - (limitInForce.amountCents ?? 0) <= toleranceCents;
  return onlyOver && inside && toleranceCents > 0 ? "within_tolerance" : "ask";
}

function conditionOf(
  { depositCents = 0 }: CheckedOrder,
  exempt: OrderCheck["exempt"],
  verdict: OrderVerdict,
): OrderCondition | null {
  if (!passes({ verdict })) return null;
  if (exempt === "prepaid") return "payment_with_order";
  return exempt === null && depositCents > 0 ? "deposit" : null;
}

/** Failures that say that the data cannot tell. */
const CANNOT_TELL: ReadonlySet<OrderCheckCode> = new Set([
  "stale_ledger",
  "no_ledger",
  "no_limit_set",
  "not_rated",
  "currency_not_known",
  "identity_mismatch",
  "limit_expired",
]);

function wouldFit(
  order: CheckedOrder,
  verdict: OrderVerdict,
  failed: readonly FailedCheck[],
): boolean | null {
  if (order.kind !== "opportunity") return null;
  if (passes({ verdict })) return true;
  if (order.linkUnconfirmed) return null;
  return failed.every(({ code }) => CANNOT_TELL.has(code)) ? null : false;
}

import type { Assessment, Exposure, LimitInForce, Mark, Reason, RiskClass } from "./assessment.ts";
import type { EpochDay } from "./calendar.ts";
import { mulDiv } from "./money.ts";
import type { OrderFact } from "./order-fact.ts";
import type { Policy } from "./policy.ts";
import { workingDaysBetween } from "./working-days.ts";

export const ORDER_VERDICTS = ["within_limit", "within_tolerance", "ask", "blocked", "unknown"] as const;
export type OrderVerdict = (typeof ORDER_VERDICTS)[number];

/** What can fail, and the figures each carries. `block` ends in "no credit", `ask` in "ask credit". */
export const ORDER_CHECK_CODES = {
  over_limit: ["limitCents", "exposureCents", "afterCents", "overCents", "overBasisPoints"],
  no_limit_set: [],
  no_credit_granted: [],
  limit_expired: ["untilDay"],
  stale_ledger: ["ledgerDay", "workingDays"],
  no_ledger: [],
  overdue_to_ask: ["days", "maximumDays", "overdueCents"],
  overdue_assumed: ["days", "maximumDays", "overdueCents"],
  overdue_blocks: ["days", "maximumDays", "overdueCents"],
  in_default: [],
  in_procedure: ["eventDay"],
  lack_of_funds: ["eventDay", "untilDay"],
  identity_mismatch: ["eventDay"],
} as const satisfies Record<string, readonly string[]>;
export type OrderCheckCode = keyof typeof ORDER_CHECK_CODES;

export type FailedCheck = {
  code: OrderCheckCode;
  severity: "ask" | "block";
  params: Record<string, string | number>;
};

/** What of an assessment the check needs; a synced badge row with figures has it too. */
export type CheckedCustomer = Pick<
  Assessment,
  | "riskClass"
  | "marks"
  | "limitInForce"
  | "exposure"
  | "overdueCents"
  | "overdueAssumed"
  | "oldestOverdueDays"
  | "ledgerDay"
> & { reasons: readonly Reason[] };

export type OrderCheckInput = {
  /** null: nothing is known of this customer. */
  assessment: CheckedCustomer | null;
  order: { amountCents: number; documentNumber: string };
  /** Orders inside the exposure: the one being checked is taken out by its number. */
  countedOrders?: readonly Pick<OrderFact, "number" | "amountCents" | "status">[];
  /** The tolerance of the limit in force was used before: it is granted once per limit. */
  toleranceUsed?: boolean;
  policy: Policy;
  asOf: EpochDay;
};

export type OrderCheck = {
  verdict: OrderVerdict;
  /** Every check that failed, blocks first. */
  failed: FailedCheck[];
  amountCents: number;
  /** Exposure without the checked document, and with it; null when nothing is known. */
  exposureCents: number | null;
  afterCents: number | null;
  limitCents: number | null;
  /** Room left before this order; null without a limit. */
  roomCents: number | null;
  /** What may be exceeded: 0 where no tolerance applies. */
  toleranceCents: number;
  riskClass: RiskClass;
  /** Said beside the verdict, such as "without open orders". */
  marks: Mark[];
  asOf: EpochDay;
  ledgerDay: EpochDay | null;
};

/**
 * Checks an order against limit, overdue, class and freshness (POLICY 3, T-216). Never lets anything pass silently: all
 * failed checks come back with their figures. Amounts in cents, VAT included.
 */
export function checkOrder(input: OrderCheckInput): OrderCheck {
  const { assessment, order, policy, asOf } = input;
  if (assessment === null) return nothingKnown(order.amountCents, asOf);
  const { limitInForce, marks } = assessment;
  const exposureCents = assessment.exposure.totalCents - countedAlready(input, assessment.exposure);
  const afterCents = exposureCents + order.amountCents;
  const failed = [
    ...byClassAndEvents(assessment),
    ...byOverdue(assessment, policy),
    ...byData(assessment, policy, asOf),
    ...byLimit(limitInForce, exposureCents, afterCents),
  ];
  const toleranceCents = toleranceOf(input, assessment, failed);
  const limitCents = limitInForce.amountCents;
  return {
    verdict: verdictOf(failed, assessment, afterCents, toleranceCents),
    failed: [...failed].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === "block" ? -1 : 1)),
    amountCents: order.amountCents,
    exposureCents,
    afterCents,
    limitCents,
    roomCents: limitCents === null ? null : limitCents - exposureCents,
    toleranceCents,
    riskClass: assessment.riskClass,
    marks: [...marks],
    asOf,
    ledgerDay: assessment.ledgerDay,
  };
}

function nothingKnown(amountCents: number, asOf: EpochDay): OrderCheck {
  return {
    verdict: "unknown",
    failed: [],
    amountCents,
    exposureCents: null,
    afterCents: null,
    limitCents: null,
    roomCents: null,
    toleranceCents: 0,
    riskClass: "NR",
    marks: [],
    asOf,
    ledgerDay: null,
  };
}

function countedAlready({ order, countedOrders = [] }: OrderCheckInput, exposure: Exposure): number {
  if (order.documentNumber === "") return 0;
  let counted = 0;
  for (const { number, amountCents, status } of countedOrders) {
    if (number === order.documentNumber && status !== "closed") counted += amountCents;
  }
  return Math.min(counted, exposure.ordersCents + exposure.toInvoiceCents);
}

const PROCEDURES: ReadonlySet<string> = new Set(["event_reorganisation", "event_safeguard"]);

function byClassAndEvents({ riskClass, reasons }: CheckedCustomer): FailedCheck[] {
  const failed: FailedCheck[] = [];
  let procedureOnly = false;
  for (const { code, params } of reasons) {
    if (PROCEDURES.has(code)) {
      procedureOnly = true;
      failed.push({ code: "in_procedure", severity: "ask", params: pick(params, ["eventDay"]) });
    }
    if (code === "event_lack_of_funds") {
      failed.push({
        code: "lack_of_funds",
        severity: "block",
        params: pick(params, ["eventDay", "untilDay"]),
      });
    }
    if (code === "event_identity_mismatch") {
      failed.push({ code: "identity_mismatch", severity: "ask", params: pick(params, ["eventDay"]) });
    }
  }
  const otherDefault = reasons.some(({ code, params }) => params.capClass === "E" && !PROCEDURES.has(code));
  if (riskClass === "E" && (otherDefault || !procedureOnly))
    failed.push({ code: "in_default", severity: "block", params: {} });
  return failed;
}

function pick(params: Reason["params"], names: readonly string[]): Record<string, string | number> {
  const picked: Record<string, string | number> = {};
  for (const name of names) {
    const value = params[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** Rules of the assessment that stop orders by overdue on confirmed terms (POLICY 1.4). */
const BLOCKING: ReadonlySet<string> = new Set(["overdue_beyond_d", "overdue_beyond_e"]);

function byOverdue(customer: CheckedCustomer, policy: Policy): FailedCheck[] {
  const { oldestOverdueDays: days, overdueCents, overdueAssumed, reasons } = customer;
  const { askOverdueDays, blockOverdueDays } = policy.order;
  if (days <= askOverdueDays) return [];
  const blocks =
    days > blockOverdueDays && (!overdueAssumed || reasons.some(({ code }) => BLOCKING.has(code)));
  if (blocks) {
    return [
      {
        code: "overdue_blocks",
        severity: "block",
        params: { days, maximumDays: blockOverdueDays, overdueCents },
      },
    ];
  }
  const code = overdueAssumed ? "overdue_assumed" : "overdue_to_ask";
  return [{ code, severity: "ask", params: { days, maximumDays: askOverdueDays, overdueCents } }];
}

function byData({ marks, ledgerDay }: CheckedCustomer, policy: Policy, asOf: EpochDay): FailedCheck[] {
  if (ledgerDay === null)
    return marks.includes("no_ledger") ? [{ code: "no_ledger", severity: "ask", params: {} }] : [];
  const workingDays = workingDaysBetween(ledgerDay, asOf);
  if (workingDays <= policy.order.staleAfterWorkingDays) return [];
  return [{ code: "stale_ledger", severity: "ask", params: { ledgerDay, workingDays } }];
}

function byLimit(limit: LimitInForce, exposureCents: number, afterCents: number): FailedCheck[] {
  if (limit.kind === "none") return [{ code: "no_limit_set", severity: "ask", params: {} }];
  const failed: FailedCheck[] = [];
  if (limit.expired)
    failed.push({ code: "limit_expired", severity: "ask", params: { untilDay: limit.until ?? 0 } });
  const limitCents = limit.amountCents;
  if (limitCents === null) return failed;
  if (limitCents === 0) return [...failed, { code: "no_credit_granted", severity: "block", params: {} }];
  const overCents = afterCents - limitCents;
  if (overCents <= 0) return failed;
  const overBasisPoints = mulDiv(overCents, 10_000, limitCents);
  const params = { limitCents, exposureCents, afterCents, overCents, overBasisPoints };
  return [...failed, { code: "over_limit", severity: "ask", params }];
}

/** Classes A and B only, the smaller of share and amount, nothing overdue, once per limit, and only an excess fails. */
function toleranceOf(
  { policy, toleranceUsed = false }: OrderCheckInput,
  { riskClass, limitInForce, oldestOverdueDays }: CheckedCustomer,
  failed: readonly FailedCheck[],
): number {
  const { toleranceBasisPoints, toleranceCents, toleranceClasses } = policy.order;
  const limitCents = limitInForce.amountCents;
  const classAllows = toleranceClasses.some((allowed) => allowed === riskClass);
  if (limitCents === null || !classAllows || toleranceUsed) return 0;
  if (oldestOverdueDays > policy.behaviour.graceDays || failed.some(({ code }) => code !== "over_limit"))
    return 0;
  return Math.min(mulDiv(limitCents, toleranceBasisPoints, 10_000), toleranceCents);
}

function verdictOf(
  failed: readonly FailedCheck[],
  { marks, limitInForce }: CheckedCustomer,
  afterCents: number,
  toleranceCents: number,
): OrderVerdict {
  if (failed.some(({ severity }) => severity === "block")) return "blocked";
  if (marks.includes("no_ledger") && limitInForce.kind === "none") return "unknown";
  if (failed.length === 0) return "within_limit";
  const onlyOver = failed.every(({ code }) => code === "over_limit");
  const inside = afterCents - (limitInForce.amountCents ?? 0) <= toleranceCents;
  return onlyOver && inside && toleranceCents > 0 ? "within_tolerance" : "ask";
}

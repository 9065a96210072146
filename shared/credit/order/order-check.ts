import type { Assessment, Mark, RiskClass } from "../assessment.ts";
import type { EpochDay } from "../calendar.ts";
import type { OrderFact } from "../order-fact.ts";
import type { Policy } from "../policy.ts";
import type { Terms } from "../terms.ts";

export const ORDER_VERDICTS = ["within_limit", "within_tolerance", "ask", "blocked", "unknown"] as const;
export type OrderVerdict = (typeof ORDER_VERDICTS)[number];

/** What a document is on the page. An opportunity is only asked about: it would fit, or would not. */
export const ORDER_KINDS = ["quote", "order", "delivery", "opportunity"] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/** What can fail, and the figures each carries. `block` ends in "no credit", `ask` in "ask credit". */
export const ORDER_CHECK_CODES = {
  over_limit: ["limitCents", "exposureCents", "afterCents", "overCents", "overBasisPoints"],
  group_over_limit: ["ceilingCents", "groupExposureCents", "groupAfterCents", "overCents"],
  no_limit_set: [],
  no_credit_granted: [],
  limit_expired: ["untilDay"],
  stale_ledger: ["ledgerDay", "workingDays"],
  no_ledger: [],
  not_rated: [],
  currency_not_known: ["currency"],
  overdue_to_ask: ["days", "maximumDays", "overdueCents"],
  overdue_assumed: ["days", "maximumDays", "overdueCents"],
  overdue_blocks: ["days", "maximumDays", "overdueCents"],
  overdue_amount: ["overdueCents", "maximumCents", "usedBasisPoints", "maximumBasisPoints"],
  limit_used: ["limitCents", "afterCents", "usedBasisPoints", "maximumBasisPoints"],
  order_amount: ["amountCents", "maximumCents"],
  terms_too_long: ["days", "maximumDays"],
  account_status: ["status"],
  in_default: [],
  in_procedure: ["eventDay"],
  lack_of_funds: ["eventDay", "untilDay"],
  broken_promises: ["count", "untilDay"],
  identity_mismatch: ["eventDay"],
  link_unconfirmed: [],
  warning_under_review: [],
} as const satisfies Record<string, readonly string[]>;
export type OrderCheckCode = keyof typeof ORDER_CHECK_CODES;

export type FailedCheck = {
  code: OrderCheckCode;
  severity: "ask" | "block";
  params: Record<string, string | number>;
};

/** An order inside the exposure, or a reservation: by its number the document being checked is taken out again. */
export type CountedOrder = Pick<OrderFact, "number" | "amountCents" | "status"> & { day?: EpochDay };

/**
 * What of an assessment the check needs; a synced badge row with figures has it too. What has a `?` only sharpens the
 * answer: without it the check is stricter, never milder.
 */
export type CheckedCustomer = Pick<
  Assessment,
  | "asOf"
  | "riskClass"
  | "marks"
  | "limitInForce"
  | "exposure"
  | "overdueCents"
  | "overdueAssumed"
  | "oldestOverdueDays"
  | "ledgerDay"
> & {
  /** At least those that force or cap the class. */
  reasons: readonly Pick<Assessment["reasons"][number], "code" | "params">[];
  /** Age of the oldest undisputed overdue item, however small; the rules go by `oldestOverdueDays`. */
  oldestItemDays?: number;
  /** Day up to which the organization's books are known: they say that somebody without any entry owes nothing. */
  booksDay?: EpochDay | null;
  recommendedLimit?: Pick<Assessment["recommendedLimit"], "amountCents" | "binding">;
  terms?: Terms;
  /** To somebody without any entry: what the facts known of it allow. */
  openingOffer?: { amountCents: number | null } | null;
  /** Public id and group, for rules of a narrower scope. */
  customerId?: string;
  group?: string | null;
  groupStanding?: GroupStanding | null;
};

/** What a group of several customers owes by payer and may owe in all (POLICY 2, 3); `ownCents`: this one's exposure then. */
export type GroupStanding = { exposureCents: number; ownCents: number; ceilingCents: number };

export type CheckedOrder = {
  /** VAT included; negative: a return or credit, which needs no room. */
  amountCents: number;
  documentNumber: string;
  /** Absent: an order. */
  kind?: OrderKind;
  /** Terms on the document, where it names any. */
  terms?: Pick<Terms, "kind" | "days"> | null;
  /** Paid with the order or before delivery: asks for no credit. */
  prepaid?: boolean;
  /** Paid before delivery; the rest is what is financed. */
  depositCents?: number;
  /** A framework order counts by what is called off and delivered, never by the frame: this much of it now. */
  callOffCents?: number | null;
  /** ISO 4217; absent: the organization's. */
  currency?: string;
  /** Whose order it is rests on one member's pick: never a firm verdict, neither way (POLICY 6). */
  linkUnconfirmed?: boolean;
};

export type OrderCheckInput = {
  /** null: nothing is known of this customer. */
  assessment: CheckedCustomer | null;
  order: CheckedOrder;
  countedOrders?: readonly CountedOrder[];
  /** The tolerance of the limit in force was used before: it is granted once per limit. */
  toleranceUsed?: boolean;
  /** Currency of the organization. */
  currency?: string;
  policy: Policy;
  asOf: EpochDay;
};

/** What the customer has to do before the verdict holds. */
export type OrderCondition = "deposit" | "payment_with_order";

export type OpeningOffer = { amountCents: number; termsDays: number; fits: boolean };

export type OrderCheck = {
  verdict: OrderVerdict;
  /** Every check that failed, blocks first. */
  failed: FailedCheck[];
  amountCents: number;
  /** What of the amount asks for credit: without deposit, a frame by its call-off; null in a currency without a rate. */
  financedCents: number | null;
  /** Exposure without the checked document, and with it; null when nothing is known. */
  exposureCents: number | null;
  afterCents: number | null;
  limitCents: number | null;
  /** Room left before this order; null without a limit. */
  roomCents: number | null;
  /** What may be exceeded: 0 where no tolerance applies. */
  toleranceCents: number;
  /** Why nothing was to check: paid beforehand, or goods come back. */
  exempt: "prepaid" | "return" | null;
  /** The verdict is pending until this is booked or proved. */
  condition: OrderCondition | null;
  /** Opportunities alone; null where the data cannot tell. */
  wouldFit: boolean | null;
  /** What may be proposed to a customer without a limit of its own; never granted by itself. */
  openingOffer: OpeningOffer | null;
  riskClass: RiskClass;
  /** Said beside the verdict, such as "without open orders". */
  marks: Mark[];
  asOf: EpochDay;
  ledgerDay: EpochDay | null;
};

export const passes = ({ verdict }: Pick<OrderCheck, "verdict">): boolean =>
  verdict === "within_limit" || verdict === "within_tolerance";

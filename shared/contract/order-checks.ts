import * as z from "zod";
import {
  ORDER_CHECK_CODES,
  ORDER_KINDS,
  ORDER_VERDICTS,
  type OrderCheckCode,
} from "../credit/order/order-check.ts";
import { Cents, IsoDate, MarkCode, RiskClassCode, Role, Terms, Uuid } from "./common.ts";
import { ReleaseOfOrder, RequestDocument } from "./releases.ts";

const CODES = Object.keys(ORDER_CHECK_CODES) as [OrderCheckCode, ...OrderCheckCode[]];
const AmountCents = z.int().min(0).max(1e15);

/** POST /v1/order-checks: the facts of a document on the page; the verdict is the server's. Nothing is recorded. */
export const OrderCheckRequest = z.object({
  customerId: Uuid,
  /** VAT included, in minor units of `currency`, as deposit and call-off are; negative: a return or a credit. */
  amountCents: Cents,
  /** ISO 4217, as on the page. Another one than the organization's is converted by its rates, or the verdict asks. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** As printed; what the exposure already holds under this number is not counted twice. */
  documentNumber: z.string().trim().max(100).default(""),
  /** The record it is, where a page shows it: what was granted for this very document counts. */
  document: RequestDocument.nullable().default(null),
  kind: z.enum(ORDER_KINDS).default("order"),
  terms: Terms.pick({ kind: true, days: true }).nullable().default(null),
  prepaid: z.boolean().default(false),
  depositCents: AmountCents.default(0),
  /** A framework order: what of it is called off now; null: no framework order. */
  callOffCents: AmountCents.nullable().default(null),
  /** The customer is one member's pick for a page's record: the verdict asks. */
  linkUnconfirmed: z.boolean().default(false),
  /** Also finds what would make it pass, and the dated room; reads the whole ledger of the customer. */
  ways: z.boolean().default(false),
});
export type OrderCheckRequest = z.infer<typeof OrderCheckRequest>;

/** Days in `params` (names ending in Day) are epoch days, as in reasons. */
export const FailedOrderCheck = z.object({
  code: z.enum(CODES),
  severity: z.enum(["ask", "block"]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Cents; absent for members who may see the class alone. */
export const OrderCheckFigures = z.object({
  amountCents: Cents,
  financedCents: Cents.nullable(),
  exposureCents: z.int().nullable(),
  afterCents: z.int().nullable(),
  limitCents: Cents.nullable(),
  roomCents: z.int().nullable(),
  toleranceCents: Cents,
});

/** A rate is what one unit of the currency is worth in the organization's, times 10^8. */
export const OrderConversion = z.object({
  currency: z.string(),
  amountMinor: z.int(),
  amountCents: Cents,
  rateE8: z.int(),
  date: IsoDate,
});
export type OrderConversion = z.infer<typeof OrderConversion>;

const Expected = z.object({
  reference: z.string(),
  amountCents: Cents,
  dueDate: IsoDate,
  /** Rests on terms nobody confirmed: shown with "≈". */
  dueAssumed: z.boolean(),
});

/** Room today, and on the days on which open documents are usually paid. */
export const DatedRoom = z.object({
  roomCents: z.int(),
  /** Days this customer usually pays after the due date; null: no history. */
  usualDelayDays: z.int().nullable(),
  steps: z.array(z.object({ date: IsoDate, roomCents: z.int(), payments: z.array(Expected) })),
});
export type DatedRoom = z.infer<typeof DatedRoom>;

/** GET /v1/customers/{id}/dated-room: null where no limit bounds the customer, or nothing is sold on credit. */
export const DatedRoomReply = z.object({ datedRoom: DatedRoom.nullable() });
export type DatedRoomReply = z.infer<typeof DatedRoomReply>;

const WayDocument = z.object({
  itemId: z.string(),
  reference: z.string(),
  amountCents: Cents,
  dueDate: IsoDate,
  daysLate: z.int(),
});

/** A change after which the same order passes; `verdict` is what it then gets. */
export const OrderWay = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("temporary_limit"),
    verdict: z.enum(ORDER_VERDICTS),
    limitCents: Cents,
    until: IsoDate,
    /** Id of the member within whose authority it lies. */
    authority: z.string(),
    /** The same in words; without a name where the asker need not know it. Absent from older servers. */
    grantedBy: z.object({ name: z.string().nullable(), role: Role }).optional(),
  }),
  z.object({
    kind: z.literal("insurer_cover"),
    verdict: z.enum(ORDER_VERDICTS),
    insuredCents: Cents,
    limitCents: Cents,
  }),
  z.object({
    kind: z.literal("first_delivery"),
    verdict: z.enum(ORDER_VERDICTS),
    firstCents: Cents,
    restCents: Cents,
    restFrom: IsoDate,
    references: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("pay_overdue"),
    verdict: z.enum(ORDER_VERDICTS),
    documents: z.array(WayDocument),
    amountCents: Cents,
    depositCents: Cents,
  }),
  z.object({ kind: z.literal("deposit"), verdict: z.enum(ORDER_VERDICTS), depositCents: Cents }),
  z.object({ kind: z.literal("payment_with_order"), verdict: z.enum(ORDER_VERDICTS), amountCents: Cents }),
]);
export type OrderWay = z.infer<typeof OrderWay>;

export const OrderCheckReply = z.object({
  customerId: Uuid,
  verdict: z.enum(ORDER_VERDICTS),
  /** All of them, blocks first; without figures for members who may see the class alone. */
  failed: z.array(FailedOrderCheck),
  figures: OrderCheckFigures.nullable(),
  exempt: z.enum(["prepaid", "return"]).nullable(),
  /** The verdict is pending until this is booked or proved. */
  condition: z.enum(["deposit", "payment_with_order"]).nullable(),
  /** Opportunities alone; null where the data cannot tell. */
  wouldFit: z.boolean().nullable(),
  openingOffer: z.object({ amountCents: Cents, termsDays: z.int(), fits: z.boolean() }).nullable(),
  /** By which rate the amount came into the organization's currency, to the nearest cent. Absent where it was in it. */
  conversion: OrderConversion.optional(),
  /** What a person granted for this document, where it changes the verdict or may; absent from older servers. */
  release: ReleaseOfOrder.nullable().optional(),
  riskClass: RiskClassCode,
  marks: z.array(MarkCode),
  /** Revision of the organization at which it was answered, and version of the policy. */
  revision: z.int(),
  policyVersion: z.int(),
  asOf: IsoDate,
  /** How old the data are: the day up to which the books are known, and working days since. */
  ledgerDate: IsoDate.nullable(),
  ledgerWorkingDays: z.int().nullable(),
  /** Only where asked for, and for members who may see figures. */
  ways: z
    .object({
      datedRoom: DatedRoom.nullable(),
      /** First day on which the whole order passes if payments come as usual. */
      fitsFrom: IsoDate.nullable(),
      ways: z.array(OrderWay),
    })
    .nullable(),
});
export type OrderCheckReply = z.infer<typeof OrderCheckReply>;

/** POST /v1/order-confirmations: the order is taken; the server checks it anew and reserves its amount if it passes. */
export const OrderConfirmation = OrderCheckRequest.omit({ ways: true, kind: true });
export type OrderConfirmation = z.infer<typeof OrderConfirmation>;
/** `reserved` false: it does not pass as it is, and nothing was reserved. */
export const OrderConfirmationReply = z.object({ reserved: z.boolean(), check: OrderCheckReply });
export type OrderConfirmationReply = z.infer<typeof OrderConfirmationReply>;

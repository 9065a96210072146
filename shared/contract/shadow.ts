import * as z from "zod";
import { ORDER_VERDICTS } from "../credit/order/order-check.ts";
import { Cents, Cursor, IsoDate, RiskClassCode, Uuid } from "./common.ts";
import { FailedOrderCheck } from "./order-checks.ts";
import { OrderOutcome } from "./order-outcome.ts";
import { ORGANIZATION_MODES } from "./roles.ts";

export { ORGANIZATION_MODES, seesNothingYet } from "./roles.ts";

export const OrganizationMode = z.enum(ORGANIZATION_MODES);
export type OrganizationMode = z.infer<typeof OrganizationMode>;

/** GET /v1/shadow-orders (analyst, admin): a page goes over some customers; go on with `next` until there is none. */
export const ShadowQuery = z.object({
  from: IsoDate.optional(),
  cursor: Cursor.optional(),
});
export type ShadowQuery = z.infer<typeof ShadowQuery>;

/** An order, or an invoice that no order told of, as the rules would have judged it on the evening before. */
export const ShadowOrder = z.object({
  date: IsoDate,
  customerId: Uuid,
  customerName: z.string(),
  number: z.string(),
  amountCents: Cents,
  verdict: z.enum(ORDER_VERDICTS),
  failed: z.array(FailedOrderCheck),
  riskClass: RiskClassCode,
  /** The limit that counted: the one set, else the one recommended that day; null: none. */
  limitCents: Cents.nullable(),
  outcome: OrderOutcome,
});
export type ShadowOrder = z.infer<typeof ShadowOrder>;

export const ShadowPage = z.object({
  /** Days gone over, the last one today. */
  from: IsoDate,
  to: IsoDate,
  /** `invoices`: no orders are imported, invoices stand for them. */
  basis: z.enum(["orders", "invoices"]),
  orders: z.array(ShadowOrder),
  /** Customers gone over so far, and in all. */
  done: z.int(),
  total: z.int(),
  next: Cursor.nullable(),
});
export type ShadowPage = z.infer<typeof ShadowPage>;

import * as z from "zod";
import { BINDING_TERMS, MARKS, RISK_CLASSES } from "../credit/assessment.ts";
import { ROLES } from "./roles.ts";

export { decidesLinks, LINK_DECIDERS } from "./roles.ts";

/** Integer minor units of the organization's currency. */
export const Cents = z.int().min(-1e15).max(1e15);
export const IsoDate = z.iso.date();
export const Uuid = z.uuid();
/** Opaque keyset cursor; absent on the last page. */
export const Cursor = z.string().max(200);
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;
export const RiskClassCode = z.enum(RISK_CLASSES);
export const MarkCode = z.enum(MARKS);
export const BindingTermCode = z.enum(BINDING_TERMS);
export const ReasonText = z.string().trim().min(3).max(500);

export const Reason = z.object({
  code: z.string(),
  axis: z.enum(["pays", "lasts", "rule"]),
  centipoints: z.int(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const Terms = z.object({
  kind: z.enum(["net", "eom_a", "eom_b"]),
  days: z.int().min(0).max(365),
  assumed: z.boolean(),
});

export const Aging = z.object({
  notDueCents: Cents,
  days1To30Cents: Cents,
  days31To60Cents: Cents,
  days61To90Cents: Cents,
  over90Cents: Cents,
  unallocatedCents: Cents,
});

export const Exposure = z.object({
  totalCents: Cents,
  openItemsCents: Cents,
  billsCents: Cents,
  toInvoiceCents: Cents,
  ordersCents: Cents,
  depositsCents: Cents,
  unappliedCents: Cents,
});

export const LimitInForce = z.object({
  kind: z.enum(["temporary", "approved", "unlimited", "none"]),
  amountCents: Cents.nullable(),
  until: IsoDate.nullable(),
  expired: z.boolean(),
});

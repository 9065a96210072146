import * as z from "zod";
import { ENTRY_KINDS } from "../credit/entry.ts";
import {
  Cents,
  Cursor,
  IsoDate,
  LimitInForce,
  Reason,
  ReasonText,
  RiskClassCode,
  Terms,
  Uuid,
} from "./common.ts";
import { BadgeRow } from "./sync.ts";

/** GET /v1/customers?query=&filter=&cursor=&limit= */
export const CustomerSummary = z.object({
  id: Uuid,
  name: z.string(),
  siren: z.string().nullable(),
  accountNumbers: z.array(z.string()),
  riskClass: RiskClassCode,
  scorePoints: z.int().nullable(),
  exposureCents: Cents.nullable(),
  overdueCents: Cents.nullable(),
  recommendedLimitCents: Cents.nullable(),
  limit: LimitInForce.nullable(),
  headroomCents: Cents.nullable(),
  repCode: z.string().nullable(),
});
export type CustomerSummary = z.infer<typeof CustomerSummary>;
export const CustomerFilter = z.enum([
  "all",
  "no_limit",
  "over_limit",
  "limit_differs",
  "limit_expired",
  "overdue",
  "not_rated",
]);
export type CustomerFilter = z.infer<typeof CustomerFilter>;
export const CustomerSort = z.enum(["name", "exposure", "overdue", "score"]);
export type CustomerSort = z.infer<typeof CustomerSort>;
export const CustomerPage = z.object({
  customers: z.array(CustomerSummary),
  next: Cursor.nullable(),
  total: z.int(),
});
export type CustomerPage = z.infer<typeof CustomerPage>;

export const EVENT_KINDS = [
  "liquidation",
  "reorganisation",
  "safeguard",
  "plan_resolved",
  "struck_off",
  "returned_for_lack_of_funds",
  "cover_withdrawn",
  "identity_mismatch",
] as const;
export const EventKind = z.enum(EVENT_KINDS);
export type EventKind = z.infer<typeof EventKind>;

export const CreditEvent = z.object({
  id: Uuid,
  kind: EventKind,
  day: IsoDate,
  note: z.string(),
  author: z.string(),
  revokedAt: z.string().nullable(),
});
export const LIMIT_KINDS = ["approved", "temporary", "insured"] as const;
export const LimitEntry = z.object({
  id: Uuid,
  kind: z.enum(LIMIT_KINDS),
  /** null with `unlimited` true: no ceiling by decision. */
  amountCents: Cents.nullable(),
  unlimited: z.boolean(),
  from: IsoDate,
  until: IsoDate.nullable(),
  reason: z.string(),
  author: z.string(),
  recordedAt: z.string(),
  inForce: z.boolean(),
});
export const Dispute = z.object({
  id: Uuid,
  reference: z.string(),
  amountCents: Cents,
  reason: z.string(),
  openedOn: IsoDate,
  closedOn: IsoDate.nullable(),
  author: z.string(),
});

/** GET /v1/customers/{id} */
export const CustomerDetail = z.object({
  badge: BadgeRow,
  terms: Terms,
  repCode: z.string().nullable(),
  accounts: z.array(z.object({ number: z.string(), name: z.string(), source: z.string() })),
  reasons: z.array(Reason),
  daysBeyondTerms: z.int().nullable(),
  limits: z.array(LimitEntry),
  events: z.array(CreditEvent),
  disputes: z.array(Dispute),
  history: z.array(z.object({ asOf: IsoDate, riskClass: RiskClassCode, scorePoints: z.int().nullable() })),
});
export type CustomerDetail = z.infer<typeof CustomerDetail>;

/** One document of the customer's account with what is still open of it. GET /v1/customers/{id}/items?open=&cursor= */
export const Item = z.object({
  id: z.string(),
  kind: z.enum(ENTRY_KINDS),
  reference: z.string(),
  documentDate: IsoDate,
  dueDate: IsoDate.nullable(),
  dueAssumed: z.boolean(),
  amountCents: Cents,
  openCents: Cents,
  daysLate: z.int().nullable(),
  settledOn: IsoDate.nullable(),
  disputed: z.boolean(),
  label: z.string(),
});
export type Item = z.infer<typeof Item>;
export const ItemPage = z.object({ items: z.array(Item), next: Cursor.nullable() });

/** POST /v1/customers/{id}/limits (analyst) */
export const LimitChange = z.object({
  kind: z.enum(LIMIT_KINDS),
  amountCents: z.int().min(0).max(1e14).nullable(),
  unlimited: z.boolean().default(false),
  from: IsoDate,
  until: IsoDate.nullable(),
  reason: ReasonText,
});
/** POST /v1/limits/adopt (analyst): approve the recommended limit of all customers of a filter, or of named ones. */
export const AdoptLimits = z.object({
  customers: z.union([z.array(Uuid).min(1).max(500), z.literal("filter")]),
  filter: CustomerFilter.optional(),
  /** Only where the change is at most this much up or down; null: any. */
  until: IsoDate.nullable(),
  reason: ReasonText,
});
export const AdoptedLimits = z.object({ adopted: z.int(), unchanged: z.int(), skipped: z.int() });
/** POST /v1/customers/{id}/events (analyst) */
export const NewEvent = z.object({ kind: EventKind, day: IsoDate, note: ReasonText });
/** POST /v1/customers/{id}/disputes (analyst) */
export const NewDispute = z.object({
  reference: z.string().trim().min(1).max(100),
  amountCents: z.int().min(1).max(1e14),
  reason: ReasonText,
});
/** PUT /v1/customers/{id}/terms (analyst) */
export const TermsChange = z.object({
  kind: Terms.shape.kind,
  days: Terms.shape.days,
});

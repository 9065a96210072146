import * as z from "zod";
import { ENTRY_KINDS } from "../credit/entry.ts";
import { AssessmentFacts } from "./assessment-facts.ts";
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
import { AuthorityRefusal } from "./errors.ts";
import { BadgeRow } from "./sync.ts";

export const CustomerSummary = z.object({
  id: Uuid,
  name: z.string(),
  siren: z.string().nullable(),
  accountNumbers: z.array(z.string()),
  riskClass: RiskClassCode,
  scorePoints: z.int().nullable(),
  exposureCents: Cents.nullable(),
  overdueCents: Cents.nullable(),
  /** The overdue amount rests on terms that nobody confirmed. */
  overdueAssumed: z.boolean().optional(),
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
/** GET /v1/customers: folded search by name, SIREN or account number. Figures may only be asked by who may see them. */
export const CustomerQuery = z.object({
  query: z.string().trim().max(100).default(""),
  filter: CustomerFilter.default("all"),
  sort: CustomerSort.default("name"),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CustomerQuery = z.infer<typeof CustomerQuery>;
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
  "conciliation",
  "plan_adopted",
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
  /** Of an event read in the gazette: when it was published, and where to read it. */
  publishedOn: IsoDate.nullable().optional(),
  document: z.string().nullable().optional(),
});
export type CreditEvent = z.infer<typeof CreditEvent>;
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
  /** First day on which it no longer holds: ended by a person, or replaced by a later one of its kind. */
  endedOn: IsoDate.nullable().optional(),
  inForce: z.boolean(),
});
export type LimitEntry = z.infer<typeof LimitEntry>;
export const Dispute = z.object({
  id: Uuid,
  reference: z.string(),
  amountCents: Cents,
  reason: z.string(),
  openedOn: IsoDate,
  closedOn: IsoDate.nullable(),
  author: z.string(),
});
export type Dispute = z.infer<typeof Dispute>;

/** GET /v1/customers/{id} */
export const CustomerDetail = z.object({
  badge: BadgeRow,
  terms: Terms,
  repCode: z.string().nullable(),
  accounts: z.array(z.object({ number: z.string(), name: z.string(), source: z.string() })),
  reasons: z.array(Reason),
  daysBeyondTerms: z.int().nullable(),
  facts: AssessmentFacts.optional(),
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

/** GET /v1/customers/{id}/items: open or settled ones alone, or both. */
export const ItemQuery = z.object({
  open: z.enum(["true", "false"]).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ItemPage = z.infer<typeof ItemPage>;
export type ItemQuery = z.infer<typeof ItemQuery>;

/** POST /v1/customers/{id}/limits (analyst) */
export const LimitChange = z
  .object({
    kind: z.enum(LIMIT_KINDS),
    amountCents: z.int().min(0).max(1e14).nullable(),
    unlimited: z.boolean().default(false),
    from: IsoDate,
    until: IsoDate.nullable(),
    reason: ReasonText,
    /**
     * Approved limits: id of the one the author saw standing, null for none. Somebody else's change in between is
     * then refused as `stale_version`; absent: not compared.
     */
    replaces: Uuid.nullable().optional(),
  })
  .refine((change) => change.unlimited === (change.amountCents === null), {
    path: ["amountCents"],
    message: "either an amount or unlimited",
  })
  .refine((change) => !(change.kind === "insured" && change.unlimited), {
    path: ["unlimited"],
    message: "cover has an amount",
  })
  .refine((change) => change.kind !== "temporary" || change.until !== null, {
    path: ["until"],
    message: "a temporary limit has an end",
  })
  .refine((change) => change.until === null || change.until >= change.from, {
    path: ["until"],
    message: "before its start",
  });
export type LimitChange = z.infer<typeof LimitChange>;
/** POST /v1/customers/{id}/limits/{limitId}/end, …/events/{eventId}/revoke, …/disputes/{disputeId}/close (analyst) */
export const Ending = z.object({ reason: ReasonText });
export type Ending = z.infer<typeof Ending>;
/** Reply to every change of a customer: id of what was recorded or changed. The assessment is made again by then. */
export const Recorded = z.object({ id: Uuid });
export type Recorded = z.infer<typeof Recorded>;
/**
 * POST /v1/limits/adopt (analyst): approve the recommended limit of all customers of a filter, or of named ones. One call
 * goes over at most `ADOPT_CUSTOMERS` of them; `next` then says where the following call goes on (`after`).
 */
export const AdoptLimits = z
  .object({
    customers: z.union([z.array(Uuid).min(1).max(500), z.literal("filter")]),
    filter: CustomerFilter.optional(),
    until: IsoDate.nullable(),
    reason: ReasonText,
    after: Cursor.nullable().optional(),
  })
  .refine((adopt) => (adopt.customers === "filter") === (adopt.filter !== undefined), {
    path: ["filter"],
    message: "a filter or named customers",
  });
export type AdoptLimits = z.infer<typeof AdoptLimits>;
export const ADOPT_CUSTOMERS = 500;
/**
 * `unchanged`: the same limit already stands. `skipped`: nothing is recommended, or unlimited by a person's decision.
 * `beyondAuthority`: more than this member may grant alone; those limits stay as they are, `granters` could adopt some of them.
 */
export const AdoptedLimits = z.object({
  adopted: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  beyondAuthority: z.int().default(0),
  granters: AuthorityRefusal.shape.granters.default([]),
  next: Cursor.nullable(),
});
export type AdoptedLimits = z.infer<typeof AdoptedLimits>;
/** POST /v1/customers/{id}/events (analyst) */
export const NewEvent = z.object({ kind: EventKind, day: IsoDate, note: ReasonText });
export type NewEvent = z.infer<typeof NewEvent>;
/** POST /v1/customers/{id}/disputes (analyst) */
export const NewDispute = z.object({
  reference: z.string().trim().min(1).max(100),
  amountCents: z.int().min(1).max(1e14),
  reason: ReasonText,
});
export type NewDispute = z.infer<typeof NewDispute>;
/** PUT /v1/customers/{id}/natural-person (analyst, admin): a sole trader or somebody who trades in their own name. */
export const NaturalPersonChange = z.object({ isPerson: z.boolean() });
export type NaturalPersonChange = z.infer<typeof NaturalPersonChange>;

/** PUT /v1/customers/{id}/terms (analyst) */
export const TermsChange = z.object({
  kind: Terms.shape.kind,
  days: Terms.shape.days,
});
export type TermsChange = z.infer<typeof TermsChange>;
/** POST and DELETE (as query) /v1/customers/{id}/links (analyst): a record of a site is this customer, for everyone. */
export const LinkChange = z.object({
  site: z.string().regex(/^[a-z0-9-]{1,40}$/),
  origin: z.string().regex(/^https?:\/\/[a-z0-9.:[\]-]{1,180}$/),
  tenant: z.string().max(120),
  kind: z.string().trim().min(1).max(40),
  externalId: z.string().trim().min(1).max(200),
});

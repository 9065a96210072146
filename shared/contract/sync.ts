import * as z from "zod";
import {
  Aging,
  BindingTermCode,
  Cents,
  Exposure,
  IsoDate,
  LimitInForce,
  MarkCode,
  Reason,
  RiskClassCode,
  Terms,
  Uuid,
} from "./common.ts";
import { Visibility } from "./me.ts";
import { OutsideShown } from "./outside.ts";

export const CustomerLink = z.object({
  site: z.string().max(40),
  origin: z.string().max(200),
  tenant: z.string().max(120),
  kind: z.string().max(40),
  externalId: z.string().max(200),
});
export type CustomerLink = z.infer<typeof CustomerLink>;

/** Orders of a customer that a copy can take out of the exposure by their number: the youngest. */
export const CARRIED_ORDERS = 20;

/** What the order check needs beside the figures that are shown. Absent in rows of older versions. */
export const BadgeOrderFacts = z.object({
  terms: Terms,
  group: z.string().optional(),
  /** Where the customer has no entry: day up to which the books are known all the same. */
  booksDate: IsoDate.optional(),
  /** VAT on this customer's own invoices, where the ledger tells: 2000 is 20 %. */
  vatBasisPoints: z.int().min(0).max(5_000).optional(),
  /** An order used the tolerance of the limit in force: it is granted once per limit. */
  toleranceUsed: z.literal(true).optional(),
  /** Where the customer has no entry: what may be offered to begin with. */
  openingCents: Cents.optional(),
  /** Reasons that force or cap the class, however many. */
  rules: z.array(Reason.pick({ code: true, params: true })).optional(),
  orders: z
    .array(
      z.object({
        number: z.string(),
        amountCents: Cents,
        status: z.enum(["open", "delivered"]),
        date: IsoDate,
      }),
    )
    .max(CARRIED_ORDERS)
    .optional(),
});
export type BadgeOrderFacts = z.infer<typeof BadgeOrderFacts>;

/** Money of a badge and its card; absent when the member may see the class alone. */
export const BadgeFigures = z.object({
  headroomCents: Cents.nullable(),
  limit: LimitInForce,
  recommendedLimitCents: Cents.nullable(),
  binding: BindingTermCode,
  exposure: Exposure,
  overdueCents: Cents,
  overdueAssumed: z.boolean(),
  /** Age of the oldest overdue that counts in rules. */
  oldestOverdueDays: z.int(),
  /** Age of the oldest undisputed overdue item, however small: the one to show. */
  oldestItemDays: z.int().optional(),
  disputedCents: Cents,
  aging: Aging,
  scorePoints: z.int().nullable(),
  paysPoints: z.int().nullable(),
  lastsPoints: z.int().nullable(),
  coveragePercent: z.int(),
  trend: z.object({ recentPoints: z.int().nullable(), yearPoints: z.int().nullable() }),
  /** The main ones, at most four. */
  reasons: z.array(Reason),
  order: BadgeOrderFacts.optional(),
  /** The announced payment that falls due next: until then nobody chases for it. */
  promised: z.object({ on: IsoDate, missingCents: Cents }).optional(),
  /** The group this customer belongs to, of two members or more: what all of them owe, by payer (POLICY 3). */
  group: z
    .object({
      name: z.string(),
      members: z.int(),
      exposureCents: Cents,
      /** What all of them may owe; null or absent: nothing bounds the group. */
      ceilingCents: Cents.nullable().optional(),
    })
    .optional(),
});
export type BadgeFigures = z.infer<typeof BadgeFigures>;

/** One customer as the extension keeps it: enough to match, badge and card. */
export const BadgeRow = z.object({
  id: Uuid,
  revision: z.int(),
  name: z.string(),
  /** Other spellings and trade names. */
  otherNames: z.array(z.string()),
  siren: z.string().nullable(),
  sirets: z.array(z.string()),
  vats: z.array(z.string()),
  domains: z.array(z.string()),
  accountNumbers: z.array(z.string()),
  links: z.array(CustomerLink),
  riskClass: RiskClassCode,
  marks: z.array(MarkCode),
  asOf: IsoDate,
  ledgerDate: IsoDate.nullable(),
  figures: BadgeFigures.nullable(),
  /** Identified at the register, and no ledger knows it yet. */
  prospect: z.literal(true).optional(),
  /** What is known of it from outside the ledger. */
  outside: OutsideShown.optional(),
  /** In the member's own portfolio, where the view holds others' customers too. */
  own: z.literal(true).optional(),
});
export type BadgeRow = z.infer<typeof BadgeRow>;

export const SYNC_PAGE_ROWS = 500;

/** Without `after`: everything later than `revision`. */
export const SyncQuery = z.object({
  viewKey: z.string().max(64).optional(),
  revision: z.coerce.number().int().min(0).default(0),
  after: Uuid.optional(),
  limit: z.coerce.number().int().min(1).max(SYNC_PAGE_ROWS).default(SYNC_PAGE_ROWS),
});
export type SyncQuery = z.infer<typeof SyncQuery>;

/** GET /v1/sync?viewKey=&revision=&after=: rows changed after (revision, id), in that order. */
export const SyncPage = z.object({
  viewKey: z.string(),
  /** True: the cursor was of another view or too old; wipe, then read from revision 0. */
  reset: z.boolean(),
  /** Organization revision this page was read at. */
  revision: z.int(),
  rows: z.array(BadgeRow),
  removed: z.array(z.object({ id: Uuid, revision: z.int() })),
  /** Cursor to continue with; null when this page reaches `revision`. */
  next: z.object({ revision: z.int(), after: Uuid }).nullable(),
  visibility: Visibility,
  /** Last day of the gazette that was read whole; absent: nobody reads it. */
  gazetteReadUpTo: IsoDate.optional(),
  /** Rows in this member's view, for progress: counted while pages follow, 0 on the last page. */
  totalRows: z.int(),
});
export type SyncPage = z.infer<typeof SyncPage>;

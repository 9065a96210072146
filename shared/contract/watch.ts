import * as z from "zod";
import { Cursor, IsoDate, Uuid } from "./common.ts";
import { EventKind } from "./customers.ts";
import { OutsideEventKind } from "./outside.ts";

/** Why a person has to look: each has words in every language. */
export const REVIEW_REASONS = [
  "unknown_wording",
  "natural_person",
  "name_only",
  "ceased_in_register",
  "merged_in_register",
  "vat_invalid",
  "bad_record",
  "same_name_as_prospect",
] as const;
export const ReviewReason = z.enum(REVIEW_REASONS);
export type ReviewReason = z.infer<typeof ReviewReason>;

/** `event`: it was recorded as an event; `nothing`: it changes nothing; `taken_back`: the source took it back itself. */
export const REVIEW_OUTCOMES = ["event", "nothing", "same", "taken_back"] as const;
export const ReviewOutcome = z.enum(REVIEW_OUTCOMES);

const About = z.object({ customerId: Uuid, name: z.string(), siren: z.string().nullable() });

export const WatchItem = z.object({
  id: Uuid,
  about: About,
  reason: ReviewReason,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Address of the source document. */
  document: z.string().nullable(),
  raisedAt: z.iso.datetime(),
  outcome: ReviewOutcome.nullable(),
  note: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
});
export type WatchItem = z.infer<typeof WatchItem>;

/** GET /v1/watch-items?state= (analyst, admin) */
export const WatchItemQuery = z.object({
  state: z.enum(["open", "settled"]).default("open"),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const WatchItemPage = z.object({
  items: z.array(WatchItem),
  next: Cursor.nullable(),
  open: z.int(),
});
export type WatchItemPage = z.infer<typeof WatchItemPage>;

/**
 * POST /v1/watch-items/{id}/settlement (analyst, admin). `event`: what it means, recorded as an event of that day; `same`: the
 * prospect and the customer are one firm. `nothing`: a note says why.
 */
export const Settlement = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("event"),
    kind: EventKind,
    day: IsoDate,
    note: z.string().trim().max(500).default(""),
  }),
  z.object({ outcome: z.literal("same"), note: z.string().trim().max(500).default("") }),
  z.object({ outcome: z.literal("nothing"), note: z.string().trim().min(3).max(500) }),
]);
export type Settlement = z.infer<typeof Settlement>;

/** What the sources told lately of the organization's own, the youngest first. GET /v1/outside-events */
export const OutsideNews = z.object({
  about: About,
  kind: OutsideEventKind,
  on: IsoDate,
  publishedOn: IsoDate.nullable(),
  document: z.string().nullable(),
  /** It was annulled, corrected or taken back since. */
  takenBack: z.boolean(),
});
export type OutsideNews = z.infer<typeof OutsideNews>;
export const OutsideNewsPage = z.object({ news: z.array(OutsideNews), next: Cursor.nullable() });
export type OutsideNewsPage = z.infer<typeof OutsideNewsPage>;
export const OutsideNewsQuery = WatchItemQuery.pick({ cursor: true, limit: true });

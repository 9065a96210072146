import * as z from "zod";
import { CREDIT_EVENT_KINDS } from "../credit/credit-event.ts";
import { ITEM_CAUSES } from "../credit/explain/cause.ts";
import {
  BindingTermCode,
  Cents,
  Cursor,
  IsoDate,
  LimitInForce,
  Reason,
  RiskClassCode,
  Terms,
} from "./common.ts";

/**
 * `recorded`: as it was stored on that day. `recomputed`: from what was known then, on a day on which nothing was stored.
 * `replayed`: from books that came later, for days before the first assessment. `today`: from all that is known.
 */
export const Basis = z.enum(["recorded", "recomputed", "replayed", "today"]);
export type Basis = z.infer<typeof Basis>;

/** How a customer stood on a day. */
export const Standing = z.object({
  asOf: IsoDate,
  riskClass: RiskClassCode,
  scoreCentipoints: z.int().nullable(),
  recommendedLimitCents: Cents.nullable(),
  binding: BindingTermCode,
  limit: LimitInForce,
  exposureCents: Cents,
  overdueCents: Cents,
  headroomCents: Cents.nullable(),
  policyVersion: z.int(),
  engineVersion: z.int(),
});
export type Standing = z.infer<typeof Standing>;

export const HistoryPoint = Standing.extend({ basis: Basis });
export type HistoryPoint = z.infer<typeof HistoryPoint>;

/** GET /v1/customers/{id}/history?cursor=&limit=: one point a day on which something changed, the youngest first. */
export const HistoryQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(400).default(100),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;
export const HistoryPage = z.object({
  points: z.array(HistoryPoint),
  /** Scores from which classes A, B and C begin under the policy in force. */
  boundsCentipoints: z.object({ A: z.int(), B: z.int(), C: z.int() }),
  next: Cursor.nullable(),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

const Document = z.object({ itemId: z.string(), reference: z.string(), amountCents: Cents });

const ItemCause = Document.extend({
  kind: z.enum(ITEM_CAUSES),
  /** Day of the payment or credit, else the due date. */
  day: IsoDate.nullable(),
  days: z.int(),
  fromDays: z.int(),
  step: z.int().nullable(),
});

/** The fact, or the rule, behind a difference; ids are those of the customer's items, events and limits. */
export const Cause = z.discriminatedUnion("kind", [
  ItemCause,
  z.object({
    kind: z.enum(["event_began", "event_withdrawn", "event_lapsed"]),
    eventId: z.string(),
    eventKind: z.enum(CREDIT_EVENT_KINDS),
    day: IsoDate,
  }),
  z.object({
    kind: z.enum(["warning_confirmed", "warning_faded", "warning_over"]),
    warningId: z.string(),
    signal: z.string(),
    day: IsoDate,
  }),
  z.object({
    kind: z.literal("promise_due"),
    promiseId: z.string(),
    reference: z.string().nullable(),
    amountCents: Cents,
    day: IsoDate,
  }),
  z.object({
    kind: z.enum(["dispute_opened", "dispute_closed"]),
    reference: z.string(),
    amountCents: Cents,
    day: IsoDate,
  }),
  z.object({
    kind: z.enum(["limit_set", "limit_over"]),
    limitId: z.string(),
    limitKind: z.enum(["approved", "temporary", "insured"]),
    amountCents: Cents.nullable(),
    unlimited: z.boolean(),
    day: IsoDate,
  }),
  z.object({
    kind: z.enum(["order_added", "order_gone"]),
    number: z.string(),
    amountCents: Cents,
    day: IsoDate,
  }),
  z.object({ kind: z.literal("terms_changed"), from: Terms, to: Terms }),
  z.object({ kind: z.literal("outside_changed"), axis: z.enum(["external", "structural", "accounts"]) }),
  z.object({ kind: z.enum(["policy_changed", "engine_changed"]), from: z.int(), to: z.int() }),
  z.object({ kind: z.literal("facts_restated") }),
  z.object({ kind: z.literal("class_changed"), from: RiskClassCode, to: RiskClassCode }),
  z.object({ kind: z.literal("time_passed"), days: z.int() }),
  z.object({ kind: z.literal("rule"), code: z.string() }),
]);
export type Cause = z.infer<typeof Cause>;

/** One reason of the difference. `centipoints` of all lines add up exactly to the difference of the scores. */
export const ChangeLine = z.object({
  code: z.string(),
  kind: z.enum(["reason", "policy", "engine", "restated"]),
  centipoints: z.int(),
  before: Reason.nullable(),
  after: Reason.nullable(),
  causes: z.array(Cause),
  moreCauses: z.int(),
});
export type ChangeLine = z.infer<typeof ChangeLine>;

/** What moved an amount: effects of the lines and the rest add up exactly to the difference. */
export const AmountChange = z.object({
  beforeCents: Cents,
  afterCents: Cents,
  lines: z.array(z.object({ effectCents: Cents, cause: Cause })),
  restCents: Cents,
  restDocuments: z.int(),
});
export type AmountChange = z.infer<typeof AmountChange>;

/** GET /v1/customers/{id}/changes?from=&to=: two days, the earlier first, none after today. */
export const ChangesQuery = z.object({ from: IsoDate, to: IsoDate }).refine(({ from, to }) => from < to, {
  path: ["to"],
  message: "not after the first day",
});
export type ChangesQuery = z.infer<typeof ChangesQuery>;
export const Changes = z.object({
  from: HistoryPoint,
  to: HistoryPoint,
  /** null while one of the two days has no score. */
  scoreCentipoints: z.int().nullable(),
  lines: z.array(ChangeLine),
  overdue: AmountChange,
  exposure: AmountChange,
  limit: z.array(Cause),
  recommended: z.array(Cause),
});
export type Changes = z.infer<typeof Changes>;

const NamedDocument = Document.extend({ dueDate: IsoDate, daysLate: z.int() });
export const SupposedChange = z.discriminatedUnion("kind", [
  NamedDocument.extend({ kind: z.enum(["pay_item", "credit_dispute", "close_dispute"]) }),
  z.object({ kind: z.literal("set_limit"), amountCents: Cents }),
]);
export type SupposedChange = z.infer<typeof SupposedChange>;

/** GET /v1/customers/{id}/counterfactuals: what would change the class, the score or the room, proved by the same rules. */
export const Counterfactual = z.object({
  change: z.array(SupposedChange),
  costCents: Cents,
  /** Day from which it would hold; later than today for the cure of a default. */
  holdsFrom: IsoDate,
  after: Standing,
});
export type Counterfactual = z.infer<typeof Counterfactual>;
export const CounterfactualList = z.object({ now: Standing, counterfactuals: z.array(Counterfactual) });
export type CounterfactualList = z.infer<typeof CounterfactualList>;

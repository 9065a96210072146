import * as z from "zod";
import { IsoDate, Uuid } from "./common.ts";
import { CustomerReference } from "./customer-reference.ts";

export const COVER_ROWS = 200;

/**
 * What an insurer decided about one customer. `limit`: cover of so much, VAT included; `refused`: none; `withdrawn`: none any
 * more from that day on.
 */
export const CoverRow = CustomerReference.and(
  z.object({
    decision: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("limit"), amountCents: z.int().min(1).max(1e14) }),
      z.object({ kind: z.literal("refused") }),
      z.object({ kind: z.literal("withdrawn") }),
    ]),
    from: IsoDate,
    until: IsoDate.nullable(),
  }),
);
export type CoverRow = z.infer<typeof CoverRow>;

/** POST /v1/insurers/{id}/limits (analyst, admin) */
export const InsurerLimits = z.object({ rows: z.array(CoverRow).min(1).max(COVER_ROWS) });
export type InsurerLimits = z.infer<typeof InsurerLimits>;

/**
 * `unchanged`: it stands so already. `contradicts`: another line decides otherwise about the same customer; neither is taken.
 * `over`: it ended before today.
 */
export const COVER_OUTCOMES = [
  "taken",
  "unchanged",
  "unknown_customer",
  "ambiguous",
  "contradicts",
  "future_day",
  "over",
] as const;
export type CoverOutcome = (typeof COVER_OUTCOMES)[number];

/** One result a row, in their order. */
export const InsurerLimitsRead = z.object({
  results: z.array(
    z.object({
      outcome: z.enum(COVER_OUTCOMES),
      customerId: Uuid.nullable(),
      name: z.string().nullable(),
    }),
  ),
});
export type InsurerLimitsRead = z.infer<typeof InsurerLimitsRead>;

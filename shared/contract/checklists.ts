import * as z from "zod";
import { Cents, IsoDate, RiskClassCode } from "./common.ts";

export const CHECKLIST_OCCASIONS = ["open_account", "first_order"] as const;
export const ChecklistOccasion = z.enum(CHECKLIST_OCCASIONS);
export type ChecklistOccasion = z.infer<typeof ChecklistOccasion>;

export const CHECKLIST_ITEMS = [
  "identity",
  "vat",
  "accounts",
  "references",
  "terms_signed",
  "retention_of_title",
  "insurer",
  "bank_details",
  "contact_verified",
] as const;
export const ChecklistItemCode = z.enum(CHECKLIST_ITEMS);
export type ChecklistItemCode = z.infer<typeof ChecklistItemCode>;

export const ITEM_STATES = ["known", "done", "missing", "outdated", "not_needed"] as const;

export const ChecklistItem = z.object({
  item: ChecklistItemCode,
  state: z.enum(ITEM_STATES),
  /** What it rests on: a code with figures for the sentence; null where nothing is known. */
  ground: z.string().nullable(),
  day: IsoDate.nullable(),
  /** Who ticked it, and what they wrote. */
  by: z.string().nullable(),
  note: z.string(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** GET /v1/customers/{id}/checklist?occasion=&amountCents= */
export const ChecklistQuery = z.object({
  occasion: ChecklistOccasion.default("open_account"),
  amountCents: z.coerce.number().int().min(0).max(1e14).optional(),
});
export const Checklist = z.object({
  occasion: ChecklistOccasion,
  riskClass: RiskClassCode,
  amountCents: Cents,
  items: z.array(ChecklistItem),
});
export type Checklist = z.infer<typeof Checklist>;

/** POST /v1/customers/{id}/checklist-marks: somebody has seen it, or takes that back. */
export const ChecklistTick = z.object({
  occasion: ChecklistOccasion,
  item: ChecklistItemCode,
  done: z.boolean(),
  note: z.string().trim().max(300).default(""),
});
export type ChecklistTick = z.infer<typeof ChecklistTick>;

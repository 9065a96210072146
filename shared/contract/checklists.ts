import * as z from "zod";
import { CHECKLIST_ITEMS, CHECKLIST_OCCASIONS, ITEM_STATES } from "../checklists/checklist.ts";
import { Cents, IsoDate, RiskClassCode } from "./common.ts";

export const ChecklistOccasion = z.enum(CHECKLIST_OCCASIONS);
export type ChecklistOccasion = z.infer<typeof ChecklistOccasion>;

export const ChecklistItemCode = z.enum(CHECKLIST_ITEMS);
export type ChecklistItemCode = z.infer<typeof ChecklistItemCode>;

/** Items that credit alone can know (analyst, admin); of the others anybody who sees the customer may say that they saw them. */
export const CREDIT_ITEMS = [
  "identity",
  "vat",
  "accounts",
  "retention_of_title",
  "insurer",
  "bank_details",
] as const satisfies readonly ChecklistItemCode[];

/** `fact`: a source says it; `contradicted`: a source says the opposite. */
export const CHECKLIST_GROUNDS = ["fact", "person", "contradicted", "below_amount", "not_for_class"] as const;
/** What facts come from. `terms`: the terms of sale; `policy`: the insurance covers so much without asking. */
export const CHECKLIST_SOURCES = [
  "registry",
  "vies",
  "accounts",
  "grade",
  "insurer",
  "policy",
  "terms",
] as const;

export const ChecklistItem = z.object({
  item: ChecklistItemCode,
  state: z.enum(ITEM_STATES),
  /** What it rests on, one of `CHECKLIST_GROUNDS`; null where nothing is known. */
  ground: z.enum(CHECKLIST_GROUNDS).nullable(),
  /** With `fact` and `contradicted`. */
  source: z.enum(CHECKLIST_SOURCES).optional(),
  /** With `fact` and `person`: last day it is fresh enough; null: it does not age. */
  untilOn: IsoDate.nullable().optional(),
  /** With `below_amount`: needed from this amount on. */
  fromCents: Cents.optional(),
  day: IsoDate.nullable(),
  /** Who ticked it, and what they wrote. */
  by: z.string().nullable(),
  /** Number under which the source keeps that it was asked (VIES). */
  proof: z.string().optional(),
  note: z.string(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** GET /v1/customers/{id}/checklist?occasion=&amountCents= (any member who sees the customer) */
export const ChecklistQuery = z.object({
  occasion: ChecklistOccasion.default("open_account"),
  amountCents: z.coerce.number().int().min(0).max(1e14).optional(),
});
export const Checklist = z.object({
  occasion: ChecklistOccasion,
  riskClass: RiskClassCode,
  /** Asked for, else the limit in force or the opening offer; null: not known, then all that the class ever needs is listed. */
  amountCents: Cents.nullable(),
  items: z.array(ChecklistItem),
  /** Missing and outdated items, what weighs most first. */
  gaps: z.array(ChecklistItemCode).optional(),
});
export type Checklist = z.infer<typeof Checklist>;

/** POST /v1/customers/{id}/checklist-marks: somebody has seen it, or takes that back. Answers `{ id }` of the mark. */
export const ChecklistTick = z.object({
  occasion: ChecklistOccasion,
  item: ChecklistItemCode,
  done: z.boolean(),
  note: z.string().trim().max(300).default(""),
});
export type ChecklistTick = z.infer<typeof ChecklistTick>;

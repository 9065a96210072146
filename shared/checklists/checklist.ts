import type { RiskClass } from "../credit/assessment.ts";
import type { EpochDay } from "../credit/calendar.ts";

export const CHECKLIST_OCCASIONS = ["open_account", "first_order"] as const;
export type ChecklistOccasion = (typeof CHECKLIST_OCCASIONS)[number];

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
export type ChecklistItem = (typeof CHECKLIST_ITEMS)[number];

/** A fact from a source that answers an item. */
export type KnownFact = {
  /** Day it was true: of a check its day, of accounts their closing. */
  day: EpochDay;
  /** Code of the source: `registry`, `vies`, `ledger`, … */
  source: string;
  /** False: the source says it does not hold (an invalid VAT number, a firm that ceased). Not the same as not knowing. */
  holds: boolean;
};

/** What a person saw, or takes back (`done` false). */
export type PersonMark = { item: ChecklistItem; done: boolean; by: string; day: EpochDay; note: string };

/** `known`: a source says it; `done`: a person does; `outdated`: it is too long ago. */
export const ITEM_STATES = ["known", "done", "missing", "outdated", "not_needed"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What a state rests on. `untilDay`: last day it is fresh enough; null: it does not age. */
export type Ground =
  | { kind: "fact"; day: EpochDay; source: string; untilDay: EpochDay | null }
  | { kind: "person"; day: EpochDay; by: string; note: string; untilDay: EpochDay | null }
  /** A source says the opposite. */
  | { kind: "contradicted"; day: EpochDay; source: string }
  | { kind: "nothing_known" }
  | { kind: "below_amount"; fromCents: number }
  | { kind: "not_for_class" };

export type CheckedItem = { item: ChecklistItem; state: ItemState; ground: Ground };

/** From which amount on (in cents, VAT included) an item is needed, by class; null: never. NR is a prospect. */
export type FromCents = Readonly<Record<RiskClass, number | null>>;

export type ChecklistRule = {
  fromCents: FromCents;
  /** Older than so many months is outdated; null: it does not age. */
  freshMonths: number | null;
  /** What a gap weighs: the highest is named first. */
  weight: number;
};

export type ChecklistRules = Readonly<
  Record<ChecklistOccasion, Readonly<Record<ChecklistItem, ChecklistRule>>>
>;

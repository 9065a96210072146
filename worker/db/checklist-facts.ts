import { type SQL, sql } from "drizzle-orm";
import type { ChecklistItemCode, ChecklistOccasion } from "#shared/contract/checklists.ts";
import type { Database, Statement } from "./database.ts";
import { checklistMark } from "./outside-schema.ts";

export type MarkFacts = {
  entityId: number;
  occasion: ChecklistOccasion;
  item: ChecklistItemCode;
  done: number;
  day: number;
  note: string;
  /** Name of who said it. */
  by: string;
};
/** An answer of VIES that says yes or no. */
export type VatFacts = {
  entityId: number;
  vat: string;
  checkedAt: number;
  state: "valid" | "invalid";
  /** Proof that it was asked. */
  consultation: string | null;
};

/** What persons ticked about legal entities (a condition on `organization` and `entity_id`), the youngest last. */
export const marksFor = (db: Database, ofEntities: SQL): Statement =>
  db.all<MarkFacts>(sql`
    select entity_id as "entityId", occasion, item, done, day, note,
      coalesce((select u.name from user u where u.id = author), author) as by
    from checklist_mark where ${ofEntities} order by entity_id, recorded_at, id`);

/** The youngest last. */
export const vatsFor = (db: Database, ofEntities: SQL): Statement =>
  db.all<VatFacts>(sql`
    select entity_id as "entityId", vat, checked_at as "checkedAt", state, consultation
    from vat_check where ${ofEntities} and state <> 'unknown' order by entity_id, checked_at`);

export const insertMark = (
  db: Database,
  organization: number,
  mark: Omit<typeof checklistMark.$inferInsert, "organization">,
): Statement => db.insert(checklistMark).values({ ...mark, organization });

import { sql } from "drizzle-orm";
import type { StatementFact } from "#shared/credit/outside/outside-facts.ts";
import type { Database, Statement } from "./database.ts";
import { vatCheck } from "./outside-schema.ts";
import { revisionOf } from "./revision.ts";

export type StatementBody = Omit<StatementFact, "id" | "recordedRevision">;
export type KnownStatement = { closingDay: number; body: string };

/** The last word of a source on each year of a customer. */
export const statementsOf = (
  db: Database,
  organization: number,
  entityId: number,
  source: string,
): Promise<KnownStatement[]> =>
  db.all(sql`
    select closing_day as "closingDay", body, max(recorded_revision) as revision from outside_statement
    where organization = ${organization} and entity_id = ${entityId} and source = ${source}
    group by closing_day`);

/** Years that a source published or changed, at the revision of the batch. */
export const insertStatements = (
  db: Database,
  organization: number,
  entityId: number,
  source: string,
  years: readonly StatementBody[],
  at: number,
): Statement =>
  db.run(sql`
    insert or replace into outside_statement (organization, entity_id, source, closing_day, recorded_revision, body, recorded_at)
    select ${organization}, ${entityId}, ${source}, value ->> 'closingDay', ${revisionOf(organization)}, value, ${at}
    from json_each(${JSON.stringify(years)})`);

export type VatCheckRow = typeof vatCheck.$inferSelect;

export const insertVatCheck = (
  db: Database,
  organization: number,
  check: Omit<VatCheckRow, "organization">,
): Statement =>
  db
    .insert(vatCheck)
    .values({ ...check, organization })
    .onConflictDoNothing();

/** The last answer on each VAT number of a customer. */
export const vatChecksOf = (
  db: Database,
  organization: number,
  entityId: number,
): Promise<Pick<VatCheckRow, "vat" | "checkedAt" | "state" | "why" | "consultation" | "name">[]> =>
  db.all(sql`
    select vat, max(checked_at) as "checkedAt", state, why, consultation, name from vat_check
    where organization = ${organization} and entity_id = ${entityId} group by vat`);

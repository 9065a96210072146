import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { inPortfolio, type Portfolio } from "./list-customers.ts";

export type FoundCustomer = {
  entityId: number;
  publicId: string;
  name: string;
  siren: string | null;
  repCode: string | null;
  termsKind: "net" | "eom_a" | "eom_b" | null;
  termsDays: number | null;
  /** Badge row as JSON, without its revision. */
  badge: string;
  revision: number;
};

/** The assessed customer of a public id, if it is of this organization and in this portfolio. */
export async function findCustomer(
  db: Database,
  organization: number,
  portfolio: Portfolio,
  publicId: string,
): Promise<FoundCustomer | undefined> {
  const [row] = await db.all<FoundCustomer>(sql`
    select e.id as "entityId", e.public_id as "publicId", e.name, e.siren, b.rep_code as "repCode",
      e.terms_kind as "termsKind", e.terms_days as "termsDays", b.body as badge, b.revision
    from legal_entity e
    join badge b on b.organization = e.organization and b.entity_id = e.id
    where e.organization = ${organization} and e.public_id = ${publicId} and b.deleted = 0
      and ${inPortfolio(portfolio)}`);
  return row;
}

export type AccountRow = { id: number; number: string; name: string; source: string };

export type AssessmentRow = {
  asOf: number;
  riskClass: string;
  scoreCentipoints: number | null;
};

/** Terms that a person confirmed. */
export const confirmTermsOf = (
  db: Database,
  organization: number,
  entityId: number,
  terms: { kind: string; days: number },
): Statement =>
  db.run(sql`
    update legal_entity set terms_kind = ${terms.kind}, terms_days = ${terms.days}
    where organization = ${organization} and id = ${entityId}`);

/** Has the nightly run assess these again, should this Worker die before it does so itself. */
export const markDue = (db: Database, organization: number, entityIds: number[], day: number): Statement =>
  db.run(sql`
    update legal_entity set next_change_on = ${day}
    where organization = ${organization} and id in (select value from json_each(${JSON.stringify(entityIds)}))`);

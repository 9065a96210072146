import { sql } from "drizzle-orm";
import { type Database, runBatch } from "./database.ts";
import { exchangeRatesStatement, type RateRow } from "./exchange-rates.ts";

export type CheckRulesRow = {
  revision: number;
  policyVersion: number;
  /** JSON of the policy in force; null: the default. */
  policy: string | null;
  receivablesCents: number;
};

/** What orders are checked by, all of one moment: one transaction. */
export async function readCheckRules(
  db: Database,
  organization: number,
  mostRates: number,
): Promise<{ row: CheckRulesRow; rates: RateRow[] }> {
  const [rows, rates] = (await runBatch(db, [
    db.all(sql`
      select t.revision, t.policy_version as "policyVersion",
        (select p.body from policy p where p.organization = t.number and p.version = t.policy_version) as policy,
        (select coalesce(sum(b.exposure_cents), 0) from badge b
          where b.organization = t.number and b.deleted = 0 and b.exposure_cents > 0) as "receivablesCents"
      from tenant t where t.number = ${organization}`),
    exchangeRatesStatement(db, organization, mostRates),
  ])) as [CheckRulesRow[], RateRow[]];
  const [row] = rows;
  if (!row) throw new Error("an organization without its settings row");
  return { row, rates };
}

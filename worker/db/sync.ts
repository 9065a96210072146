import { type SQL, sql } from "drizzle-orm";
import { type Database, runBatch } from "./database.ts";
import type { Portfolio } from "./list-customers.ts";

/** Place after which a client goes on. */
export type SyncPlace = { revision: number; after: string };

/** A badge row that changed, or (body null) one that the client must forget. */
export type ChangedBadge = { id: string; revision: number; body: string | null; repCode: string | null };

export type Changes = {
  revision: number;
  tombstoneFloor: number;
  /** Last day of the gazette that was read whole. */
  gazetteReadDay: number | null;
  badges: ChangedBadge[];
};

const all = (organization: number, { revision, after }: SyncPlace, limit: number): SQL => sql`
  select public_id as id, revision, case when deleted = 0 then body end as body, rep_code as "repCode" from badge
  where organization = ${organization} and (revision, public_id) > (${revision}, ${after})
  order by revision, public_id limit ${limit}`;

/** Two short lists instead of one over the whole base: what is in the portfolio, and what left it. */
const own = (
  organization: number,
  repCode: string,
  { revision, after }: SyncPlace,
  limit: number,
): SQL => sql`
  select id, revision, body, ${repCode} as "repCode" from (
    select * from (
      select public_id as id, revision, case when deleted = 0 then body end as body from badge
      where organization = ${organization} and rep_code = ${repCode} and (revision, public_id) > (${revision}, ${after})
      order by revision, public_id limit ${limit})
    union all
    select * from (
      select public_id as id, revision, null as body from badge_departure
      where organization = ${organization} and rep_code = ${repCode} and (revision, public_id) > (${revision}, ${after})
      order by revision, public_id limit ${limit}))
  order by revision, id limit ${limit}`;

const none = sql`select null as id, 0 as revision, null as body, null as "repCode" where false`;

function changed(organization: number, portfolio: Portfolio, place: SyncPlace, limit: number): SQL {
  if (portfolio.scope === "all") return all(organization, place, limit);
  return portfolio.repCode === null ? none : own(organization, portfolio.repCode, place, limit);
}

/**
 * What changed for a member after a place, in the order of (revision, id), with the organization's revision of the same
 * moment: one transaction. Rows read are rows given.
 */
export async function changesAfter(
  db: Database,
  organization: number,
  portfolio: Portfolio,
  place: SyncPlace,
  limit: number,
): Promise<Changes> {
  const [tenants, badges] = (await runBatch(db, [
    db.all(sql`
      select revision, tombstone_floor as "tombstoneFloor", gazette_read_day as "gazetteReadDay"
      from tenant where number = ${organization}`),
    db.all(changed(organization, portfolio, place, limit)),
  ])) as [Omit<Changes, "badges">[], ChangedBadge[]];
  const [tenant] = tenants;
  if (!tenant) throw new Error("an organization without its settings row");
  return { ...tenant, badges };
}

/** Customers in a portfolio: reads them all, so only asked while a load of many pages runs. */
export async function countBadges(db: Database, organization: number, portfolio: Portfolio): Promise<number> {
  const [row] = await db.all<{ total: number }>(sql`
    select count(*) as total from badge
    where organization = ${organization} and deleted = 0
      ${portfolio.scope === "all" ? sql`` : sql`and rep_code = ${portfolio.repCode}`}`);
  return row?.total ?? 0;
}

import { type SQL, sql } from "drizzle-orm";
import { removeBadges } from "./badges.ts";
import type { Database, Statement } from "./database.ts";
import { raiseRevision } from "./revision.ts";

/** Accounts that still have rows of an import to remove, by number of ours. */
export const accountsToClear = (
  db: Database,
  organization: number,
  from: { id: number; source: string },
  limit: number,
): Promise<{ id: number; number: string }[]> =>
  db.all(sql`
    select a.id, a.number from import_customer r
    join customer_account a on a.organization = r.organization and a.source = ${from.source} and a.number = r.number
    where r.organization = ${organization} and r.import_id = ${from.id}
    order by r.number limit ${limit}`);

/** Removes at most `limit` entries that an import left on these accounts; says how many were found. */
export async function removeEntries(
  db: Database,
  organization: number,
  importId: number,
  accountIds: number[],
  limit: number,
): Promise<number> {
  const result = await db.run(sql`
    delete from ledger_entry
    where organization = ${organization} and (account_id, day, import_id, line) in (
      select e.account_id, e.day, e.import_id, e.line
      from json_each(${JSON.stringify(accountIds)}) a
      cross join ledger_entry e on e.organization = ${organization} and e.account_id = a.value
      where e.import_id = ${importId} limit ${limit})`);
  return result.meta.changes;
}

/**
 * Of an import that was taken back: accounts that no other committed import speaks of are nobody's again, and whoever is left
 * without any account is no customer any more. Goes before `removeAccountRows`.
 */
export function disownAccounts(
  db: Database,
  organization: number,
  accounts: { id: number; number: string }[],
): Statement[] {
  const ids = JSON.stringify(accounts.map((account) => account.id));
  const named = sql`select value from json_each(${ids})`;
  return [
    raiseRevision(db, organization),
    removeBadges(
      db,
      organization,
      sql`select c.entity_id from customer_account c
        where c.organization = ${organization} and c.id in (${named}) and c.entity_id is not null
          and not exists (select 1 from customer_account a
            where a.organization = c.organization and a.entity_id = c.entity_id
              and (a.id not in (${named}) or ${isNamedByOthers(sql`a`)}))`,
    ),
    db.run(sql`
      update customer_account set entity_id = null where organization = ${organization} and id in (${named})
        and not ${isNamedByOthers(sql`customer_account`)}`),
  ];
}

/** A committed import, superseded or not, speaks of the account. */
const isNamedByOthers = (account: SQL): SQL => sql`exists (
  select 1 from ledger_import i cross join import_customer r
    on r.organization = i.organization and r.import_id = i.id and r.number = ${account}.number
  where i.organization = ${account}.organization and i.source = ${account}.source
    and i.committed_revision is not null)`;

/**
 * Removes the rest of an import on these accounts: orders, what it said about them, and accounts that no import committed
 * or under way speaks of and nobody owns.
 */
export function removeAccountRows(
  db: Database,
  organization: number,
  importId: number,
  accounts: { id: number; number: string }[],
): Statement[] {
  const ids = JSON.stringify(accounts.map((account) => account.id));
  const numbers = JSON.stringify(accounts.map((account) => account.number));
  return [
    db.run(sql`
      delete from open_order where organization = ${organization} and import_id = ${importId}
        and account_id in (select value from json_each(${ids}))`),
    db.run(sql`
      delete from import_customer where organization = ${organization} and import_id = ${importId}
        and number in (select value from json_each(${numbers}))`),
    db.run(sql`
      delete from customer_account where organization = ${organization} and +entity_id is null
        and id in (select value from json_each(${ids}))
        and not exists (
          select 1 from ledger_import i cross join import_customer r
            on r.organization = i.organization and r.import_id = i.id and r.number = customer_account.number
          where i.organization = ${organization} and i.source = customer_account.source)`),
  ];
}

/** Removes what is left of an import besides its own row, and notes that it is empty. */
export const finishRemoval = (
  db: Database,
  organization: number,
  importId: number,
  at: number,
): Statement[] => [
  db.run(sql`delete from import_chunk where organization = ${organization} and import_id = ${importId}`),
  db.run(sql`delete from import_rejected where organization = ${organization} and import_id = ${importId}`),
  db.run(sql`
    update ledger_import set emptied_at = ${at} where organization = ${organization} and id = ${importId}`),
];

/** Imports of any organization whose rows nobody needs: abandoned, or superseded before `before` (ms). */
export const importsToEmpty = (
  db: Database,
  before: number,
): Promise<{ organization: number; importId: number }[]> =>
  db.all(sql`
    select organization, id as "importId" from ledger_import
    where emptied_at is null
      and (state = 'abandoned' or (state = 'superseded' and coalesce(superseded_at, 0) < ${before}))
    limit 100`);

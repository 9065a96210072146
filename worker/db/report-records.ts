import { eq, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { staffNote } from "./field-report-schema.ts";

export type CodeCounts = {
  code: string;
  sent: number;
  judged: number;
  confirmed: number;
  customers: number;
  lateAfter: number;
  /** Days from the warning to what came after it, one a customer, as JSON. */
  leads: string;
};

/** A number that is bound is a float to D1: this one divides whole. */
const DAY_MS = sql.raw("86400000");

/**
 * Warnings of each code sent since, by what became of them. Customers with a confirmed one that is old enough to look back upon,
 * and how many of them were seriously late or failed after it.
 */
export const codeCounts = (
  db: Database,
  organization: number,
  { since, ripeBefore }: { since: number; ripeBefore: number },
): Promise<CodeCounts[]> =>
  db.all(sql`
    with said as (
      select code, entity_id, state, submitted_at, confirmed_day,
        outcome_day - submitted_at / ${DAY_MS} as lead
      from field_report
      where organization = ${organization} and kind = 'warning' and submitted_at >= ${since}
        and state not in ('withdrawn', 'merged')
    ), ripe as (
      select code, entity_id, min(lead) as lead from said
      where confirmed_day is not null and (submitted_at < ${ripeBefore} or lead is not null)
      group by code, entity_id
    )
    select s.code, count(*) as sent,
      sum(s.confirmed_day is not null or s.state in ('rejected', 'contradicted')) as judged,
      sum(s.confirmed_day is not null and s.state <> 'contradicted') as confirmed,
      (select count(*) from ripe r where r.code = s.code) as customers,
      (select count(*) from ripe r where r.code = s.code and r.lead is not null) as "lateAfter",
      (select json_group_array(r.lead) from ripe r where r.code = s.code and r.lead is not null) as leads
    from said s group by s.code order by sent desc, s.code`);

/** Customers with a ledger, and how many of them were seriously late or failed from a day on; without those named by a code. */
export async function lateWithout(
  db: Database,
  organization: number,
  { from, since }: { from: number; since: number },
): Promise<{ code: string; customers: number; late: number }[]> {
  return db.all(sql`
    with ledger as (
      select distinct a.entity_id from customer_account a
      where a.organization = ${organization} and exists (
        select 1 from ledger_entry l where l.organization = a.organization and l.account_id = a.id)
    ), late as (
      select distinct entity_id from late_episode where organization = ${organization} and day >= ${from}
    ), codes as (
      select distinct code from field_report
      where organization = ${organization} and kind = 'warning' and submitted_at >= ${since}
    )
    select c.code, count(*) as customers, sum(g.entity_id in (select entity_id from late)) as late
    from codes c join ledger g
    where not exists (
      select 1 from field_report r where r.organization = ${organization} and r.entity_id = g.entity_id
        and r.code = c.code and r.confirmed_day is not null and r.submitted_at >= ${since})
    group by c.code`);
}

export async function countWithLedger(db: Database, organization: number): Promise<number> {
  const [row] = await db.all<{ n: number }>(sql`
    select count(distinct a.entity_id) as n from customer_account a
    where a.organization = ${organization} and exists (
      select 1 from ledger_entry l where l.organization = a.organization and l.account_id = a.id)`);
  return row?.n ?? 0;
}

export type OwnCounts = {
  sent: number;
  confirmed: number;
  rejected: number;
  open: number;
  foreseen: number;
  leads: string;
};

/** One person's warnings since. */
export async function ownCounts(
  db: Database,
  organization: number,
  personId: string,
  since: number,
): Promise<OwnCounts> {
  const [row] = await db.all<OwnCounts>(sql`
    select count(*) as sent, coalesce(sum(confirmed_day is not null and state <> 'contradicted'), 0) as confirmed,
      coalesce(sum(state in ('rejected', 'contradicted')), 0) as rejected,
      coalesce(sum(state in ('submitted', 'triaged', 'needs_corroboration')), 0) as open,
      coalesce(sum(outcome_day is not null), 0) as foreseen,
      json_group_array(outcome_day - submitted_at / ${DAY_MS}) filter (where outcome_day is not null) as leads
    from field_report
    where organization = ${organization} and kind = 'warning' and author = ${personId} and submitted_at >= ${since}
      and state not in ('withdrawn', 'merged')`);
  if (!row) throw new Error("an aggregate gives one row");
  return row;
}

export async function readStaffNote(
  db: Database,
  organization: number,
): Promise<{ readAt: number; readBy: string } | undefined> {
  const [row] = await db
    .select({ readAt: staffNote.readAt, readBy: staffNote.readBy })
    .from(staffNote)
    .where(eq(staffNote.organization, organization));
  return row;
}

export const noteStaffNote = (
  db: Database,
  organization: number,
  read: { readAt: number; readBy: string } | null,
): Statement =>
  read === null
    ? db.delete(staffNote).where(eq(staffNote.organization, organization))
    : db
        .insert(staffNote)
        .values({ organization, ...read })
        .onConflictDoNothing();

import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";

/** Reports that lapsed before a day and still name somebody or hold a text. */
export async function forgettableReports(
  db: Database,
  organization: number,
  before: number,
  limit: number,
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`
    select r.id from field_report r
    where r.organization = ${organization} and r.expires_day < ${before}
      and r.state not in ('submitted', 'triaged', 'needs_corroboration')
      and (r.author is not null or r.cipher is not null or r.decided_by is not null
        or r.first_confirmed_by is not null or r.corroborated_by not in ('ledger', ${SOMEBODY})
        or exists (select 1 from field_report_step s where s.organization = r.organization and s.report_id = r.id
          and (s.by_person is not null or s.note_cipher is not null)))
    limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Stands for a person who is not named any more. */
const SOMEBODY = "somebody";

/** What they said stays, as figures rest on it; who said it and what was written goes. */
export function forgetReports(db: Database, organization: number, ids: readonly string[]): Statement[] {
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  return [
    db.run(sql`
      update field_report set author = null, cipher = null, decided_by = null, first_confirmed_by = null,
        corroborated_by = case when corroborated_by is null or corroborated_by = 'ledger'
          then corroborated_by else ${SOMEBODY} end
      where organization = ${organization} and id in ${among}`),
    db.run(sql`
      update field_report_step set by_person = null, note_cipher = null
      where organization = ${organization} and report_id in ${among}`),
  ];
}

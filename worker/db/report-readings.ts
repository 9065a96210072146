import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** Whether the log says that this person has read the text of a report since. */
export async function hasRead(
  db: Database,
  organization: number,
  { id, personId, since }: { id: string; personId: string; since: number },
): Promise<boolean> {
  const rows = await db.all(sql`
    select 1 from audit
    where organization = ${organization} and subject_kind = 'report' and subject_id = ${id}
      and action = 'report_text_read' and actor = ${personId} and at >= ${since}
    limit 1`);
  return rows.length > 0;
}

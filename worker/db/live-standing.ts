import { sql } from "drizzle-orm";
import { type Database, runBatch } from "./database.ts";

/** Where an organization stands, and which of these sessions are still those of its members. */
export type LiveStanding = { revision: number; sessions: Set<string> };

/** Nothing where the organization is gone. `nowSeconds` in Unix seconds, as the sign-in library keeps them. */
export async function readLiveStanding(
  db: Database,
  organization: number,
  sessionIds: string[],
  nowSeconds: number,
): Promise<LiveStanding | undefined> {
  const [tenants, sessions] = (await runBatch(db, [
    db.all(sql`select revision from tenant where number = ${organization}`),
    db.all(sql`
      select s.id from json_each(${JSON.stringify(sessionIds)}) asked
      join session s on s.id = asked.value and s.expires_at > ${nowSeconds}
      join tenant t on t.number = ${organization}
      join member m on m.user_id = s.user_id and m.organization_id = t.organization_id
        and m.organization_id = coalesce(s.active_organization_id, m.organization_id)`),
  ])) as [{ revision: number }[], { id: string }[]];
  const [tenant] = tenants;
  return tenant && { revision: tenant.revision, sessions: new Set(sessions.map(({ id }) => id)) };
}

import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";

const ofPersons = (organization: number, before: number) => sql`
  organization = ${organization} and published_day < ${before} and body ->> '$.naturalPerson' = 1`;

/** Customers of whom notices about a person are kept that were published before a day. */
export async function personsToForget(
  db: Database,
  organization: number,
  before: number,
  limit: number,
): Promise<number[]> {
  const rows = await db.all<{ entityId: number }>(sql`
    select distinct entity_id as "entityId" from gazette_notice
    where ${ofPersons(organization, before)} limit ${limit}`);
  return rows.map(({ entityId }) => entityId);
}

/** Those notices, and what somebody was asked or said about them. */
export function forgetPersonNotices(
  db: Database,
  organization: number,
  entityIds: readonly number[],
  before: number,
): Statement[] {
  const ids = JSON.stringify(entityIds);
  return [
    db.run(sql`
      delete from watch_item
      where organization = ${organization} and entity_id in (select value from json_each(${ids}))
        and subject in (select id from gazette_notice
          where ${ofPersons(organization, before)} and entity_id = watch_item.entity_id)`),
    db.run(sql`
      delete from gazette_notice
      where ${ofPersons(organization, before)} and entity_id in (select value from json_each(${ids}))`),
  ];
}

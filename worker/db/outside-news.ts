import { sql } from "drizzle-orm";
import type { OutsideEventKind } from "#shared/contract/outside.ts";
import type { Database } from "./database.ts";

export type NewsRow = {
  id: string;
  customerId: string;
  name: string;
  siren: string | null;
  kind: OutsideEventKind;
  day: number;
  publishedDay: number;
  document: string | null;
  takenBack: number;
};

/** Notices that tell something of the organization's own, the last published first. */
export const outsideNews = (
  db: Database,
  organization: number,
  { limit, after }: { limit: number; after: { day: number; id: string } | null },
): Promise<NewsRow[]> =>
  db.all(sql`
    select n.id, e.public_id as "customerId", e.name, e.siren, n.event_kind as kind, n.event_day as day,
      n.published_day as "publishedDay", n.body ->> '$.url' as document, n.taken_back as "takenBack"
    from gazette_notice n
    join legal_entity e on e.organization = n.organization and e.id = n.entity_id
    where n.organization = ${organization} and n.event_kind is not null
      ${after ? sql`and (n.published_day, n.id) < (${after.day}, ${after.id})` : sql``}
    order by n.published_day desc, n.id desc limit ${limit}`);

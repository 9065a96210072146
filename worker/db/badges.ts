import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { revisionOf } from "./revision.ts";

export type BadgeChange = {
  entityId: number;
  publicId: string;
  repCode: string | null;
  searchName: string;
  riskClass: string;
  scoreCentipoints: number | null;
  exposureCents: number;
  overdueCents: number;
  oldestOverdueDays: number;
  recommendedCents: number | null;
  limitKind: string;
  limitCents: number | null;
  limitExpired: boolean;
  headroomCents: number | null;
  /** JSON of a BadgeRow without its revision. */
  body: string;
};

/** Badge rows at the revision of the batch, new or in place of the old. */
export const saveBadges = (db: Database, organization: number, rows: BadgeChange[]): Statement =>
  db.run(sql`
    insert into badge (organization, entity_id, public_id, revision, deleted, rep_code, search_name, risk_class,
      score_centipoints, exposure_cents, overdue_cents, oldest_overdue_days, recommended_cents, limit_kind, limit_cents,
      limit_expired, headroom_cents, body)
    select ${organization}, value ->> 'entityId', value ->> 'publicId', ${revisionOf(organization)}, 0,
      value ->> 'repCode', value ->> 'searchName', value ->> 'riskClass', value ->> 'scoreCentipoints',
      value ->> 'exposureCents', value ->> 'overdueCents', value ->> 'oldestOverdueDays', value ->> 'recommendedCents',
      value ->> 'limitKind', value ->> 'limitCents', value ->> 'limitExpired', value ->> 'headroomCents',
      value ->> 'body'
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (organization, entity_id) do update set
      revision = excluded.revision, deleted = 0, rep_code = excluded.rep_code, search_name = excluded.search_name,
      risk_class = excluded.risk_class, score_centipoints = excluded.score_centipoints,
      exposure_cents = excluded.exposure_cents, overdue_cents = excluded.overdue_cents,
      oldest_overdue_days = excluded.oldest_overdue_days, recommended_cents = excluded.recommended_cents,
      limit_kind = excluded.limit_kind, limit_cents = excluded.limit_cents, limit_expired = excluded.limit_expired,
      headroom_cents = excluded.headroom_cents, body = excluded.body`);

/** A customer that changed hands: gone from the old portfolio, back in the new one. Rows `{ publicId, from, to }`. */
export function moveBetweenPortfolios(
  db: Database,
  organization: number,
  rows: { publicId: string; from: string | null; to: string | null }[],
): Statement[] {
  const json = JSON.stringify(rows);
  return [
    db.run(sql`
      insert into badge_departure (organization, rep_code, public_id, revision)
      select ${organization}, value ->> 'from', value ->> 'publicId', ${revisionOf(organization)}
      from json_each(${json}) where value ->> 'from' is not null
      on conflict (organization, rep_code, public_id) do update set revision = excluded.revision`),
    db.run(sql`
      delete from badge_departure where organization = ${organization} and (rep_code, public_id) in (
        select value ->> 'to', value ->> 'publicId' from json_each(${json}) where value ->> 'to' is not null)`),
  ];
}

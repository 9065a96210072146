import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { revisionOf } from "./revision.ts";

export type EpisodeRow = { entityId: number; day: number; kind: "late_60" | "failed" };

export const episodesOf = (
  db: Database,
  organization: number,
  entityIds: readonly number[],
): Promise<EpisodeRow[]> =>
  db.all(sql`
    select entity_id as "entityId", day, kind from late_episode
    where organization = ${organization} and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))`);

export const replaceEpisodes = (
  db: Database,
  organization: number,
  entityIds: readonly number[],
  episodes: readonly EpisodeRow[],
): Statement[] => [
  db.run(sql`
    delete from late_episode
    where organization = ${organization} and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))`),
  db.run(sql`
    insert or ignore into late_episode (organization, entity_id, day, kind)
    select ${organization}, value->>'entityId', value->>'day', value->>'kind'
    from json_each(${JSON.stringify(episodes)})`),
];

/** A number that is bound is a float to D1: this one divides whole. */
const DAY_MS = sql.raw("86400000");
/** So long after it was seen a warning may claim to have been right. */
export const FORESEEN_DAYS = 365;

/**
 * Tells the warnings about these customers what came after them: the first episode after the day they were sent on. One that was
 * rejected, or has lapsed since, was as right as any; one taken back or merged says nothing.
 */
export const noteOutcomes = (db: Database, organization: number, entityIds: readonly number[]): Statement => {
  const after = sql`
    from late_episode e where e.organization = r.organization and e.entity_id = r.entity_id
      and e.day > r.submitted_at / ${DAY_MS} and e.day <= r.seen_day + ${FORESEEN_DAYS}`;
  return db.run(sql`
    update field_report set
      outcome_day = found.day, outcome_kind = found.kind, revision = ${revisionOf(organization)}
    from (
      select r.id, (select min(e.day) ${after}) as day, (select e.kind ${after} order by e.day, e.kind limit 1) as kind
      from field_report r
      where r.organization = ${organization} and r.kind = 'warning' and r.code <> 'positive'
        and r.state not in ('withdrawn', 'merged')
        and r.entity_id in (select value from json_each(${JSON.stringify(entityIds)}))
    ) as found
    where field_report.organization = ${organization} and field_report.id = found.id
      and field_report.outcome_day is not found.day`);
};

import { type SQL, sql } from "drizzle-orm";
import type { ClockRow } from "./clocks.ts";
import type { Database, Statement } from "./database.ts";

/** Who covers a legal entity; `body`: `InsurerPolicy` without its id. */
export type InsurerFacts = { entityId: number; id: string; body: string; changedAt: number };
/** Null: nobody has said. `outsideMainland`, `retentionOfTitle`: 0 or 1. */
export type ClockSettingFacts = {
  outsideMainland: number | null;
  retentionOfTitle: number | null;
  settingChangedAt: number | null;
};
/** A deadline that is kept already. `kept`: a person said that a provisional one runs on. */
export type ClockFacts = Pick<
  ClockRow,
  | "entityId"
  | "id"
  | "key"
  | "kind"
  | "state"
  | "startDay"
  | "dueDay"
  | "shownDay"
  | "provisional"
  | "atStakeCents"
  | "updatedAt"
> & { kept: number };

/** The insurer named for each of these legal entities (JSON of their numbers), else the default one; nobody: no row. */
export const insurersFor = (db: Database, organization: number, ids: string): Statement =>
  db.all<InsurerFacts>(sql`
    select e.value as "entityId", p.id, p.body, p.changed_at as "changedAt"
    from json_each(${ids}) e
    left join covered_by c on c.organization = ${organization} and c.entity_id = e.value
    left join insurer_policy named on named.organization = ${organization} and named.id = c.insurer_id
      and named.ended_at is null
    join insurer_policy p on p.organization = ${organization} and p.ended_at is null
      and p.id = coalesce(named.id, (select d.id from insurer_policy d where d.organization = ${organization}
        and d.is_default and d.ended_at is null))`);

/** Deadlines of legal entities (a condition on `organization` and `entity_id`), whatever became of them. */
export const clocksFor = (db: Database, ofEntities: SQL): Statement =>
  db.all<ClockFacts>(sql`
    select entity_id as "entityId", id, key, kind, state, start_day as "startDay", due_day as "dueDay",
      shown_day as "shownDay", provisional, at_stake_cents as "atStakeCents", updated_at as "updatedAt",
      state = 'open' and decided_by is not null as kept
    from clock where ${ofEntities} order by entity_id, key`);

import { sql } from "drizzle-orm";
import type { RegisterFirm } from "#shared/contract/outside.ts";
import type { Database, Statement } from "./database.ts";
import { revisionOf } from "./revision.ts";

/** What the register said last of an entity. */
export type KnownRegisterFact = { entityId: number; body: string; checkedAt: number };

export const registerFactsOf = (
  db: Database,
  organization: number,
  entityIds: readonly number[],
): Promise<KnownRegisterFact[]> =>
  db.all(sql`
    select entity_id as "entityId", body, max(recorded_revision) as revision, checked_at as "checkedAt"
    from register_fact
    where organization = ${organization} and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))
    group by entity_id`);

/** It said something new, at the revision of the batch. */
export const insertRegisterFact = (
  db: Database,
  organization: number,
  entityId: number,
  firm: RegisterFirm,
  at: number,
): Statement =>
  db.run(sql`
    insert into register_fact (organization, entity_id, recorded_revision, body, recorded_at, checked_at)
    values (${organization}, ${entityId}, ${revisionOf(organization)}, ${JSON.stringify(firm)}, ${at}, ${at})
    on conflict (organization, entity_id, recorded_revision)
    do update set body = excluded.body, checked_at = excluded.checked_at`);

/** It said the same again. */
export const confirmRegisterFact = (
  db: Database,
  organization: number,
  entityId: number,
  at: number,
): Statement =>
  db.run(sql`
    update register_fact set checked_at = ${at}
    where organization = ${organization} and entity_id = ${entityId} and recorded_revision = (
      select max(recorded_revision) from register_fact
      where organization = ${organization} and entity_id = ${entityId})`);

import { sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";

/** What was learnt of how an organization's customers pay; `body` is a `LatenessFit` as JSON. */
export type LatenessFitRow = { asOf: number; learntRevision: number; body: string };

export async function findLatenessFit(
  db: Database,
  organization: number,
): Promise<LatenessFitRow | undefined> {
  const [row] = await db.all<LatenessFitRow>(sql`
    select as_of as "asOf", learnt_revision as "learntRevision", body from lateness_fit
    where organization = ${organization}`);
  return row;
}

/** Keeps what was learnt, in place of what was before; an older one never replaces a younger. */
export const saveLatenessFit = (
  db: Database,
  organization: number,
  { asOf, learntRevision, body }: LatenessFitRow,
): Statement =>
  db.run(sql`
    insert into lateness_fit (organization, as_of, learnt_revision, body)
    values (${organization}, ${asOf}, ${learntRevision}, ${body})
    on conflict (organization) do update
    set as_of = excluded.as_of, learnt_revision = excluded.learnt_revision, body = excluded.body
    where excluded.learnt_revision >= learnt_revision`);

/** Revision of the last import that came to count or ceased to. */
export async function lastImportRevision(db: Database, organization: number): Promise<number> {
  const [row] = await db.all<{ revision: number | null }>(sql`
    select max(max(coalesce(committed_revision, 0), coalesce(superseded_revision, 0))) as revision
    from ledger_import where organization = ${organization}`);
  return row?.revision ?? 0;
}

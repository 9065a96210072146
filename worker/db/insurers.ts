import { and, eq, isNull, sql } from "drizzle-orm";
import type * as z from "zod";
import type { InsurerPolicy } from "#shared/clocks/insurer-policy.ts";
import type { Insurer, InsurerTerms } from "#shared/contract/clocks.ts";
import { type InsurerFacts, insurersFor } from "./clock-facts.ts";
import { type Database, runBatch, type Statement } from "./database.ts";
import { expectThat } from "./expect.ts";
import { coveredBy, insurerPolicy } from "./outside-schema.ts";

type Terms = z.infer<typeof InsurerTerms>;

/** More than anybody is insured with. */
export const MOST_INSURERS = 20;

const standing = (organization: number) =>
  and(eq(insurerPolicy.organization, organization), isNull(insurerPolicy.endedAt));

/** Insurers of the organization, the default one first, then by name. */
export async function insurers(db: Database, organization: number): Promise<Insurer[]> {
  const rows = await db
    .select()
    .from(insurerPolicy)
    .where(standing(organization))
    .orderBy(sql`${insurerPolicy.isDefault} desc`, insurerPolicy.name, insurerPolicy.id);
  return rows.map(({ id, body, isDefault }) => ({ ...(body as Terms), id, isDefault }));
}

/** Who covers these legal entities: the insurer named for one, else the default one; absent: nobody. */
export async function insurerOf(
  db: Database,
  organization: number,
  entityIds: readonly number[],
): Promise<Map<number, InsurerPolicy>> {
  const [rows] = await runBatch(db, [insurersFor(db, organization, JSON.stringify(entityIds))]);
  return new Map(
    (rows as InsurerFacts[]).map(({ entityId, id, body }) => [
      entityId,
      { ...(JSON.parse(body) as Terms), id },
    ]),
  );
}

/**
 * Has customers assessed again whose cover or deadlines rest on what an insurance asks: whoever has an insured limit or a duty, and
 * everybody where small buyers are covered without being named.
 */
export const markInsuredDue = (db: Database, organization: number, day: number): Statement =>
  db.run(sql`
    update legal_entity set next_change_on = ${day}
    where organization = ${organization} and (
      id in (select entity_id from credit_limit where organization = ${organization} and kind = 'insured')
      or id in (select entity_id from clock
        where organization = ${organization} and state = 'open' and insurer_id is not null)
      or exists (select 1 from insurer_policy p where p.organization = ${organization} and p.ended_at is null
        and p.body ->> '$.discretionaryLimitCents' > 0))`);

type Change = { id: string; terms: Terms; isDefault: boolean; changedBy: string; changedAt: number };

/** Describes an insurer; the default one takes that over from whichever was. */
export const putInsurer = (
  db: Database,
  organization: number,
  { id, terms, ...shared }: Change,
): Statement[] => {
  const row = { ...shared, name: terms.name, body: terms };
  const others = db
    .update(insurerPolicy)
    .set({ isDefault: false })
    .where(eq(insurerPolicy.organization, organization));
  return [
    ...(shared.isDefault ? [others] : []),
    db
      .insert(insurerPolicy)
      .values({ organization, id, ...row })
      .onConflictDoUpdate({
        target: [insurerPolicy.organization, insurerPolicy.id],
        set: row,
        setWhere: isNull(insurerPolicy.endedAt),
      }),
  ];
};

/** Ends an insurer; whom it covered is with the default one from then on. Follow with `expectOneChange`. */
export const endInsurer = (
  db: Database,
  organization: number,
  id: string,
  { changedBy, endedAt }: { changedBy: string; endedAt: number },
): Statement =>
  db
    .update(insurerPolicy)
    .set({ endedAt, changedBy, changedAt: endedAt, isDefault: false })
    .where(and(standing(organization), eq(insurerPolicy.id, id)));

export const expectRoomForInsurer = (db: Database, organization: number): Statement =>
  expectThat(
    db,
    sql`(select count(*) from insurer_policy where organization = ${organization} and ended_at is null) < ${MOST_INSURERS}`,
  );

/** Undoes the batch unless the insurer stands. */
export const expectInsurer = (db: Database, organization: number, id: string): Statement =>
  expectThat(
    db,
    sql`exists (select 1 from insurer_policy where organization = ${organization} and id = ${id} and ended_at is null)`,
  );

/** Names the insurer that covers these legal entities. */
export const nameInsurer = (
  db: Database,
  organization: number,
  entityIds: readonly number[],
  insurerId: string,
): Statement =>
  db.run(sql`
    insert into ${coveredBy} (organization, entity_id, insurer_id)
    select ${organization}, value, ${insurerId} from json_each(${JSON.stringify(entityIds)}) where true
    on conflict (organization, entity_id) do update set insurer_id = excluded.insurer_id`);

/** Which insurer is named for these legal entities. */
export async function namedInsurers(
  db: Database,
  organization: number,
  entityIds: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db.all<{ entityId: number; insurerId: string }>(sql`
    select entity_id as "entityId", insurer_id as "insurerId" from covered_by
    where organization = ${organization} and entity_id in (select value from json_each(${JSON.stringify(entityIds)}))`);
  return new Map(rows.map(({ entityId, insurerId }) => [entityId, insurerId]));
}

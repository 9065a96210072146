import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { watchItem } from "./outside-schema.ts";

export type WatchItemRow = typeof watchItem.$inferSelect;
export type RaisedItem = Pick<WatchItemRow, "id" | "entityId" | "reason" | "subject" | "params" | "raisedAt">;

/** Raises items, each once for its customer, reason and subject, whatever became of it. */
export const raiseItems = (db: Database, organization: number, items: readonly RaisedItem[]): Statement =>
  db.run(sql`
    insert into watch_item (organization, id, entity_id, reason, subject, params, raised_at)
    select ${organization}, value ->> 'id', value ->> 'entityId', value ->> 'reason', value ->> 'subject',
      value -> 'params', value ->> 'raisedAt'
    from json_each(${JSON.stringify(items)})
    where not exists (
      select 1 from watch_item w
      where w.organization = ${organization} and w.entity_id = value ->> 'entityId'
        and w.reason = value ->> 'reason' and w.subject = value ->> 'subject')`);

/** Open items of a customer that rest on nothing any more: the source took back what they were about. */
export const takeBackItems = (
  db: Database,
  organization: number,
  entityId: number,
  subjects: readonly string[],
  at: number,
): Statement =>
  db
    .update(watchItem)
    .set({ outcome: "taken_back", decidedAt: at })
    .where(
      and(
        eq(watchItem.organization, organization),
        eq(watchItem.entityId, entityId),
        inArray(watchItem.subject, [...subjects]),
        isNull(watchItem.outcome),
      ),
    );

export const settleItem = (
  db: Database,
  organization: number,
  id: string,
  settled: { outcome: NonNullable<WatchItemRow["outcome"]>; note: string; by: string; at: number },
): Statement =>
  db
    .update(watchItem)
    .set({ outcome: settled.outcome, note: settled.note, decidedBy: settled.by, decidedAt: settled.at })
    .where(and(eq(watchItem.organization, organization), eq(watchItem.id, id), isNull(watchItem.outcome)));

/** An item with whom it is about. */
export type FoundItem = WatchItemRow & {
  customerId: string;
  name: string;
  siren: string | null;
  decidedByName: string | null;
  document: string | null;
  /** Of the notice it is about. */
  publishedDay: number | null;
};

const itemsWhere = (db: Database, where: SQL, order: SQL): Promise<FoundItem[]> =>
  db
    .all<Omit<FoundItem, "params"> & { params: string }>(sql`
      select w.organization, w.id, w.entity_id as "entityId", w.reason, w.subject, w.params, w.raised_at as "raisedAt",
        w.outcome, w.note, w.decided_by as "decidedBy", w.decided_at as "decidedAt",
        e.public_id as "customerId", e.name, e.siren, u.name as "decidedByName",
        (select n.body ->> '$.url' from gazette_notice n
          where n.organization = w.organization and n.entity_id = w.entity_id and n.id = w.subject) as document,
        (select n.published_day from gazette_notice n
          where n.organization = w.organization and n.entity_id = w.entity_id and n.id = w.subject) as "publishedDay"
      from watch_item w
      join legal_entity e on e.organization = w.organization and e.id = w.entity_id
      left join user u on u.id = w.decided_by
      where ${where} ${order}`)
    .then((rows) => rows.map((row) => ({ ...row, params: JSON.parse(row.params) })));

export const findItem = async (
  db: Database,
  organization: number,
  id: string,
): Promise<FoundItem | undefined> => {
  const where = sql`w.organization = ${organization} and w.id = ${id}`;
  return (await itemsWhere(db, where, sql``))[0];
};

export type ItemPageQuery = {
  open: boolean;
  limit: number;
  after: { at: number; id: string } | null;
};

/** Open ones the oldest first, settled ones the youngest first. */
export const listItems = (
  db: Database,
  organization: number,
  { open, limit, after }: ItemPageQuery,
): Promise<FoundItem[]> =>
  open
    ? itemsWhere(
        db,
        sql`w.organization = ${organization} and w.outcome is null
          ${after ? sql`and (w.raised_at, w.id) > (${after.at}, ${after.id})` : sql``}`,
        sql`order by w.raised_at, w.id limit ${limit}`,
      )
    : itemsWhere(
        db,
        sql`w.organization = ${organization} and w.outcome is not null
          ${after ? sql`and (w.decided_at, w.id) < (${after.at}, ${after.id})` : sql``}`,
        sql`order by w.decided_at desc, w.id desc limit ${limit}`,
      );

export async function countOpenItems(db: Database, organization: number): Promise<number> {
  const [row] = await db.all<{ total: number }>(
    sql`select count(*) as total from watch_item where organization = ${organization} and outcome is null`,
  );
  return row?.total ?? 0;
}

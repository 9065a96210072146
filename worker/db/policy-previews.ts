import { and, eq, lte, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { policyPreview } from "./schema.ts";

export type PreviewRow = typeof policyPreview.$inferSelect;

const thatPreview = (organization: number, id: string) =>
  and(eq(policyPreview.organization, organization), eq(policyPreview.id, id));

export const insertPreview = (
  db: Database,
  row: Omit<PreviewRow, "updatedAt" | "state" | "cursor" | "done" | "partial" | "result">,
): Statement => db.insert(policyPreview).values({ ...row, updatedAt: row.createdAt, state: "running" });

export async function findPreview(
  db: Database,
  organization: number,
  id: string,
): Promise<PreviewRow | undefined> {
  const [row] = await db.select().from(policyPreview).where(thatPreview(organization, id));
  return row;
}

/** Moves a preview on from where `row` stands, if nobody else did. */
export const advancePreview = (
  db: Database,
  row: PreviewRow,
  change: Partial<Pick<PreviewRow, "cursor" | "done" | "partial" | "result" | "state">> & {
    updatedAt: number;
  },
): Statement =>
  db
    .update(policyPreview)
    .set(change)
    .where(
      and(
        thatPreview(row.organization, row.id),
        eq(policyPreview.cursor, row.cursor),
        eq(policyPreview.state, "running"),
      ),
    );

/** Previews of any organization that stand still since `before` (ms): their job was lost. */
export const stalledPreviews = (
  db: Database,
  before: number,
): Promise<{ organization: number; id: string }[]> =>
  db
    .select({ organization: policyPreview.organization, id: policyPreview.id })
    .from(policyPreview)
    .where(and(eq(policyPreview.state, "running"), lte(policyPreview.updatedAt, before)))
    .limit(100);

export const purgePreviews = (db: Database, before: number): Statement =>
  db.delete(policyPreview).where(lte(policyPreview.createdAt, before));

/** Documents that the imports of an organization hold, at most: invoices or orders as their totals tell. */
export async function documentsImported(
  db: Database,
  organization: number,
): Promise<{ invoices: number; orders: number }> {
  const [row] = await db.all<{ invoices: number; orders: number }>(sql`
    select coalesce(sum(i.totals ->> '$.invoices'), 0) as invoices,
      coalesce(sum((select sum(c.orders) from import_chunk c
        where c.organization = i.organization and c.import_id = i.id)), 0) as orders
    from ledger_import i
    where i.organization = ${organization} and i.committed_revision is not null and i.superseded_revision is null`);
  return row ?? { invoices: 0, orders: 0 };
}

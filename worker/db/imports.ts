import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { Database, Statement } from "./database.ts";
import { revisionOf } from "./revision.ts";
import { importChunk, importRejected, ledgerImport } from "./schema.ts";

export type ImportRow = typeof ledgerImport.$inferSelect;
export type NewImportRow = Pick<
  ImportRow,
  | "publicId"
  | "kind"
  | "source"
  | "fileName"
  | "fileBytes"
  | "fingerprint"
  | "siren"
  | "exerciseStart"
  | "exerciseEnd"
  | "createdBy"
  | "createdAt"
>;

const ofOrganization = (organization: number, publicId: string) =>
  and(eq(ledgerImport.organization, organization), eq(ledgerImport.publicId, publicId));

const byId = (organization: number, id: number) =>
  and(eq(ledgerImport.organization, organization), eq(ledgerImport.id, id));

/** Opens an import; its number is the next one of the organization. */
export const insertImport = (db: Database, organization: number, row: NewImportRow): Statement =>
  db.insert(ledgerImport).values({
    ...row,
    organization,
    id: sql`(select coalesce(max(id), 0) + 1 from ledger_import where organization = ${organization})`,
    state: "receiving",
  });

export async function findImport(
  db: Database,
  organization: number,
  publicId: string,
): Promise<ImportRow | undefined> {
  const [row] = await db.select().from(ledgerImport).where(ofOrganization(organization, publicId));
  return row;
}

export async function findImportById(
  db: Database,
  organization: number,
  id: number,
): Promise<ImportRow | undefined> {
  const [row] = await db.select().from(ledgerImport).where(byId(organization, id));
  return row;
}

/** Imports of the organization, the youngest first, those before `beforeId` when it is given. */
export const listImports = (
  db: Database,
  organization: number,
  beforeId: number | null,
  limit: number,
): Promise<ImportRow[]> =>
  db
    .select()
    .from(ledgerImport)
    .where(
      and(
        eq(ledgerImport.organization, organization),
        beforeId === null ? undefined : lt(ledgerImport.id, beforeId),
      ),
    )
    .orderBy(desc(ledgerImport.id))
    .limit(limit);

/** Hashes of the chunks that arrived, by index. */
export const chunksOf = (
  db: Database,
  organization: number,
  importId: number,
): Promise<{ index: number; hash: string }[]> =>
  db
    .select({ index: importChunk.index, hash: importChunk.hash })
    .from(importChunk)
    .where(and(eq(importChunk.organization, organization), eq(importChunk.importId, importId)))
    .orderBy(importChunk.index);

/** Where a chunk goes: its import, and the hash of what arrived under its index already. */
export type ChunkPlace = Pick<ImportRow, "id" | "source" | "state"> & { known: string | null };

export async function findChunkPlace(
  db: Database,
  organization: number,
  publicId: string,
  index: number,
): Promise<ChunkPlace | undefined> {
  const [row] = await db
    .select({
      id: ledgerImport.id,
      source: ledgerImport.source,
      state: ledgerImport.state,
      known: importChunk.hash,
    })
    .from(ledgerImport)
    .leftJoin(
      importChunk,
      and(
        eq(importChunk.organization, ledgerImport.organization),
        eq(importChunk.importId, ledgerImport.id),
        eq(importChunk.index, index),
      ),
    )
    .where(ofOrganization(organization, publicId));
  return row;
}

export type Received = {
  chunks: number;
  highest: number;
  customers: number;
  entries: number;
  orders: number;
  balanceCents: number;
  firstDay: number | null;
  lastDay: number | null;
  /** JSON: invoices less credit notes by month. */
  billing: string;
};

/** What arrived of an import, added up. `highest` is −1 when nothing did. */
export async function receivedOf(db: Database, organization: number, importId: number): Promise<Received> {
  const [row] = await db.all<Received>(sql`
    select count(*) as chunks, coalesce(max(chunk_index), -1) as highest, coalesce(sum(customers), 0) as customers,
      coalesce(sum(entries), 0) as entries, coalesce(sum(orders), 0) as orders,
      coalesce(sum(balance_cents), 0) as "balanceCents", min(first_day) as "firstDay", max(last_day) as "lastDay",
      (select json_group_object(month, cents) from (
        select b.key as month, sum(b.value) as cents from import_chunk c, json_each(coalesce(c.billing, '{}')) b
        where c.organization = ${organization} and c.import_id = ${importId} group by b.key)) as billing
    from import_chunk where organization = ${organization} and import_id = ${importId}`);
  if (!row) throw new Error("an aggregate gives one row");
  return row;
}

/** Number of chunks that arrived of several imports. */
export async function chunkCounts(
  db: Database,
  organization: number,
  importIds: number[],
): Promise<Map<number, number>> {
  const rows = await db.all<{ importId: number; chunks: number }>(sql`
    select import_id as "importId", count(*) as chunks from import_chunk
    where organization = ${organization} and import_id in (select value from json_each(${JSON.stringify(importIds)}))
    group by import_id`);
  return new Map(rows.map((row) => [row.importId, row.chunks]));
}

export const rejectedOf = (
  db: Database,
  organization: number,
  importId: number,
  after: { line: number; code: string },
  limit: number,
): Promise<{ line: number; code: string; excerpt: string }[]> =>
  db
    .select({ line: importRejected.line, code: importRejected.code, excerpt: importRejected.excerpt })
    .from(importRejected)
    .where(
      and(
        eq(importRejected.organization, organization),
        eq(importRejected.importId, importId),
        sql`(${importRejected.line}, ${importRejected.code}) > (${after.line}, ${after.code})`,
      ),
    )
    .orderBy(importRejected.line, importRejected.code)
    .limit(limit);

/** Moves an import on, from one state only; follow with `expectOneChange`. */
export const moveImport = (
  db: Database,
  organization: number,
  id: number,
  from: ImportRow["state"],
  change: Partial<Omit<ImportRow, "organization" | "id">>,
): Statement =>
  db
    .update(ledgerImport)
    .set(change)
    .where(and(byId(organization, id), eq(ledgerImport.state, from)));

/** From here on the rows of this import count: the one row that commits it (DESIGN 14). Follow with `expectOneChange`. */
export const showImport = (
  db: Database,
  organization: number,
  id: number,
  shown: { at: number; deriveTotal: number },
): Statement =>
  db
    .update(ledgerImport)
    .set({
      state: "deriving",
      committedAt: shown.at,
      committedRevision: revisionOf(organization),
      deriveStep: "customers",
      deriveCursor: 0,
      deriveTotal: shown.deriveTotal,
      deriveDone: 0,
      deriveAt: shown.at,
    })
    .where(and(byId(organization, id), eq(ledgerImport.state, "checked")));

/** No other import of the organization is being derived. */
export const notBusy = (organization: number, id: number): SQL =>
  sql`not exists (select 1 from ledger_import
    where organization = ${organization} and state = 'deriving' and id <> ${id})`;

export async function isBusy(db: Database, organization: number, id: number): Promise<boolean> {
  const [row] = await db.all<{ free: number }>(sql`select ${notBusy(organization, id)} as free`);
  return row?.free !== 1;
}

/**
 * Hides what a committed import replaces. A FEC replaces those of the same company whose exercise is the same or lies
 * within its own; open items replace the older ones of their source (DESIGN 14). Others are added to.
 */
export const supersede = (db: Database, organization: number, by: ImportRow, at: number): Statement =>
  db.run(sql`
    update ledger_import set state = 'superseded', superseded_at = ${at},
      superseded_revision = ${revisionOf(organization)}
    where organization = ${organization} and kind = ${by.kind} and id <> ${by.id} and state = 'committed'
      and ${replacedBy(by)}`);

function replacedBy(by: ImportRow): SQL {
  if (by.kind === "open-items") return sql`source = ${by.source}`;
  if (by.kind !== "fec") return sql`false`;
  const [start, end] = coverage(by);
  return sql`(siren is null or ${by.siren} is null or siren = ${by.siren}) and (
    (exercise_start = ${by.exerciseStart} or exercise_end = ${by.exerciseEnd})
    or (min(coalesce(exercise_start, first_day), coalesce(first_day, exercise_start)) >= ${start}
      and max(coalesce(exercise_end, last_day), coalesce(last_day, exercise_end)) <= ${end}))`;
}

/** Days that a FEC speaks for: its exercise, and what it holds beyond. Null when it holds nothing and names no exercise. */
export function coverage(
  fec: Pick<ImportRow, "exerciseStart" | "exerciseEnd" | "firstDay" | "lastDay">,
): [start: number | null, end: number | null] {
  const starts = [fec.exerciseStart, fec.firstDay].filter((day) => day !== null);
  const ends = [fec.exerciseEnd, fec.lastDay].filter((day) => day !== null);
  return [starts.length ? Math.min(...starts) : null, ends.length ? Math.max(...ends) : null];
}

/** Moves the cursor of an import that is being derived, if nobody else did; follow with `expectOneChange`. */
export const advanceDerive = (
  db: Database,
  row: ImportRow,
  change: Pick<ImportRow, "deriveStep" | "deriveCursor" | "deriveAt"> &
    Partial<Pick<ImportRow, "deriveDone" | "deriveTotal" | "state">>,
): Statement =>
  db
    .update(ledgerImport)
    .set(change)
    .where(
      and(
        byId(row.organization, row.id),
        eq(ledgerImport.state, "deriving"),
        eq(ledgerImport.deriveStep, row.deriveStep),
        eq(ledgerImport.deriveCursor, row.deriveCursor),
      ),
    );

/**
 * Takes a committed import back: its rows no longer count, and what it had replaced counts again. Follow the first with
 * `expectOneChange`.
 */
export const takeBack = (db: Database, row: ImportRow, at: number): [first: Statement, second: Statement] => [
  db
    .update(ledgerImport)
    .set({
      state: "abandoned",
      committedAt: null,
      committedRevision: null,
      failedStep: row.deriveStep,
      failedAt: at,
    })
    .where(and(byId(row.organization, row.id), eq(ledgerImport.state, "deriving"))),
  db
    .update(ledgerImport)
    .set({ state: "committed", supersededAt: null, supersededRevision: null })
    .where(
      and(
        eq(ledgerImport.organization, row.organization),
        eq(ledgerImport.supersededRevision, row.committedRevision ?? -1),
      ),
    ),
];

/** Imports of any organization whose deriving stands still since `before` (ms): their job was lost. */
export const stalledImports = (
  db: Database,
  before: number,
): Promise<{ organization: number; id: number }[]> =>
  db.all(sql`
    select organization, id from ledger_import
    where state = 'deriving' and coalesce(derive_at, 0) < ${before} limit 100`);

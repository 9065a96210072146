import {
  type KnownDocument,
  knownDocuments,
  type Numbering,
  noteDocuments,
  numberedEntries,
} from "../db/csv-documents.ts";
import { type Database, runBatch } from "../db/database.ts";
import { expectOneChange } from "../db/expect.ts";
import { importedAccounts } from "../db/import-customers.ts";
import { advanceDerive, type ImportRow } from "../db/imports.ts";
import { documentOf } from "./counting-entries.ts";
import { ACCOUNTS_A_SLICE, goOnCounted } from "./derive-customers.ts";
import { letReadersIn } from "./let-readers-in.ts";

/**
 * Finds documents of an import that stood on another customer number before, an account slice at a time: an export that was
 * corrected moves them. A number that several customers bear at once is no document's name, and moves nothing.
 */
export async function deriveMoves(db: Database, row: ImportRow, now: number): Promise<void> {
  const { organization } = row;
  const named = await importedAccounts(db, organization, row, row.deriveCursor, ACCOUNTS_A_SLICE);
  const last = named.at(-1);
  if (!last) return goOnCounted(db, row, "assess", now);
  const accountIds = named.map(({ id }) => id);
  const standing = (await numberedEntries(db, organization, row.id, accountIds)).flatMap((entry) => {
    const document = documentOf(entry);
    return document === null ? [] : [{ document, accountId: entry.accountId }];
  });
  await letReadersIn();
  const numbering: Numbering = { source: row.source, fileKind: row.kind };
  const known = await knownDocuments(db, organization, numbering, [
    ...new Set(standing.map(({ document }) => document)),
  ]);
  const at = { ...numbering, importId: row.id, revision: row.committedRevision ?? 0 };
  await runBatch(db, [
    advanceDerive(db, row, { deriveStep: "documents", deriveCursor: last.id, deriveAt: now }),
    expectOneChange(db),
    ...noteDocuments(db, organization, at, { standing, gone: departures(standing, known, row.id) }),
  ]);
}

function departures(
  standing: Pick<KnownDocument, "document" | "accountId">[],
  known: KnownDocument[],
  importId: number,
): KnownDocument[] {
  const now = Map.groupBy(standing, ({ document }) => document);
  return [...Map.groupBy(known, ({ document }) => document)].flatMap(([document, places]) => {
    const here = new Set((now.get(document) ?? []).map(({ accountId }) => accountId));
    const [before, another] = places;
    const moved = before && !another && here.size === 1 && !here.has(before.accountId);
    return moved && before.importId !== importId ? [before] : [];
  });
}

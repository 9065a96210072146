import * as z from "zod";
import type { ImportChunkList, ImportList, RejectedPage } from "#shared/contract/imports.ts";
import type { Database } from "../db/database.ts";
import { chunksOf, listImports, rejectedOf } from "../db/imports.ts";
import { findOwnImport, statusesOf } from "./import-find.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";

const IMPORTS_A_PAGE = 50;
const REJECTED_A_PAGE = 500;

/** Imports of the organization, the youngest first. */
export async function listOwnImports(
  db: Database,
  organization: number,
  cursor: string | undefined,
): Promise<z.infer<typeof ImportList>> {
  const [before] = cursor === undefined ? [null] : decodeCursor(cursor, z.tuple([z.int()]));
  const rows = await listImports(db, organization, before, IMPORTS_A_PAGE + 1);
  const shown = rows.slice(0, IMPORTS_A_PAGE);
  const last = rows.length > IMPORTS_A_PAGE ? shown.at(-1) : undefined;
  return {
    imports: await statusesOf(db, organization, shown),
    next: last ? encodeCursor([last.id]) : null,
  };
}

/** What arrived of an import, for going on with it. */
export async function listChunks(
  db: Database,
  organization: number,
  id: string,
): Promise<z.infer<typeof ImportChunkList>> {
  const row = await findOwnImport(db, organization, id);
  return { chunks: await chunksOf(db, organization, row.id) };
}

/** Lines of the file that were not taken, in its order. */
export async function listRejected(
  db: Database,
  organization: number,
  id: string,
  cursor: string | undefined,
): Promise<z.infer<typeof RejectedPage>> {
  const row = await findOwnImport(db, organization, id);
  const [line, code] =
    cursor === undefined ? ([-1, ""] as const) : decodeCursor(cursor, z.tuple([z.int(), z.string()]));
  const rows = await rejectedOf(db, organization, row.id, { line, code }, REJECTED_A_PAGE + 1);
  const shown = rows.slice(0, REJECTED_A_PAGE);
  const last = rows.length > REJECTED_A_PAGE ? shown.at(-1) : undefined;
  return { rejected: shown, next: last ? encodeCursor([last.line, last.code]) : null };
}

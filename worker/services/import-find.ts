import type { ImportKind, ImportStatus } from "#shared/contract/imports.ts";
import type { Database } from "../db/database.ts";
import { chunkCounts, findImport, type ImportRow } from "../db/imports.ts";
import { namesOf } from "../db/people.ts";
import { AppError } from "../errors.ts";
import { importStatus } from "./import-status.ts";

/** The import of this public id; another organization's is `not_found` like nobody's. */
export async function findOwnImport(db: Database, organization: number, id: string): Promise<ImportRow> {
  const row = await findImport(db, organization, id);
  if (!row) throw new AppError("not_found");
  return row;
}

/** Status of imports in the order given. A person who was erased keeps their id. */
export async function statusesOf(
  db: Database,
  organization: number,
  rows: ImportRow[],
): Promise<ImportStatus[]> {
  const [counts, names] = await Promise.all([
    chunkCounts(
      db,
      organization,
      rows.map((row) => row.id),
    ),
    namesOf(
      db,
      rows.map((row) => row.createdBy),
    ),
  ]);
  return rows.map((row) =>
    importStatus(row, counts.get(row.id) ?? 0, names.get(row.createdBy) ?? row.createdBy),
  );
}

/** Status of one import. */
export async function statusOf(db: Database, row: ImportRow): Promise<ImportStatus> {
  const [status] = await statusesOf(db, row.organization, [row]);
  if (!status) throw new Error("one status an import");
  return status;
}

/** Imports that speak for the balance of accounts; the others tell about customers and orders. */
export const isLedger = (kind: ImportKind): boolean => kind !== "customers" && kind !== "orders";

import { type Database, runBatch } from "../db/database.ts";
import { findImportById } from "../db/imports.ts";
import {
  accountsToClear,
  disownAccounts,
  finishRemoval,
  removeAccountRows,
  removeEntries,
} from "../db/remove-rows.ts";
import { letReadersIn } from "./let-readers-in.ts";

const ACCOUNTS_A_SLICE = 200;
const ENTRIES_A_STATEMENT = 2_000;

/**
 * Removes the rows of an abandoned or superseded import, a slice of accounts in the time of one call; true while there is
 * more. Every statement is small, so that readers wait a few milliseconds at most. Again after the end it changes nothing.
 */
export async function removeImportRows(
  db: Database,
  organization: number,
  importId: number,
  now: number,
): Promise<boolean> {
  const row = await findImportById(db, organization, importId);
  if (!row || row.emptiedAt !== null || (row.state !== "abandoned" && row.state !== "superseded"))
    return false;
  const accounts = await accountsToClear(db, organization, row, ACCOUNTS_A_SLICE);
  if (accounts.length === 0) {
    await runBatch(db, finishRemoval(db, organization, importId, now));
    return false;
  }
  const ids = accounts.map((account) => account.id);
  while ((await removeEntries(db, organization, importId, ids, ENTRIES_A_STATEMENT)) === ENTRIES_A_STATEMENT)
    await letReadersIn();
  await runBatch(db, [
    ...(row.failedAt === null ? [] : disownAccounts(db, organization, accounts)),
    ...removeAccountRows(db, organization, importId, accounts),
  ]);
  return true;
}

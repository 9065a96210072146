import { chunkContent, ImportChunk, type ImportChunkReceipt } from "#shared/contract/imports.ts";
import { type Database, isTaken, runBatch, type Statement } from "../db/database.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import {
  CHUNK_TAKEN,
  insertAccounts,
  insertChunk,
  insertCustomers,
  insertEntries,
  insertOrders,
  insertRejected,
  LINE_TAKEN,
  mentionCustomers,
  type Target,
} from "../db/import-rows.ts";
import { findChunkPlace } from "../db/imports.ts";
import { AppError } from "../errors.ts";
import { invalidInput } from "../validate.ts";
import { accountNumbers, chunkTotals, customerRows, entryRows, orderRows } from "./chunk-rows.ts";
import { sha256 } from "./sha256.ts";

/**
 * Takes one piece of a file. The same piece again has no effect; other content under its index is `import_chunk_differs`.
 * All of it is written in one transaction, or nothing; rows are tagged with the import and nobody sees them yet.
 */
export async function receiveChunk(
  db: Database,
  organization: number,
  importPublicId: string,
  index: number,
  body: string,
): Promise<ImportChunkReceipt> {
  const row = await findChunkPlace(db, organization, importPublicId, index);
  if (!row) throw new AppError("not_found");
  const { chunk, hash } = await readChunk(body);
  if (row.known === hash) return { index, hash };
  if (row.known !== null) throw new AppError("import_chunk_differs");
  if (row.state !== "receiving") throw new AppError("import_closed");
  try {
    await runBatch(db, writeChunk(db, { organization, importId: row.id, source: row.source }, index, chunk));
  } catch (error) {
    if (isTaken(error, CHUNK_TAKEN)) return receiveChunk(db, organization, importPublicId, index, body);
    if (isUnexpected(error)) throw new AppError("import_closed", { cause: error });
    if (isTaken(error, LINE_TAKEN)) throw refused("entries", "a line is used twice", error);
    throw error;
  }
  return { index, hash };
}

const refused = (path: string, message: string, cause?: unknown) =>
  new AppError("invalid_input", { cause, fields: [{ path, message }] });

async function readChunk(body: string): Promise<{ chunk: ImportChunk; hash: string }> {
  // SQLite would end a text there.
  if (body.includes("\\u0000")) throw refused("", "a NUL character");
  let sent: unknown;
  try {
    sent = JSON.parse(body);
  } catch (cause) {
    throw new AppError("bad_request", { cause });
  }
  const parsed = ImportChunk.safeParse(sent);
  if (!parsed.success) throw invalidInput(parsed.error);
  const hash = await sha256(chunkContent(sent as ImportChunk));
  if (hash !== parsed.data.hash) throw refused("hash", "not the hash of this content");
  return { chunk: parsed.data, hash };
}

function writeChunk(db: Database, target: Target, index: number, chunk: ImportChunk): Statement[] {
  const { customers, entries, orders, rejected } = chunk;
  const numbers = accountNumbers(chunk);
  const statements = [insertChunk(db, target, chunkTotals(index, chunk)), expectOneChange(db)];
  if (customers.length > 0)
    statements.push(insertCustomers(db, target, JSON.stringify(customerRows(index, customers))));
  if (numbers.length > 0) {
    const named = JSON.stringify(numbers);
    statements.push(insertAccounts(db, target, named), mentionCustomers(db, target, named));
  }
  if (entries.length > 0) statements.push(insertEntries(db, target, JSON.stringify(entryRows(entries))));
  if (orders.length > 0) statements.push(insertOrders(db, target, JSON.stringify(orderRows(orders))));
  if (rejected.length > 0)
    statements.push(
      insertRejected(
        db,
        target,
        JSON.stringify(rejected.map((line) => [line.line, line.code, line.excerpt])),
      ),
    );
  return statements;
}

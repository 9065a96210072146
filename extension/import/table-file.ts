import { parseSiren, parseVat } from "#shared/credit/identity.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { cleanText } from "./clean-text.ts";
import { type CsvRow, csvRows } from "./csv-rows.ts";
import { detectEncoding } from "./decode-text.ts";
import { refuseByMagic } from "./file-magic.ts";
import { type LedgerSource, readHead } from "./ledger-source.ts";
import { columnNames } from "./mapping.ts";
import { type ReadError, readError } from "./read-error.ts";
import { detectSeparator, headText } from "./sample-csv.ts";

/** A CSV read whole: lists of providers and insurers are short beside ledgers. */
export type TableFile = { name: string; separator: string; columns: string[]; rows: CsvRow[] };

const isIdentifier = (cell: string): boolean => parseSiren(cell).ok || parseVat(cell).ok;

/** Reads a CSV of whichever columns. A first row with an identifier in it holds no names: columns are then numbered. */
export const readTableFile = async (source: LedgerSource): Promise<Result<TableFile, ReadError>> => {
  let head: Uint8Array;
  try {
    head = await readHead(source);
  } catch {
    return failed(readError("unreadable"));
  }
  const { encoding } = detectEncoding(head);
  const refused = refuseByMagic(head, encoding);
  if (refused) return failed(refused);
  const text = headText(head, encoding, head.length < source.size);
  if (text.trim() === "") return failed(readError("empty_file"));
  const found = detectSeparator(text);
  if (found === null) return failed(readError("not_a_ledger"));
  const rows: CsvRow[] = [];
  try {
    for await (const batch of csvRows(source, found.separator, { encoding, mixed: false })) {
      if (!batch.ok) return batch;
      for (const { line, cells } of batch.value.rows)
        rows.push({ line, cells: cells.map((cell) => cleanText(cell, 200)) });
    }
  } catch {
    return failed(readError("unreadable"));
  }
  const [first, ...rest] = rows;
  const header = !first?.cells.some(isIdentifier);
  const taken = header ? rest : rows;
  if (taken.length === 0) return failed(readError("header_only"));
  return ok({
    ...{ name: source.name, separator: found.separator },
    columns: columnNames(first?.cells ?? [], header),
    rows: taken,
  });
};

import type { ImportKind } from "#shared/contract/imports.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { missingFields } from "./csv-fields.ts";
import { parseRows } from "./csv-rows.ts";
import type { Encoding } from "./decode-text.ts";
import { guessMapping } from "./guess-mapping.ts";
import { CSV_SEPARATORS, type CsvSeparator, type Mapping } from "./mapping.ts";
import { type ReadError, readError } from "./read-error.ts";

const SAMPLE_CHARS = 65_536;
const SAMPLE_ROWS = 200;

/** Text of the first bytes; the last line is left out when the file goes on after them. */
export const headText = (head: Uint8Array, encoding: Encoding, goesOn: boolean): string => {
  const text = new TextDecoder(encoding).decode(head);
  const end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return goesOn && end > 0 ? text.slice(0, end + 1) : text;
};

/** The separator that cuts most rows into the same number of cells, more than one. */
export const detectSeparator = (text: string): { separator: CsvSeparator; rows: string[][] } | null => {
  const tries = CSV_SEPARATORS.map((separator) => {
    const rows = parseRows(text, separator).slice(0, SAMPLE_ROWS);
    const width = rows[0]?.length ?? 0;
    const regular = rows.filter((cells) => cells.length === width).length / Math.max(1, rows.length);
    return { separator, rows, points: width > 1 ? regular * 10 + Math.min(width, 9) : 0 };
  }).sort((a, b) => b.points - a.points);
  const best = tries[0];
  return best && best.points > 0 ? best : null;
};

const isProse = (rows: readonly string[][]) => {
  const width = rows[0]?.length ?? 0;
  return rows.filter((cells) => cells.length === width).length < rows.length * 0.6;
};

/**
 * First rows of a CSV and the mapping to read it with: the given one, else a guess. A file in which no kind of record
 * can be recognised is refused as no ledger, or by the columns that are missing when its kind was given.
 */
export const sampleCsv = (
  text: string,
  fileName: string,
  kind: ImportKind | undefined,
  given: Mapping | undefined,
): Result<{ rows: string[][]; mapping: Mapping }, ReadError> => {
  const cut =
    text.length > SAMPLE_CHARS ? text.slice(0, text.lastIndexOf("\n", SAMPLE_CHARS) + 1) || text : text;
  if (given) return ok({ rows: parseRows(cut, given.separator).slice(0, SAMPLE_ROWS), mapping: given });
  const found = detectSeparator(cut);
  if (!found) return failed(readError("not_a_ledger"));
  const hints = { separator: found.separator, fileName, kind: kind === "fec" ? undefined : kind };
  const mapping = guessMapping(found.rows, hints);
  const missing = missingFields(mapping.kind, mapping.columns);
  if (missing.length > 0 && kind === undefined)
    return failed(readError(isProse(found.rows) || !mapping.header ? "not_a_ledger" : "kind_unknown"));
  return ok({ rows: found.rows, mapping });
};

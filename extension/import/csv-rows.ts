import Papa from "papaparse";
import { failed, ok, type Result } from "#shared/result.ts";
import { type DecodeState, decodeText } from "./decode-text.ts";
import type { LedgerSource } from "./ledger-source.ts";
import { type ReadError, readError } from "./read-error.ts";
import { MAX_LINE_CHARS, trailingReturns } from "./split-lines.ts";

/** `line` is where the row begins in the file; a quoted cell may hold line breaks. */
export type CsvRow = { line: number; cells: string[] };
export type CsvRowBatch = { rows: CsvRow[]; bytes: number };

const lineBreaks = (cells: readonly string[]) => {
  let breaks = 0;
  for (const cell of cells)
    for (let at = cell.indexOf("\n"); at !== -1; at = cell.indexOf("\n", at + 1)) breaks++;
  return breaks;
};

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

/** Rows of a text held whole; for the sample that the preview and the mapping are made of. */
export const parseRows = (text: string, separator: string): string[][] =>
  Papa.parse<string[]>(text.replace(/\r*\n|\r/g, "\n"), { delimiter: separator, newline: "\n" }).data.filter(
    (cells) => !isBlank(cells),
  );

/**
 * Rows of a CSV as it streams by (RFC 4180 and what people make of it), blank rows left out. A quote that is never
 * closed would swallow the rest of the file: it is an error as soon as a row grows beyond a megabyte.
 */
export async function* csvRows(
  source: LedgerSource,
  separator: string,
  decoding: DecodeState,
): AsyncGenerator<Result<CsvRowBatch, ReadError>> {
  let buffer = "";
  let carry = "";
  let line = 1;
  const parse = (text: string, last: boolean) => {
    const { data, errors, meta }: Papa.ParseResult<string[]> = new Papa.Parser({
      delimiter: separator,
      newline: "\n",
    }).parse(text, 0, !last);
    const rows: CsvRow[] = [];
    for (const cells of data) {
      if (!isBlank(cells)) rows.push({ line, cells });
      line += 1 + lineBreaks(cells);
    }
    return {
      rows,
      rest: text.slice(meta.cursor),
      open: errors.some((each) => each.code === "MissingQuotes"),
    };
  };
  for await (const { text, bytes } of decodeText(source.stream(), decoding)) {
    const all = carry + text;
    const ended = trailingReturns(all);
    carry = ended;
    buffer += (ended === "" ? all : all.slice(0, -ended.length)).replace(/\r*\n|\r/g, "\n");
    const { rows, rest } = parse(buffer, false);
    buffer = rest;
    if (buffer.length > MAX_LINE_CHARS)
      return yield failed(readError(buffer.includes('"') ? "quote_never_closed" : "line_too_long", {}, line));
    yield ok({ rows, bytes });
  }
  const { rows, open } = parse(buffer, true);
  if (open) return yield failed(readError("quote_never_closed", {}, rows.at(-1)?.line ?? line));
  yield ok({ rows, bytes: 0 });
}

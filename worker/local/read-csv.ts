import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { Refusal } from "./fail.ts";

/** `row` counts as a spreadsheet does: the header is row 1. */
export type CsvRow = { row: number; cells: string[] };
export type CsvTable = { file: string; columns: string[]; rows: CsvRow[] };

/** A CSV file, gzipped or not, with its header; separator and charset are told from the file. Empty rows are left out. */
export function readCsv(path: string): CsvTable {
  const { file, text } = readText(path);
  return csvTable(file, text);
}

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== "");

type CsvReading = {
  /** Told from the text where it is absent. */
  delimiter?: string;
  isRow?: (cells: readonly string[]) => boolean;
};

/** The table of a CSV's text. */
export function csvTable(
  file: string,
  text: string,
  { delimiter, isRow = isFilled }: CsvReading = {},
): CsvTable {
  if (text.trim() === "") throw new Refusal(`${file} is empty.`);
  if (text.includes("\u0000")) throw new Refusal(`${file} is not a CSV file: it holds no plain text.`);
  const { data, errors } = Papa.parse<string[]>(text, {
    skipEmptyLines: false,
    ...(delimiter !== undefined && { delimiter }),
  });
  const quotes = errors.find(({ code }) => code === "MissingQuotes");
  if (quotes !== undefined)
    throw new Refusal(`${file} is not a CSV file: a quote in row ${(quotes.row ?? 0) + 1} is never closed.`);
  const [header, ...body] = data;
  if (header === undefined || !isFilled(header)) throw new Refusal(`${file} is empty.`);
  const rows = body.map((cells, index) => ({ row: index + 2, cells })).filter(({ cells }) => isRow(cells));
  if (rows.length === 0) throw new Refusal(`${file} has a header and no rows.`);
  return { file, columns: header.map((name) => name.trim()), rows };
}

/** Place of a column by its exact name in the header. */
export function placeOf(table: CsvTable, column: string, what: string): number {
  const place = table.columns.indexOf(column.trim());
  if (place === -1)
    throw new Refusal(
      `${table.file} has no column "${column}" (the map names it for ${what}). It has: ${table.columns.join(", ")}.`,
    );
  if (table.columns.indexOf(column.trim(), place + 1) !== -1)
    throw new Refusal(`${table.file} has two columns "${column}": the map cannot tell which is ${what}.`);
  return place;
}

/** Text of a file, gzipped or not, in the charset its bytes tell. */
export function readText(path: string): { file: string; text: string } {
  const file = basename(path);
  return { file, text: textOf(read(path, file)) };
}

function read(path: string, file: string): Buffer {
  try {
    const bytes = readFileSync(path);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") throw new Refusal(`${file}: no such file.`);
    throw new Refusal(`${file} cannot be read${code === "" ? "" : ` (${code})`}.`);
  }
}

function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

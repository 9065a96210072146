import { Refusal } from "./fail.ts";
import { type CsvRow, type CsvTable, csvTable, readText } from "./read-csv.ts";

const RELATION = /^\uFEFF?\s*(?:%[^\n]*\n\s*)*@relation\b/i;
const ATTRIBUTE = /^@attribute\s+(?:'([^']*)'|"([^"]*)"|(\S+))/i;

/** A table from a CSV or an ARFF file (Weka; `@attribute` lines name the columns), gzipped or not. */
export function readTable(path: string): CsvTable {
  const { file, text } = readText(path);
  return RELATION.test(text) ? arffTable(file, text) : csvTable(file, text);
}

function arffTable(file: string, text: string): CsvTable {
  const columns: string[] = [];
  const rows: CsvRow[] = [];
  let inData = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("%")) continue;
    if (inData) rows.push({ row: index + 1, cells: line.split(",").map(unquoted) });
    else if (/^@data\b/i.test(line)) inData = true;
    else {
      const name = ATTRIBUTE.exec(line);
      if (name !== null) columns.push(name[1] ?? name[2] ?? name[3] ?? "");
    }
  }
  if (columns.length === 0) throw new Refusal(`${file} names no columns (@attribute lines).`);
  if (rows.length === 0) throw new Refusal(`${file} has a header and no rows.`);
  return { file, columns, rows };
}

const unquoted = (cell: string): string => cell.trim().replace(/^(['"])(.*)\1$/, "$2");

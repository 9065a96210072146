import { csvCell } from "#extension/import/csv-cell.ts";
import type { RejectedLine } from "#shared/contract/imports.ts";

/**
 * Rejected lines as a CSV for a spreadsheet: UTF-8 with its mark, semicolons, CR LF. Cells that a spreadsheet would run
 * as a formula are neutralised. `words` gives the reason of a code in the member's language.
 */
export const rejectedCsv = (
  lines: RejectedLine[],
  head: [line: string, reason: string, excerpt: string],
  words: (code: string) => string,
): string => {
  const rows = [head, ...lines.map(({ line, code, excerpt }) => [String(line), words(code), excerpt])];
  return `\ufeff${rows.map((cells) => cells.map((cell) => csvCell(cell)).join(";")).join("\r\n")}\r\n`;
};

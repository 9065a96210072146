import type { FecColumns, Separator } from "./fec-header.ts";

const unquote = (cell: string): string =>
  cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"')
    ? cell.slice(1, -1).replaceAll('""', '"')
    : cell;

/** Splits where the separator stands outside quotes; null when the quotes do not pair up. */
const splitQuoted = (line: string, separator: Separator): string[] | null => {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (char === '"' && (quoted || cell === "")) {
      quoted = !quoted;
      cell += char;
    } else if (char === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += char;
  }
  if (quoted) return null;
  cells.push(cell);
  return cells;
};

const isAmount = (cell: string | undefined) =>
  cell !== undefined && /^[\s"]*[-+]?[\d\s.,]*[\s"]*$/.test(cell);

/** A label that holds the separator itself: the cells between it and the amounts belong to it. */
const mendLabel = (cells: string[], columns: FecColumns): string[] | null => {
  const extra = cells.length - columns.width;
  if (extra <= 0 || columns.label < 0 || columns.debit !== columns.label + 1) return null;
  return [
    ...cells.slice(0, columns.label),
    cells.slice(columns.label, columns.label + extra + 1).join(" "),
    ...cells.slice(columns.label + extra + 1),
  ];
};

const fits = (cells: string[] | null, columns: FecColumns): cells is string[] =>
  cells !== null &&
  cells.length >= columns.need &&
  cells.slice(columns.count).every((cell) => cell.trim() === "") &&
  (columns.debit >= 0
    ? isAmount(cells[columns.debit]) && isAmount(cells[columns.credit])
    : isAmount(cells[columns.amount]));

/**
 * Cells of one line, at least as far as its amounts; null when the line cannot be made to fit. Quotes around a cell go;
 * a lone quote inside a label ("3/4\"") stays; further cells are let go when they are empty.
 */
export const splitCells = (line: string, separator: Separator, columns: FecColumns): string[] | null => {
  const plain = line.split(separator);
  const quotes = line.includes('"');
  if (!quotes && (plain.length === columns.count || plain.length === columns.width)) return plain;
  const quoted = quotes ? splitQuoted(line, separator) : null;
  const exact = quoted !== null && quoted.length === columns.width ? [quoted] : [];
  const candidates = [...exact, plain, quoted, mendLabel(plain, columns)];
  const cells =
    candidates.find((each) => fits(each, columns)) ?? (plain.length >= columns.need ? plain : null);
  return cells?.map(unquote) ?? null;
};

import { parseSiren, parseSiret, parseVat } from "#shared/credit/identity.ts";
import { detectDecimal, looksLikeAmount } from "./csv-amounts.ts";
import { detectDateOrder, looksLikeDate } from "./csv-dates.ts";
import { CSV_KINDS, type CsvField, type CsvKind, FIELDS_OF_KIND, missingFields } from "./csv-fields.ts";
import { foldHeader, HEADER_WORDS, KIND_WORDS } from "./header-words.ts";
import { type CsvSeparator, columnNames, type Mapping } from "./mapping.ts";

type Column = { name: string; folded: string; cells: string[] };

const DATES: ReadonlySet<CsvField> = new Set(["date", "dueDate", "deliveryDate", "approvedUntil"]);
const AMOUNTS: ReadonlySet<CsvField> = new Set([
  "amount",
  "debit",
  "credit",
  "approvedLimit",
  "insuredLimit",
]);

const share = (cells: string[], test: (cell: string) => boolean) => {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length === 0 ? null : filled.filter(test).length / filled.length;
};

/** Points for a column as a field: its header words, weighed by what its cells look like. */
const pointsFor = (column: Column, field: CsvField): number => {
  const words = Math.max(
    0,
    ...HEADER_WORDS[field].map(([word, weight]) => (word.test(column.folded) ? weight : 0)),
  );
  if (words === 0) return contentOnly(column, field);
  const doubtful = words >= 9 ? 1 : 0;
  if (DATES.has(field)) return (share(column.cells, looksLikeDate) ?? 1) > 0.7 ? words : doubtful;
  if (AMOUNTS.has(field))
    return (share(column.cells, looksLikeAmount) ?? 1) > 0.7 && (share(column.cells, dated) ?? 0) < 0.5
      ? words
      : doubtful;
  return words;
};

const dated = (cell: string) => !/^\s*\d+\s*$/.test(cell) && looksLikeDate(cell);

/** Identifiers tell themselves by their check digits, whatever the header says. */
const contentOnly = ({ cells }: Column, field: CsvField): number => {
  const enough = (test: (cell: string) => boolean) => cells.length > 2 && (share(cells, test) ?? 0) > 0.9;
  if (field === "siren") return enough((cell) => parseSiren(cell).ok) ? 2 : 0;
  if (field === "siret") return enough((cell) => parseSiret(cell).ok) ? 2 : 0;
  if (field === "vat") return enough((cell) => /^[A-Z]{2}/i.test(cell.trim()) && parseVat(cell).ok) ? 2 : 0;
  return 0;
};

/** The best assignment of columns to fields, the surest pair first, each used once. */
const assign = (columns: Column[], kind: CsvKind): { columns: Mapping["columns"]; points: number } => {
  const pairs = FIELDS_OF_KIND[kind]
    .flatMap((field) => columns.map((column) => ({ field, column, points: pointsFor(column, field) })))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
  const mapped: Mapping["columns"] = {};
  const used = new Set<Column>();
  let points = 0;
  for (const pair of pairs) {
    if (mapped[pair.field] !== undefined || used.has(pair.column)) continue;
    mapped[pair.field] = pair.column.name;
    used.add(pair.column);
    points += pair.points;
  }
  if (mapped.amount !== undefined) {
    delete mapped.debit;
    delete mapped.credit;
  }
  return { columns: mapped, points };
};

const isHeader = (first: readonly string[]): boolean => {
  const filled = first.filter((cell) => cell.trim() !== "");
  return filled.length > 0 && !filled.some((cell) => looksLikeDate(cell) || /^[\d\s.,€-]+$/.test(cell));
};

/** Rarer words say more: an open-items list speaks of invoices too. */
const TOLD: Record<CsvKind, number> = { "open-items": 14, payments: 9, orders: 9, invoices: 7, customers: 4 };

const kindPoints = (columns: Column[], kind: CsvKind, fileName: string): number => {
  const { columns: mapped, points } = assign(columns, kind);
  if (missingFields(kind, mapped).length > 0) return -1;
  const header = columns.map((column) => column.folded).join(" | ");
  const named = KIND_WORDS[kind].test(foldHeader(fileName.replace(/\.[^.]*$/, ""))) ? 30 : 0;
  const told = KIND_WORDS[kind].test(header) ? TOLD[kind] : 0;
  const documents = mapped.number !== undefined || mapped.date !== undefined;
  return points + named + told + (kind === "customers" && documents ? -20 : 0) + (mapped.dueDate ? 3 : 0);
};

export type GuessHints = { kind?: CsvKind | undefined; separator?: CsvSeparator; fileName?: string };

/**
 * A first mapping of a CSV from its first rows (header included): kind of file, columns by French and English header
 * words and by what the cells hold, order of day and month, decimal sign. A proposal, for a person to look at.
 */
export const guessMapping = (sampleRows: readonly string[][], hints: GuessHints = {}): Mapping => {
  const separator = hints.separator ?? ";";
  const first = sampleRows[0] ?? [];
  const header = isHeader(first);
  const data = header ? sampleRows.slice(1) : sampleRows;
  const columns = columnNames(first, header).map((name, index) => ({
    name,
    folded: header ? foldHeader(name) : "",
    cells: data.map((cells) => cells[index] ?? ""),
  }));
  const kind =
    hints.kind ??
    CSV_KINDS.map((each) => ({ each, points: kindPoints(columns, each, hints.fileName ?? "") })).sort(
      (a, b) => b.points - a.points,
    )[0]?.each ??
    "customers";
  const mapped = assign(columns, kind).columns;
  const cellsOf = (fields: ReadonlySet<CsvField>) =>
    columns
      .filter(({ name }) => [...fields].some((field) => mapped[field] === name))
      .flatMap(({ cells }) => cells);
  const dates = detectDateOrder(cellsOf(DATES));
  const amounts = detectDecimal(cellsOf(AMOUNTS), separator);
  return {
    kind,
    separator,
    header,
    columns: mapped,
    dateOrder: dates.order,
    decimal: amounts.decimal,
    doubts: [...(dates.sure ? [] : ["date_order" as const]), ...(amounts.sure ? [] : ["decimal" as const])],
  };
};

import { RATIOS, type Ratio, type Ratios } from "#shared/credit/accounts/ratio.ts";
import { ratiosOfFigures } from "#shared/credit/accounts/ratios-of-figures.ts";
import { FIGURES, type Figure, figuresOf } from "#shared/credit/accounts/statement.ts";
import {
  decimalOf,
  inPercent,
  isRescaled,
  liesInUnit,
  type Numbers,
  numbersOf,
  oftenAboveOne,
  ppmOf,
} from "./accounts-column.ts";
import type { AccountsMap, ColumnScale, MappedColumn } from "./accounts-map.ts";
import { pointsTheOtherWay, ranksOf, standInOf, valueAtRank } from "./accounts-ranks.ts";
import { type CsvTable, placeOf } from "./read-csv.ts";

type Values = (number | null)[];

/** A ratio that a column gives only in order: high is more of it. */
export type RankedColumn = { ratio: Ratio; values: Values };

export type AccountsRows = {
  /** Ratios of every row of the table, by figures, by columns, and by the place in the order of rescaled columns. */
  ratios: Ratios[];
  ranked: RankedColumn[];
  /** What was understood of the columns, in sentences. */
  notes: string[];
};

type ReadColumn = MappedColumn & { numbers: Numbers };

/** Ratios of each row as a map names its columns. Any unit, any country: figures of one row meet only each other. */
export function accountsRows(table: CsvTable, map: AccountsMap): AccountsRows {
  const places = map.columns.map(({ column, key }) => placeOf(table, column, key.name));
  const cells = places.map((place) => table.rows.map((row) => row.cells[place] ?? ""));
  const decimal = map.decimal ?? decimalOf(cells);
  const columns: ReadColumn[] = map.columns.map((mapped, index) => ({
    ...mapped,
    numbers: numbersOf(cells[index] ?? [], decimal, mapped.column),
  }));
  const notes = columns
    .filter(({ numbers }) => numbers.unreadable > 0)
    .map(({ column, numbers }) => `${numbers.unreadable} cells of "${column}" are no numbers: missing.`);
  const ratios = figureRatios(columns, table.rows.length);
  const ranked: RankedColumn[] = [];
  const places01 = new Map<Ratio, Values[]>();
  const scales = scalesOf(columns);
  for (const { key, column, numbers } of columns) {
    if (key.kind !== "ratio") continue;
    const { name } = key;
    const scale = scales.get(column) ?? "ratio";
    if (scale === "rank") {
      ranked.push({ ratio: name, values: numbers.values });
      notes.push(`"${column}" is rescaled by its publisher: only the order of firms is read (${name}).`);
      const standIn = standInOf(name);
      if (standIn === null) continue;
      const ranks = ranksOf(numbers.values);
      const turned = pointsTheOtherWay(name, standIn);
      const list = places01.get(standIn) ?? [];
      list.push(turned ? ranks.map((rank) => (rank === null ? null : 1 - rank)) : ranks);
      places01.set(standIn, list);
      continue;
    }
    if (scale === "percent") notes.push(`"${column}" is read as percent (${name}).`);
    for (const [index, value] of numbers.values.entries()) {
      const row = ratios[index];
      if (row !== undefined && value !== null) row[name] = ppmOf(value, scale);
    }
  }
  for (const [standIn, lists] of places01) putInPlace(ratios, standIn, lists);
  return { ratios, ranked, notes };
}

/** Columns that stand for one ratio share its place by their mean. A ratio that is really there stays. */
function putInPlace(ratios: Ratios[], ratio: Ratio, lists: readonly Values[]): void {
  const scored = standInOf(ratio);
  if (scored === null) return;
  const means = ratios.map((_, index) => {
    const known = lists.map((list) => list[index] ?? null).filter((rank) => rank !== null);
    return known.length === 0 ? null : known.reduce((sum, rank) => sum + rank, 0) / known.length;
  });
  for (const [index, rank] of ranksOf(means).entries()) {
    const row = ratios[index];
    if (row !== undefined && rank !== null && (row[ratio] ?? null) === null)
      row[ratio] = valueAtRank(scored, rank);
  }
}

/**
 * How each ratio's column is printed, unless the map says so. One rescaled column makes all of its file that lie within 0 and 1
 * rescaled; one column in percent makes all shares of its file percent that reach well above one.
 */
function scalesOf(columns: readonly ReadColumn[]): Map<string, ColumnScale> {
  const ratios = columns.flatMap(({ key, ...column }) =>
    key.kind === "ratio" ? [{ ...column, ratio: key.name }] : [],
  );
  const rescaledFile = ratios.some(
    ({ ratio, numbers, scale }) => scale === "rank" || (scale === null && isRescaled(ratio, numbers.values)),
  );
  const percentFile = ratios.some(
    ({ ratio, numbers, scale }) =>
      scale === "percent" || (scale === null && RATIOS[ratio].kind === "share" && inPercent(ratio, numbers)),
  );
  const scaleOf = ({ ratio, numbers, scale }: (typeof ratios)[number]): ColumnScale => {
    if (scale !== null) return scale;
    const { kind } = RATIOS[ratio];
    const { values } = numbers;
    if (rescaledFile && (kind === "perShare" || liesInUnit(values) || hugeTail(values))) return "rank";
    const percent = inPercent(ratio, numbers) || (percentFile && kind === "share" && oftenAboveOne(values));
    return percent ? "percent" : "ratio";
  };
  return new Map(ratios.map((column) => [column.column, scaleOf(column)]));
}

/** Raw figures of millions among ratios: divisions by nothing that were kept. */
const hugeTail = (values: Values): boolean => values.some((value) => value !== null && value > 1_000_000);

const LARGEST_FIGURE = 1_000_000_000_000_000;

function figureRatios(columns: readonly ReadColumn[], rows: number): Ratios[] {
  const mapped = columns.filter(({ key }) => key.kind === "figure");
  const names = new Set<string>(FIGURES);
  return Array.from({ length: rows }, (_, index) => {
    const raw = new Map<string, number>();
    for (const { key, numbers } of mapped) {
      const value = numbers.values[index] ?? null;
      if (value !== null) raw.set(key.name, key.name === "interest" ? Math.abs(value) : value);
    }
    const scale = scaleOf([...raw.values()]);
    const whole = (value: number) => Math.round(value * scale) + 0;
    const figures = figuresOf(
      Object.fromEntries(
        [...raw].filter(([name]) => names.has(name)).map(([name, value]) => [name, whole(value)]),
      ) as Partial<Record<Figure, number>>,
    );
    const before = raw.get("previousNetSales");
    const ratios: Ratios = ratiosOfFigures(
      { figures, months: 12 },
      before === undefined ? null : { figures: figuresOf({ netSales: whole(before) }), months: 12 },
    );
    return ratios;
  });
}

/** Largest power of ten that keeps a row's figures exact integers. */
function scaleOf(values: readonly number[]): number {
  const largest = Math.max(0, ...values.map(Math.abs));
  let scale = 1;
  while (largest * scale > LARGEST_FIGURE) scale /= 10;
  while (scale < 1_000_000_000 && largest * scale * 10 <= LARGEST_FIGURE) scale *= 10;
  return scale;
}

import { cellReader } from "#extension/import/outside-columns.ts";
import { type RowProblem, readScoreRow } from "#extension/import/outside-rows.ts";
import type { ExternalScoresRead, ProviderScale, ScoreRow } from "#shared/contract/external-scores.ts";
import type { Result } from "#shared/result.ts";
import type { LineResult } from "./line-results.tsx";
import type { ChosenFile } from "./use-table-file.ts";

export type ScoreLine = { line: number; said: string; read: Result<ScoreRow, RowProblem> };

export const scoreLines = (file: ChosenFile, scale: ProviderScale): ScoreLine[] => {
  const reader = cellReader(file.table, file.columns);
  return file.table.rows.map(({ line, cells }) => {
    const cell = reader(cells);
    return { line, said: cell("value"), read: readScoreRow(cell, file, scale) };
  });
};

/** Rows that are sent, in the order of their lines. */
export const rowsOf = (lines: readonly ScoreLine[]): ScoreRow[] =>
  lines.flatMap(({ read }) => (read.ok ? [read.value] : []));

/** What became of each line: what stayed here, and what the server said of the others. */
export const scoreResults = (
  lines: readonly ScoreLine[],
  answers: readonly ExternalScoresRead[],
): LineResult[] => {
  const told = answers.flatMap(({ results }) => results);
  let place = 0;
  return lines.map(({ line, said, read }) => {
    const result = read.ok ? told[place++] : undefined;
    const outcome = read.ok ? (result?.outcome ?? "unknown_customer") : read.error;
    const { customerId = null, name = null, centipoints = null } = result ?? {};
    return {
      ...{ line, said, outcome, centipoints },
      customer: customerId === null ? null : { id: customerId, name: name ?? "" },
    };
  });
};

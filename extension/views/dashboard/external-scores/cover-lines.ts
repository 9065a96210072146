import { cellReader } from "#extension/import/outside-columns.ts";
import { type RowProblem, readCoverRow } from "#extension/import/outside-rows.ts";
import type { CoverRow, InsurerLimitsRead } from "#shared/contract/insurer-limits.ts";
import type { Result } from "#shared/result.ts";
import type { LineResult } from "./line-results.tsx";
import type { ChosenFile } from "./use-table-file.ts";

export type CoverLine = { line: number; said: string; read: Result<CoverRow, RowProblem> };
/** Words of a decision that was read. */
export type SayDecision = (decision: CoverRow["decision"]) => string;

export const coverLines = (file: ChosenFile, say: SayDecision): CoverLine[] => {
  const reader = cellReader(file.table, file.columns);
  return file.table.rows.map(({ line, cells }) => {
    const cell = reader(cells);
    const read = readCoverRow(cell, file);
    const said = read.ok ? say(read.value.decision) : [cell("decision"), cell("amount")].join(" ").trim();
    return { line, said, read };
  });
};

export const coverRows = (lines: readonly CoverLine[]): CoverRow[] =>
  lines.flatMap(({ read }) => (read.ok ? [read.value] : []));

/** What became of each line: what stayed here, and what the server said of the others. */
export const coverResults = (
  lines: readonly CoverLine[],
  answers: readonly InsurerLimitsRead[],
): LineResult[] => {
  const told = answers.flatMap(({ results }) => results);
  let place = 0;
  return lines.map(({ line, said, read }) => {
    const result = read.ok ? told[place++] : undefined;
    const { customerId = null, name = null } = result ?? {};
    return {
      ...{ line, said, centipoints: null },
      outcome: read.ok ? (result?.outcome ?? "unknown_customer") : read.error,
      customer: customerId === null ? null : { id: customerId, name: name ?? "" },
    };
  });
};

import type { Backtest } from "#shared/backtest/backtest-lateness.ts";
import type { BacktestFile } from "./backtest-file.ts";

const figure = (value: number | null, digits: number) => (value === null ? "–" : value.toFixed(digits));
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

/** The outcome for a person at a terminal. */
export function backtestTable(name: string, file: BacktestFile, { result, fit }: Backtest): string {
  const rows = result.targets.map((target) => [
    target.days === 0 ? "late" : `more than ${target.days} days late`,
    String(target.positives),
    percent(target.rate),
    figure(target.auc, 3),
    figure(target.aucPastMean, 3),
    figure(target.aucPastShare, 3),
    figure(target.brier, 4),
    figure(target.brierBase, 4),
  ]);
  return [
    `${name}: ${result.invoices} invoices, the last ${result.tested} tested, ${percent(result.knownShare)} of them of customers who had paid one before.`,
    ...notes(file),
    fit.learntFrom === 0
      ? "Too few outcomes to learn from: the weights shipped with the product were used."
      : `Fitted on the first 70 % alone, from ${fit.learntFrom} invoices whose outcome was known by then.`,
    "",
    ...columns([["", "late ones", "rate", "AUC", "past mean", "past share", "Brier", "base rate"], ...rows]),
    "",
    "AUC: 0.5 is chance, 1 is perfect order; – under 20 late ones. Brier: lower is better, below the base rate is calibrated.",
  ].join("\n");
}

function notes({ creditNotes, open, paidBeforeIssue, cappedAmounts }: BacktestFile): string[] {
  const said: string[] = [];
  if (creditNotes > 0) said.push(`${creditNotes} credit notes (negative amounts) left out.`);
  if (open > 0) said.push(`${open} invoices are open: they count as they stood.`);
  if (paidBeforeIssue > 0)
    said.push(`${paidBeforeIssue} invoices were settled before they were issued: not late.`);
  if (cappedAmounts > 0) said.push(`${cappedAmounts} amounts beyond 10 000 billion counted as that.`);
  return said;
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => (row[place] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, place) =>
        place === 0 ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}

/** What is said of the file beside the JSON line, for standard error. */
export const backtestNotes = (file: BacktestFile): string => notes(file).join("\n");

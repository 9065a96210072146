import { HUNDRED_POINTS, pointsOfRate } from "#shared/backtest/odds-scale.ts";
import type { AccountsResult, Band } from "./accounts-result.ts";

/** What a backtest of accounts found, for people: score bands, what each ratio tells, the three areas. */
export function accountsReport(file: string, outcome: AccountsResult): string {
  const { rows, failures, unscored, auc, aucAltmanZ2, altmanRows, bestRatio, bands, notes } = outcome;
  const altman = aucAltmanZ2 === null ? "–" : `${aucAltmanZ2} (${altmanRows} rows)`;
  const best = bestRatio === null ? "–" : `${bestRatio.auc} (${bestRatio.name})`;
  return [
    `${file}: ${rows} rows scored, ${failures} failed; ${unscored} left out (too few accounts, or not known whether failed).`,
    ...notes.map((note) => `  ${note}`),
    "",
    "  score     firms   failed   share failed   as points (50 = 20 to 1, 10 double the odds)",
    ...bands.map(bandLine),
    "",
    "  ratio                        known   information value",
    ...outcome.information.map(
      ({ ratio, value, known }) => `  ${ratio.padEnd(27)}${padded(known, 7)}${padded(value.toFixed(3), 20)}`,
    ),
    "",
    `  AUC of the accounts axis   ${auc}`,
    `  AUC of Altman Z''          ${altman}`,
    `  AUC of the best ratio      ${best}`,
    "",
  ].join("\n");
}

function bandLine({ from, to, firms, failed }: Band): string {
  const rate = failed / Math.max(1, firms);
  const share = firms === 0 ? "–" : `${(rate * 100).toFixed(1)} %`;
  const points = failed === 0 || failed === firms ? "–" : pointsOfRate(rate, HUNDRED_POINTS).toFixed(0);
  return `  ${`${from}–${to}`.padEnd(8)}${padded(firms, 7)}${padded(failed, 9)}${padded(share, 15)}${padded(points, 12)}`;
}

const padded = (value: string | number, width: number): string => String(value).padStart(width);

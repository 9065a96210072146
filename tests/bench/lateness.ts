import { type BacktestInvoice, backtestLateness } from "#shared/backtest/backtest-lateness.ts";
import { madeLedger, SHAPES } from "../fixtures/lateness/made-ledger.ts";

/** `node tests/bench/lateness.ts`: the probability of paying late against past mean and past share on ledgers of many shapes. */

const SEEDS = [0, 100, 200];

const ledgers: [string, BacktestInvoice[]][] = Object.entries(SHAPES).flatMap(([name, shape]) =>
  SEEDS.map((more): [string, BacktestInvoice[]] => [name, madeLedger({ ...shape, seed: shape.seed + more })]),
);

const figure = (value: number | null) => (value === null ? "    –" : value.toFixed(3));
let targets = 0;
let below = 0;
let gain = 0;
let brierBelow = 0;
console.log(`${"ledger".padEnd(34)} invoices  known  target  late ones    AUC   mean  share   Brier    base`);
for (const [name, invoices] of ledgers) {
  const { result } = backtestLateness(invoices);
  for (const { days, positives, auc, aucPastMean, aucPastShare, brier, brierBase } of result.targets) {
    if (auc === null) continue;
    const best = Math.max(aucPastMean ?? 0, aucPastShare ?? 0);
    targets += 1;
    gain += auc - best;
    if (auc < best) below += 1;
    if (brier < brierBase) brierBelow += 1;
    console.log(
      `${name.padEnd(34)} ${String(result.invoices).padStart(8)}  ${result.knownShare.toFixed(2).padStart(5)}  ${`>${days}`.padStart(6)}  ${String(positives).padStart(9)}  ${figure(auc)}  ${figure(aucPastMean)}  ${figure(aucPastShare)}  ${brier.toFixed(4)}  ${brierBase.toFixed(4)}${auc < best ? "  below" : ""}`,
    );
  }
}
console.log(
  JSON.stringify({
    targets,
    belowBestBaseline: below,
    meanGain: Math.round((gain / targets) * 10_000) / 10_000,
    brierBelowBase: brierBelow,
  }),
);

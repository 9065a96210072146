import { parseArgs } from "node:util";
import { RATIO_NAMES } from "#shared/credit/accounts/ratio.ts";
import { readAccountsMap } from "./accounts-map.ts";
import { MAP_FIGURES } from "./accounts-map-keys.ts";
import { accountsReport } from "./accounts-report.ts";
import { backtestAccounts } from "./accounts-result.ts";
import { Refusal, runCommand } from "./fail.ts";
import { readTable } from "./read-arff.ts";

const USAGE = "npm run backtest:accounts -- FILE.csv --map MAP.json [--json]";

const wrapped = (names: readonly string[]): string => {
  const lines = [""];
  for (const name of names) {
    if ((lines.at(-1) ?? "").length + name.length > 92) lines.push("");
    lines.push(`${lines.pop() ?? ""}  ${name}`);
  }
  return lines.join("\n");
};

const HELP = `${USAGE}

Scores balance sheets by the accounts axis of the product (nothing is fitted) and compares the scores with which firms failed.
FILE: CSV (any separator, decimal point or comma) or ARFF, gzipped or not. Empty, "?", "NA" are missing, not zero.
MAP.json names columns by account (any unit, any country):
${wrapped(MAP_FIGURES)}
or, where only ratios exist, by ratio (a column, or { "column": "…", "scale": "ratio" | "percent" | "rank" }):
${wrapped(RATIO_NAMES)}
and which rows failed: "failed": { "column": "bankrupt", "value": "1" }. "decimal": "," where it cannot be told.
Ratios in percent are recognised by their middle; columns a publisher squeezed into 0–1 are read by their order only.

Last line: { rows, failures, auc, aucAltmanZ2, bestRatio: { name, auc } } over the rows with enough accounts for a score.
aucAltmanZ2 is null where Altman Z'' can be computed for fewer than half of them.`;

await runCommand(async () => {
  const { file, mapFile, json } = options();
  const table = readTable(file);
  const outcome = backtestAccounts(table, readAccountsMap(mapFile));
  if (!json) console.log(accountsReport(table.file, outcome));
  const { rows, failures, auc, aucAltmanZ2, bestRatio } = outcome;
  console.log(JSON.stringify({ rows, failures, auc, aucAltmanZ2, bestRatio }));
});

function options(): { file: string; mapFile: string; json: boolean } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch {
    throw new Refusal(`Unknown option. Usage: ${USAGE}`);
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    console.log(HELP);
    process.exit(0);
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Refusal(`One file is needed. Usage: ${USAGE}`);
  if (values.map === undefined) throw new Refusal(`A map of the columns is needed. Usage: ${USAGE}`);
  return { file, mapFile: values.map, json: values.json === true };
}

function parse() {
  return parseArgs({
    allowPositionals: true,
    options: {
      map: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
}

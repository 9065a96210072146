import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { backtestLateness } from "#shared/backtest/backtest-lateness.ts";
import { invoicesOf } from "./backtest-file.ts";
import { InvoiceMap, readMap } from "./backtest-map.ts";
import { backtestPicture } from "./backtest-picture.ts";
import { backtestNotes, backtestTable } from "./backtest-table.ts";
import { Refusal, runCommand } from "./fail.ts";
import { readCsv } from "./read-csv.ts";

/** `npm run backtest -- FILE.csv --map MAP.json`: own invoices replayed in time order, the last 30 % foretold. */

const usage = "npm run backtest -- FILE.csv --map MAP.json [--json] [--svg FILE]";

const help = `${usage}

MAP.json names the columns; a date may be a name alone where it is written yyyy-MM-dd:
{
  "customer": "Client",
  "invoiceDate": { "column": "Issued", "format": "dd-MMM-yy" },
  "dueDate": { "column": "Due", "format": "dd-MMM-yy" },
  "settledDate": { "column": "Paid", "format": "dd-MMM-yy" },
  "amount": "Amount"
}
Instead of "settledDate": "daysToPay": "Days". An empty cell is an open invoice; "amount" may be left out. The last line of the
output is JSON, with and without --json; --svg draws calibration and ROC.`;

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        map: { type: "string" },
        json: { type: "boolean" },
        svg: { type: "string" },
        help: { type: "boolean" },
      },
    });
  } catch {
    throw new Refusal(`Unknown option; usage: ${usage}`);
  }
}

await runCommand(async () => {
  const { values, positionals } = readOptions();
  if (values.help) {
    console.log(help);
    return;
  }
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Refusal(`One file; usage: ${usage}`);
  if (values.map === undefined) throw new Refusal(`No map of the columns; usage: ${usage}`);
  const map = readMap(values.map, InvoiceMap);
  const table = readCsv(path);
  const file = invoicesOf(table, map);
  const backtest = backtestLateness(file.invoices);
  if (values.svg !== undefined) writePicture(values.svg, backtestPicture(table.file, backtest.tested));
  const notes = backtestNotes(file);
  if (!values.json) console.log(`${backtestTable(table.file, file, backtest)}\n`);
  else if (notes !== "") console.error(notes);
  console.log(JSON.stringify(backtest.result));
});

function writePicture(path: string, svg: string): void {
  try {
    writeFileSync(path, svg);
  } catch {
    throw new Refusal(`${path} cannot be written.`);
  }
}

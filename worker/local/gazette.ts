import { parseArgs } from "node:util";
import { readWording } from "#shared/gazette/read-wording.ts";
import { statusOf } from "#shared/gazette/wording.ts";
import { Refusal, runCommand } from "./fail.ts";
import { readWordings } from "./gazette-file.ts";
import { gazetteTable } from "./gazette-table.ts";

/** `npm run gazette -- WORDINGS.csv`: the status each wording of a judgment notice leaves, as the nightly watch reads it. */

const usage = "npm run gazette -- WORDINGS.csv [--json]";

const help = `${usage}

Columns nature and complement_contains, in any order; others are left out.
The last line of the output is JSON, with and without --json: one status a row, in the order of the file, each of
"liquidation_judiciaire", "redressement_judiciaire", "sauvegarde", "closed", "review".`;

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean" }, help: { type: "boolean" } },
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
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Refusal(`One file is needed; usage: ${usage}`);
  const reads = readWordings(path).map(({ nature, complement }) => ({
    nature,
    complement,
    wording: readWording({ nature, complement }),
  }));
  if (!values.json) console.log(`${gazetteTable(reads)}\n`);
  console.log(JSON.stringify(reads.map(({ wording }) => statusOf(wording))));
});

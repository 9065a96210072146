import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Refusal } from "./fail.ts";
import { ROOT } from "./places.ts";

const CLI = join(ROOT, "extension", "import", "cli.ts");
const GENERATOR = join(ROOT, "tests", "fixtures", "sample-ledger", "generate.ts");

function runNode(script: string, args: string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, ...env },
  });
}

const lastWords = (text: string) => text.trim().split("\n").at(-1) ?? "";

/** Reads a ledger without sending anything, so that a broken one is told before anything is set up. */
export function checkLedger(file: string, as: string | undefined): void {
  const path = resolve(file);
  if (!existsSync(path)) throw new Refusal(`The ledger ${path} does not exist. Nothing was started.`);
  const { status, stderr } = runNode(CLI, [path, "--dry-run", ...(as ? ["--as", as] : [])]);
  if (status !== 0)
    throw new Refusal(`${lastWords(stderr) || "The ledger could not be read."} Nothing was started.`);
}

/** Writes the sample books into `folder` (once) and names their files in the order in which they are imported. */
export function writeSampleLedger(folder: string, lastDay: string): string[] {
  if (!existsSync(join(folder, "customers.csv"))) {
    const { status, stderr } = runNode(GENERATOR, [folder, "--end", lastDay]);
    if (status !== 0) throw new Refusal(`The sample ledger could not be written: ${lastWords(stderr)}`);
  }
  const ledgers = readdirSync(folder).filter((name) => /FEC\d{8}\.txt$/i.test(name));
  return ["customers.csv", ...ledgers.sort(), "orders.csv"].map((name) => join(folder, name));
}

/** Imports one file exactly as `npm run import` does. */
export function importFile(file: string, apiUrl: string, token: string, as: string | undefined): void {
  const { status, stderr } = runNode(CLI, [resolve(file), "--url", apiUrl, ...(as ? ["--as", as] : [])], {
    VIGIE_TOKEN: token,
  });
  if (status !== 0)
    throw new Refusal(
      `${lastWords(stderr) || `${file} could not be imported.`} What was there before is unchanged.`,
    );
}

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Refusal } from "./fail.ts";
import { ROOT } from "./places.ts";

const CLI = join(ROOT, "extension", "import", "cli.ts");
const GENERATOR = join(ROOT, "tests", "fixtures", "sample-ledger", "generate.ts");

type Ended = { status: number; stderr: string };

/** Runs a command of the project in its own process; asynchronous, so that idle connections are seen to close. */
const runNode = (script: string, args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args], {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, ...env },
    });
    let stderr = "";
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    child.on("close", (code) => resolve({ status: code ?? 1, stderr }));
  });

const lastWords = (text: string) => text.trim().split("\n").at(-1) ?? "";

/** Reads a ledger without sending anything, so that a broken one is told before anything is set up. */
export async function checkLedger(file: string, as: string | undefined): Promise<void> {
  const path = resolve(file);
  if (!existsSync(path)) throw new Refusal(`The ledger ${path} does not exist. Nothing was started.`);
  const { status, stderr } = await runNode(CLI, [path, "--dry-run", ...(as ? ["--as", as] : [])]);
  if (status !== 0)
    throw new Refusal(`${lastWords(stderr) || "The ledger could not be read."} Nothing was started.`);
}

/** Writes the sample books into `folder` (once) and names their files in the order in which they are imported. */
export async function writeSampleLedger(folder: string, lastDay: string): Promise<string[]> {
  if (!existsSync(join(folder, "customers.csv"))) {
    const { status, stderr } = await runNode(GENERATOR, [folder, "--end", lastDay]);
    if (status !== 0) throw new Refusal(`The sample ledger could not be written: ${lastWords(stderr)}`);
  }
  const ledgers = readdirSync(folder).filter((name) => /FEC\d{8}\.txt$/i.test(name));
  return ["customers.csv", ...ledgers.sort(), "orders.csv"].map((name) => join(folder, name));
}

/** Imports one file exactly as `npm run import` does. */
export async function importFile(
  file: string,
  apiUrl: string,
  token: string,
  as: string | undefined,
): Promise<void> {
  const { status, stderr } = await runNode(
    CLI,
    [resolve(file), "--url", apiUrl, ...(as ? ["--as", as] : [])],
    {
      VIGIE_TOKEN: token,
    },
  );
  if (status !== 0)
    throw new Refusal(
      `${lastWords(stderr) || `${file} could not be imported.`} What was there before is unchanged.`,
    );
}

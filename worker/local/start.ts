import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildExtension } from "./build-extension.ts";
import { assertLedgerFits, customersForCrm, prepareDemo } from "./demo-data.ts";
import { serveDemoSources, switchSourcesOn } from "./demo-sources.ts";
import { Refusal, runCommand } from "./fail.ts";
import { findBrowser } from "./find-browser.ts";
import { openBrowser } from "./open-browser.ts";
import { HOME, writePrivate } from "./places.ts";
import { runWorker } from "./run-worker.ts";
import { serveSampleCrm } from "./sample-crm/serve.ts";

const RUN_FILE = join(HOME, "run.json");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        ledger: { type: "string" },
        as: { type: "string" },
        port: { type: "string", default: "8787" },
        "no-browser": { type: "boolean", default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1024 || port > 65_000)
      throw new Refusal(`--port takes a number between 1024 and 65000, not "${values.port}".`);
    return { ...values, port };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      "npm start takes: -- --ledger FILE [--as fec|customers|invoices|payments|open-items|orders] [--port N] [--no-browser].",
    );
  }
}

const untilEnded = () =>
  new Promise<void>((resolve) => {
    // A terminal that is closed hangs up.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve());
  });

await runCommand(async () => {
  const options = readOptions();
  const choice = options.ledger === undefined ? undefined : { file: options.ledger, as: options.as };
  await assertLedgerFits(HOME, choice);
  const browser = options["no-browser"] ? undefined : findBrowser();
  const stops: (() => Promise<void>)[] = [];
  const ended = untilEnded();
  try {
    console.log("Starting the Worker…");
    const sourcesPort = options.port + 2;
    const settings = { SOURCES_ORIGIN: `http://127.0.0.1:${sourcesPort}` };
    const worker = await runWorker(HOME, options.port, settings);
    stops.unshift(worker.stop);
    const demo = await prepareDemo(HOME, worker, choice);
    const customers = await customersForCrm(HOME, worker, demo);
    const sources = await serveDemoSources(customers, sourcesPort);
    stops.unshift(sources.stop);
    await switchSourcesOn(worker.apiUrl, demo);
    const crm = await serveSampleCrm(customers, options.port + 1);
    stops.unshift(crm.stop);
    console.log("Building the extension…");
    const extensionDir = buildExtension();
    stops.unshift(async () => rmSync(RUN_FILE, { force: true }));
    writePrivate(
      RUN_FILE,
      JSON.stringify(
        { pid: process.pid, apiUrl: worker.apiUrl, extensionDir, members: demo.members, pages: crm.pages },
        null,
        2,
      ),
    );
    if (browser) stops.unshift(await openBrowser({ browser, extensionDir, worker, demo, crm }));
    console.log(`\nVigie is up.
  Sample CRM   ${crm.pages[0]}
  A prospect   ${crm.pages.at(-1)} (register, gazette and VAT check are played on this machine)
  Worker       ${worker.apiUrl}
  Extension    ${extensionDir}
  Sign-in      addresses and passwords of the four members are in .vigie/run.json
Ctrl-C ends it; the data stay. npm run reset begins anew.`);
    await ended;
  } finally {
    for (const stop of stops) await stop();
  }
});

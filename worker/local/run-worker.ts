import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { LOCAL_EXTENSION_IDS } from "./deploy-refusal.ts";
import { Refusal } from "./fail.ts";
import { ROOT, readJson, writePrivate } from "./places.ts";
import { endTool, runTool, startTool } from "./tool.ts";

export type Secrets = { authSecret: string; setupSecret: string };

/** A Worker that answers on this machine until `stop` is called. */
export type RunningWorker = { apiUrl: string; secrets: Secrets; stop: () => Promise<void> };

/** Random secrets of this machine's Worker, made once and kept readable by their owner only. */
function localSecrets(home: string): Secrets {
  const file = join(home, "secrets.json");
  const known = readJson<Secrets>(file);
  if (known) return known;
  const secrets = {
    authSecret: randomBytes(32).toString("base64url"),
    setupSecret: randomBytes(24).toString("base64url"),
  };
  writePrivate(file, JSON.stringify(secrets));
  return secrets;
}

/** Refuses when something else listens on the port. */
async function assertFree(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () =>
      reject(
        new Refusal(
          `Port ${port} is in use, so Vigie was not started and nothing was changed. Stop what listens there (another npm start?), or choose another: npm start -- --port ${port + 10}.`,
        ),
      ),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Applies the migrations to the D1 database kept in `home`, starts the Worker on 127.0.0.1 and waits until it answers.
 * `settings` replace variables of wrangler.toml.
 */
export async function runWorker(
  home: string,
  port: number,
  settings: Record<string, string> = {},
): Promise<RunningWorker> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  await assertFree(port);
  const state = join(home, "state");
  const secrets = localSecrets(home);
  const apiUrl = `http://127.0.0.1:${port}`;
  const envFile = join(home, "worker.env");
  const variables = {
    BASE_URL: apiUrl,
    JURISDICTION: "",
    EXTENSION_IDS: LOCAL_EXTENSION_IDS,
    AUTH_SECRET: secrets.authSecret,
    SETUP_SECRET: secrets.setupSecret,
    ...settings,
  };
  writePrivate(
    envFile,
    Object.entries(variables)
      .map(([name, value]) => `${name}="${value}"\n`)
      .join(""),
  );
  runTool(
    "wrangler",
    ["d1", "migrations", "apply", "DB", "--local", "--persist-to", state],
    "Preparing the database",
  );
  const bundle = join(home, "worker");
  runTool("wrangler", ["deploy", "--dry-run", "--outdir", bundle], "Bundling the Worker");
  const child = startTool(
    "wrangler",
    [
      "dev",
      join(bundle, "index.js"),
      "--no-bundle",
      "--config",
      join(ROOT, "wrangler.toml"),
      "--ip",
      "127.0.0.1",
      "--port",
      String(port),
      "--inspector-port",
      "0",
      "--persist-to",
      state,
      "--env-file",
      envFile,
      "--show-interactive-dev-session=false",
    ],
    join(home, "worker.log"),
  );
  const deadline = Date.now() + 180_000;
  while (!(await answers(`${apiUrl}/v1/health`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await endTool(child);
      throw new Refusal(`The Worker did not start. What it said is in ${join(home, "worker.log")}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return { apiUrl, secrets, stop: () => endTool(child) };
}

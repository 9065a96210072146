import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A Worker of this measurement in workerd, on an empty database with all migrations. */
export type BenchWorker = {
  /** Sends a request and gives the reply's text; a refusal is an error. */
  ask: (method: string, path: string, headers?: Record<string, string>, body?: string) => Promise<string>;
  /** Opens a socket with these subprotocols. */
  listen: (path: string, protocols: string[]) => WebSocket;
  dispose: () => Promise<void>;
};

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*", "cloudflare:*"],
    tsconfigRaw: {},
    absWorkingDir: root,
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${entry} gave no bundle`);
  return file.text;
}

type BenchOptions = {
  /** The Worker's own consumer takes the jobs it sends, as settings say; else they stay where they are. */
  queue?: boolean;
  /** Folder that outlives the Worker; one with a database in it is gone on with. */
  keptIn?: string;
  /** For SOURCES_ORIGIN. */
  sources?: string;
};

/** Starts a Worker of this measurement; without `keptIn` its database is gone with it. */
export async function startBenchWorker(
  entry: string,
  { queue = false, keptIn, sources }: BenchOptions = {},
): Promise<BenchWorker> {
  const begins = keptIn === undefined || readdirSync(keptIn).length === 0;
  const consumer = { maxBatchSize: 1, maxBatchTimeout: 0, maxRetries: 5 };
  const settings = readFileSync(join(root, "wrangler.toml"), "utf8");
  const server = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: await bundle(entry),
      compatibilityDate: /^compatibility_date = "(.*)"/m.exec(settings)?.[1] ?? "2026-10-28",
      d1Databases: { DB: "bench" },
      queueProducers: { JOBS: "bench", WATCHES: "bench-watches" },
      ...(keptIn !== undefined && { resourcePersistencePath: keptIn }),
      durableObjects: { ORGANIZATIONS: { className: "OrganizationObject", useSQLite: true } },
      ...(queue && { queueConsumers: { bench: consumer, "bench-watches": consumer } }),
      bindings: {
        BASE_URL: "http://127.0.0.1",
        EXTENSION_IDS: "",
        PASSWORD_SIGN_IN: "on",
        AUTH_SECRET: "a secret of this measurement alone",
        SETUP_SECRET: "unused",
        ...(sources !== undefined && { SOURCES_ORIGIN: sources }),
      },
    }),
  );
  const address = await server.ready;
  const db = await server.getD1Database("DB");
  const files = readdirSync(join(root, "migrations")).filter((name) => name.endsWith(".sql"));
  for (const name of begins ? files.sort() : [])
    for (const statement of readFileSync(join(root, "migrations", name), "utf8").split(
      "--> statement-breakpoint",
    ))
      await db.prepare(statement).run();
  return {
    ask: async (method, path, headers = {}, body) => {
      const reply = await fetch(new URL(path, address), {
        method,
        headers,
        ...(body !== undefined && { body }),
      });
      const text = await reply.text();
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text.slice(0, 300)}`);
      return text;
    },
    listen: (path, protocols) => {
      const url = new URL(path, address);
      url.protocol = "ws:";
      return new WebSocket(url, protocols);
    },
    dispose: () => server.dispose(),
  };
}

import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare, Response } from "miniflare";
import { LOCAL_EXTENSION_IDS } from "#worker/local/deploy-refusal.ts";
import { ROOT } from "#worker/local/places.ts";
import type { RunningWorker } from "#worker/local/run-worker.ts";
import { freePort } from "./a-running-vigie.ts";

/** One request as it came over the wire. */
export type Recorded = { method: string; url: string; headers: string[]; body: string };

/** A Worker in workerd of which every request that goes in, and every one that it sends out itself, is written down. */
export type RecordedWorker = RunningWorker & {
  received: Recorded[];
  sent: Recorded[];
  /** Makes the Worker's own isolate fetch an address: proof that what goes out is seen. */
  fetchOutside(address: string): Promise<void>;
};

/** Beside the product's Worker, in the same isolate, what fetches on demand. */
const ENTRY = `
import worker from "./worker/index.ts";
export * from "./worker/index.ts";
export default {
  ...worker,
  fetch(request, env, context) {
    const outside = request.headers.get("recorder-fetch");
    return outside === null ? worker.fetch(request, env, context) : fetch(outside);
  },
};`;

const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    ...{ bundle: true, write: false, format: "esm", target: "es2024" },
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*", "cloudflare:*"],
    tsconfigRaw: {},
    absWorkingDir: ROOT,
  });
  const [file] = outputFiles ?? [];
  if (!file) throw new Error("The Worker gave no bundle.");
  return file.text;
};

const migrate = async (server: Miniflare): Promise<void> => {
  const db = await server.getD1Database("DB");
  const files = readdirSync(join(ROOT, "migrations")).filter((name) => name.endsWith(".sql"));
  for (const name of files.sort())
    for (const statement of readFileSync(join(ROOT, "migrations", name), "utf8").split(
      "--> statement-breakpoint",
    ))
      await db.prepare(statement).run();
};

export const aRecordedWorker = async (): Promise<RecordedWorker> => {
  const received: Recorded[] = [];
  const sent: Recorded[] = [];
  const port = await freePort();
  const apiUrl = `http://127.0.0.1:${port}`;
  const secrets = {
    authSecret: randomBytes(32).toString("hex"),
    setupSecret: randomBytes(24).toString("hex"),
  };
  const settings = readFileSync(join(ROOT, "wrangler.toml"), "utf8");
  const objects = [...settings.matchAll(/^name = "(\w+)"\nclass_name = "(\w+)"/gm)];
  const server = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: await bundled(),
      compatibilityDate: /^compatibility_date = "(.*)"/m.exec(settings)?.[1] ?? "",
      d1Databases: { DB: "vigie" },
      durableObjects: Object.fromEntries(
        objects.map(([, name = "", className = ""]) => [name, { className, useSQLite: true }]),
      ),
      queueProducers: { JOBS: "vigie-jobs", WATCHES: "vigie-watches" },
      // Jobs are handed over one by one and at once, so that what is imported is there when asked for.
      queueConsumers: { "vigie-jobs": { maxBatchSize: 1, maxBatchTimeout: 0, maxRetries: 5 } },
      bindings: {
        PASSWORD_SIGN_IN: "on",
        BASE_URL: apiUrl,
        EXTENSION_IDS: LOCAL_EXTENSION_IDS,
        AUTH_SECRET: secrets.authSecret,
        SETUP_SECRET: secrets.setupSecret,
      },
      outboundService: async (request) => {
        const { method, url, headers } = request;
        sent.push({ method, url, headers: [...headers].flat(), body: await request.text() });
        return new Response("");
      },
    }),
  );
  const inside = await server.ready;
  await migrate(server);
  const before = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    const { method = "", url = "", headers, rawHeaders } = request;
    const on = forward({ host: inside.hostname, port: inside.port, method, path: url, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(reply);
    });
    on.on("error", () => reply.destroy());
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () =>
      received.push({ method, url, headers: rawHeaders, body: Buffer.concat(chunks).toString("latin1") }),
    );
    request.pipe(on);
  });
  before.on("upgrade", ({ method = "", url = "", rawHeaders }, socket) => {
    const lines = rawHeaders.map((text, at) => (at % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join("");
    const on = connect(Number(inside.port), inside.hostname, () =>
      on.write(`${method} ${url} HTTP/1.1\r\n${lines}\r\n`),
    );
    received.push({ method, url, headers: rawHeaders, body: "" });
    socket.on("data", (bytes: Buffer) =>
      received.push({ method: "MESSAGE", url, headers: [], body: bytes.toString("latin1") }),
    );
    for (const end of [socket, on]) end.on("error", () => [socket, on].map((each) => each.destroy()));
    socket.pipe(on).pipe(socket);
  });
  await new Promise<void>((resolve) => before.listen(port, "127.0.0.1", resolve));
  return {
    apiUrl,
    secrets,
    received,
    sent,
    async fetchOutside(address) {
      await server.dispatchFetch(apiUrl, { headers: { "recorder-fetch": address } });
    },
    async stop() {
      before.closeAllConnections();
      await new Promise((resolve) => before.close(resolve));
      await server.dispose();
    },
  };
};

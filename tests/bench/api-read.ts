import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";

const root = fileURLToPath(new URL("../..", import.meta.url));
const WARM_UP = 100;
const ROUNDS = 300;

type Prepared = { headers: Record<string, string>; organization: number; ids: string[] };

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

async function migrate(server: Miniflare): Promise<void> {
  const db = await server.getD1Database("DB");
  const files = readdirSync(join(root, "migrations")).filter((name) => name.endsWith(".sql"));
  for (const name of files.sort())
    for (const statement of readFileSync(join(root, "migrations", name), "utf8").split(
      "--> statement-breakpoint",
    ))
      await db.prepare(statement).run();
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * How much longer an authenticated read of the API takes than a bare Hono route with one D1 read, in the same workerd, asked
 * in turns over one connection: the medians' ratio. `apiReadRatio` reads a customer with all there is to know,
 * `apiMeRatio` what the caller is, `orderCheckRatio` is the plain verdict on an order.
 */
export async function measureApiRead(): Promise<{
  apiReadRatio: number;
  apiMeRatio: number;
  orderCheckRatio: number;
}> {
  const settings = readFileSync(join(root, "wrangler.toml"), "utf8");
  const server = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: await bundle("tests/worker/api-read-worker.ts"),
      compatibilityDate: /^compatibility_date = "(.*)"/m.exec(settings)?.[1] ?? "2026-10-28",
      d1Databases: { DB: "bench" },
      queueProducers: { JOBS: "bench" },
      durableObjects: { ORGANIZATIONS: { className: "OrganizationObject", useSQLite: true } },
      bindings: {
        BASE_URL: "http://127.0.0.1",
        EXTENSION_IDS: "",
        PASSWORD_SIGN_IN: "on",
        AUTH_SECRET: "a secret of this measurement alone",
        SETUP_SECRET: "unused",
      },
    }),
  );
  try {
    const address = await server.ready;
    await migrate(server);
    const reply = await fetch(new URL("/bench/prepare", address), { method: "POST" });
    if (!reply.ok) throw new Error(`the data could not be prepared: ${await reply.text()}`);
    const { headers, organization, ids } = (await reply.json()) as Prepared;

    const timed = async (path: string, body?: object): Promise<number> => {
      const started = performance.now();
      const answer = await fetch(new URL(path, address), {
        headers: body ? { ...headers, "content-type": "application/json" } : headers,
        ...(body && { method: "POST", body: JSON.stringify(body) }),
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
      return performance.now() - started;
    };
    const took: Record<"bare" | "customer" | "me" | "order", number[]> = {
      bare: [],
      customer: [],
      me: [],
      order: [],
    };
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const id = ids[Math.abs(round) % ids.length];
      const bare = await timed(`/bench/bare/${organization}/${id}`);
      const customer = await timed(`/v1/customers/${id}`);
      const me = await timed("/v1/me");
      const order = await timed("/v1/order-checks", {
        customerId: id,
        amountCents: 1_000_00 + round,
        currency: "EUR",
        documentNumber: "SO-2026-0042",
      });
      if (round < 0) continue;
      took.bare.push(bare);
      took.customer.push(customer);
      took.me.push(me);
      took.order.push(order);
    }
    const bare = median(took.bare);
    const ratio = (values: number[]) => Number((median(values) / bare).toFixed(2));
    return {
      apiReadRatio: ratio(took.customer),
      apiMeRatio: ratio(took.me),
      orderCheckRatio: ratio(took.order),
    };
  } finally {
    await server.dispose();
  }
}

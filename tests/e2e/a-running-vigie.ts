import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { customersForCrm, type Demo, memberWith, prepareDemo } from "#worker/local/demo-data.ts";
import { signIn } from "#worker/local/demo-organization.ts";
import { serveDemoSources } from "#worker/local/demo-sources.ts";
import { type RunningWorker, runWorker } from "#worker/local/run-worker.ts";
import type { Customer } from "#worker/local/sample-crm/pages.ts";
import { type SampleCrm, serveSampleCrm } from "#worker/local/sample-crm/serve.ts";
import type { StandIn } from "#worker/local/stand-in/serve.ts";

/** The product as `npm start` runs it: Worker, demo organization, sample ledger imported by the command line, sample CRM. */
export type RunningVigie = {
  worker: RunningWorker;
  demo: Demo;
  customers: Customer[];
  crm: SampleCrm;
  /** Register, gazette and VAT check, played on this machine; off until a test has them switched on. */
  sources: StandIn;
  /** A night so many days from now: what the cron does at its time. */
  night(days: number): Promise<void>;
  /** A request to the API by the demo member with this role; the reply's JSON. */
  ask<Reply>(
    role: Demo["members"][number]["role"],
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Reply>;
  stop(): Promise<void>;
};

/** As wrangler.toml has it. */
const NIGHTLY = "15 2 * * *";

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

export const aRunningVigie = async (): Promise<RunningVigie> => {
  const home = mkdtempSync(join(tmpdir(), "vigie-home-"));
  const sourcesPort = await freePort();
  const settings = { SOURCES_ORIGIN: `http://127.0.0.1:${sourcesPort}` };
  const worker = await runWorker(home, await freePort(), settings);
  const demo = await prepareDemo(home, worker, undefined);
  const customers = await customersForCrm(home, worker, demo);
  const sources = await serveDemoSources(customers, sourcesPort);
  const crm = await serveSampleCrm(customers, 0);
  const tokens = new Map<string, string>();
  return {
    worker,
    demo,
    customers,
    crm,
    sources,
    async night(days) {
      const time = Date.now() + days * 86_400_000;
      const asked = new URLSearchParams({ cron: NIGHTLY, time: String(time) });
      const reply = await fetch(`${worker.apiUrl}/cdn-cgi/handler/scheduled?${asked}`);
      if (!reply.ok) throw new Error(`the night did not come: ${reply.status} ${await reply.text()}`);
      // It clears away what has expired by then.
      tokens.clear();
    },
    async ask<Reply>(role: Demo["members"][number]["role"], method: string, path: string, body?: unknown) {
      const token = tokens.get(role) ?? (await signIn(worker.apiUrl, memberWith(demo.members, role)));
      tokens.set(role, token);
      const reply = await fetch(`${worker.apiUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "vigie-contract": "1",
          "idempotency-key": crypto.randomUUID(),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
      return (await reply.json()) as Reply;
    },
    async stop() {
      await crm.stop();
      await sources.stop();
      await worker.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};

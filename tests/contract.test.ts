import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type * as z from "zod";
import { type Call, callApi, type Endpoint } from "#extension/background/api.ts";
import { AuditPage, AuditVerification } from "#shared/contract/audit.ts";
import {
  AdoptedLimits,
  CustomerDetail,
  CustomerPage,
  ItemPage,
  type LimitChange,
  Recorded,
} from "#shared/contract/customers.ts";
import { FirstTenMinutes, ImportList } from "#shared/contract/imports.ts";
import { LIVE_PROTOCOL, LiveMessage, LiveTicket } from "#shared/contract/live.ts";
import { Health, Me, SessionList } from "#shared/contract/me.ts";
import { SyncPage } from "#shared/contract/sync.ts";
import { createDemoOrganization, signIn } from "../worker/local/demo-organization.ts";
import { importFile } from "../worker/local/load-ledger.ts";
import { HOME } from "../worker/local/places.ts";
import { type RunningWorker, runWorker } from "../worker/local/run-worker.ts";

/** The extension's only fetch against the real Worker over HTTP: proof that the halves agree. */

const isoDay = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const frenchDay = (fromToday: number): string => isoDay(fromToday).split("-").reverse().join("/");

/** Not due yet: nobody may raise the limit of a customer that is long overdue. */
const INVOICES = [
  "Numéro client;Nom;Numéro facture;Date;Échéance;Montant TTC",
  `C001;Menuiserie Aube;FA-001;${frenchDay(-20)};${frenchDay(10)};1 200,00`,
  `C001;Menuiserie Aube;FA-002;${frenchDay(-10)};${frenchDay(20)};840,50`,
  `C002;Serrurerie Vallon;FA-003;${frenchDay(-5)};${frenchDay(25)};99,90`,
].join("\n");

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

mkdirSync(HOME, { recursive: true, mode: 0o700 });
const home = mkdtempSync(join(HOME, "contract-test-"));
let worker: RunningWorker;
let analyst: Endpoint;
let rep: Endpoint;
let customerId: string;

beforeAll(async () => {
  worker = await runWorker(home, await freePort());
  const { apiUrl } = worker;
  const members = await createDemoOrganization(apiUrl, worker.secrets.setupSecret, null);
  const endpoint = async (role: string): Promise<Endpoint> => {
    const member = members.find((each) => each.role === role);
    if (!member) throw new Error(`no ${role} in the demo organization`);
    return { apiUrl, token: await signIn(apiUrl, member) };
  };
  analyst = await endpoint("analyst");
  rep = await endpoint("rep");
  const file = join(home, "invoices.csv");
  writeFileSync(file, INVOICES);
  await importFile(file, apiUrl, analyst.token ?? "", "invoices");
  const page = await answer(analyst, { method: "GET", path: "/v1/customers?query=menuiserie" }, CustomerPage);
  customerId = page.customers[0]?.id ?? "";
}, 180_000);

afterAll(async () => {
  await worker?.stop();
  rmSync(home, { recursive: true, force: true });
});

async function answer<Reply>(endpoint: Endpoint, call: Call, schema: z.ZodType<Reply>): Promise<Reply> {
  const reply = await callApi(endpoint, call, schema);
  if (!reply.ok) throw new Error(`${call.method} ${call.path}: ${reply.error.code}`);
  return reply.value;
}
const failure = async (endpoint: Endpoint, call: Call) => {
  const reply = await callApi(endpoint, call);
  return reply.ok ? null : reply.error;
};
const customer = (rest = "") => `/v1/customers/${customerId}${rest}`;
describe("what the extension asks is what the Worker answers", () => {
  it.each<[path: string, schema: z.ZodType]>([
    ["/v1/health", Health],
    ["/v1/me", Me],
    ["/v1/sessions", SessionList],
    ["/v1/imports", ImportList],
    ["/v1/sync?viewKey=none&revision=0", SyncPage],
    ["/v1/customers?filter=overdue&sort=overdue&limit=1", CustomerPage],
    ["/v1/customers/{id}", CustomerDetail],
    ["/v1/customers/{id}/items?open=true", ItemPage],
    ["/v1/first-ten-minutes", FirstTenMinutes],
    ["/v1/audit?limit=5", AuditPage],
    ["/v1/audit/verify", AuditVerification],
  ])("GET %s", async (path, schema) => {
    const call: Call = { method: "GET", path: path.replace("{id}", customerId) };
    await expect(answer(analyst, call, schema)).resolves.toBeDefined();
  });

  it("the members to an admin alone", async () => {
    expect(await failure(rep, { method: "GET", path: "/v1/members" })).toMatchObject({ code: "not_allowed" });
    await expect(answer(analyst, { method: "GET", path: "/v1/me" }, Me)).resolves.toMatchObject({
      role: "analyst",
    });
  });

  it("the figures of the ledger to the cent, the same in list, detail, items and sync", async () => {
    const list = await answer(analyst, { method: "GET", path: "/v1/customers" }, CustomerPage);
    expect(list.customers.map(({ name, exposureCents }) => [name, exposureCents])).toEqual([
      ["Menuiserie Aube", 2_040_50],
      ["Serrurerie Vallon", 99_90],
    ]);
    const detail = await answer(analyst, { method: "GET", path: customer() }, CustomerDetail);
    const { items } = await answer(analyst, { method: "GET", path: customer("/items") }, ItemPage);
    const { rows } = await answer(
      analyst,
      { method: "GET", path: "/v1/sync?viewKey=none&revision=0" },
      SyncPage,
    );
    expect(detail.badge.figures?.exposure.totalCents).toBe(2_040_50);
    expect(items.reduce((sum, item) => sum + item.openCents, 0)).toBe(2_040_50);
    expect(rows.find(({ id }) => id === customerId)).toEqual(detail.badge);
  });
});

describe("what the extension changes", () => {
  const change: LimitChange = {
    ...{ kind: "approved", amountCents: 5_000_00, unlimited: false },
    ...{ from: isoDay(1), until: null, reason: "yearly review" },
  };

  it("is recorded once however often the same key is sent", async () => {
    const call: Call = {
      ...{ method: "POST", path: customer("/limits"), body: change },
      idempotencyKey: crypto.randomUUID(),
    };
    const first = await answer(analyst, call, Recorded);
    expect(await answer(analyst, call, Recorded)).toEqual(first);
    const { limits } = await answer(analyst, { method: "GET", path: customer() }, CustomerDetail);
    expect(limits.map(({ id }) => id)).toEqual([first.id]);
    expect(await failure(analyst, { ...call, body: { ...change, reason: "another one" } })).toMatchObject({
      code: "idempotency_key_reused",
    });
  });

  it("is answered by its schema, whatever the change", async () => {
    const calls: [Call, z.ZodType][] = [
      [{ method: "PUT", path: customer("/terms"), body: { kind: "net", days: 30 } }, Recorded],
      [
        {
          ...{ method: "POST", path: customer("/events") },
          body: { kind: "safeguard", day: isoDay(-2), note: "published" },
        },
        Recorded,
      ],
      [
        {
          ...{ method: "POST", path: customer("/disputes") },
          body: { reference: "FA-001", amountCents: 100_00, reason: "one window short" },
        },
        Recorded,
      ],
      [
        {
          ...{ method: "POST", path: "/v1/limits/adopt" },
          body: { customers: [customerId], until: null, reason: "as recommended" },
        },
        AdoptedLimits,
      ],
    ];
    for (const [call, schema] of calls) await expect(answer(analyst, call, schema)).resolves.toBeDefined();
  });
});

describe("a client that listens", () => {
  it("hears within two seconds that the organization moved on, through the Worker's real server", async () => {
    const { ticket } = await answer(rep, { method: "POST", path: "/v1/live-tickets" }, LiveTicket);
    const address = new URL("/v1/live", rep.apiUrl.replace(/^http/, "ws"));
    const socket = new WebSocket(address, [LIVE_PROTOCOL, ticket]);
    const heard: { revision: number; at: number }[] = [];
    socket.addEventListener("message", ({ data }) => {
      heard.push({ ...LiveMessage.parse(JSON.parse(String(data))), at: Date.now() });
    });
    await vi.waitUntil(() => heard.length > 0, { timeout: 5_000 });
    const before = heard[0]?.revision ?? 0;
    await answer(
      analyst,
      { method: "PUT", path: customer("/terms"), body: { kind: "net", days: 45 } },
      Recorded,
    );
    const changedAt = Date.now();
    await vi.waitUntil(() => (heard.at(-1)?.revision ?? 0) > before, { timeout: 5_000, interval: 5 });
    socket.close();
    expect((heard.at(-1)?.at ?? 0) - changedAt).toBeLessThan(2_000);
    const again = new WebSocket(address, [LIVE_PROTOCOL, ticket]);
    const outcome = await new Promise((resolve) => {
      again.onopen = () => resolve("opened");
      again.onerror = () => resolve("refused");
    });
    expect(outcome).toBe("refused");
  });
});

describe("what the Worker refuses comes as a failure with its code and the request's id", () => {
  it.each<[code: string, who: () => Endpoint, call: () => Call]>([
    ["not_signed_in", () => ({ ...rep, token: null }), () => ({ method: "GET", path: "/v1/me" })],
    ["not_signed_in", () => ({ ...rep, token: "x".repeat(40) }), () => ({ method: "GET", path: "/v1/me" })],
    ["not_allowed", () => rep, () => ({ method: "GET", path: "/v1/audit" })],
    ["not_found", () => analyst, () => ({ method: "GET", path: `/v1/customers/${crypto.randomUUID()}` })],
    ["not_found", () => analyst, () => ({ method: "GET", path: "/v1/nowhere" })],
    ["invalid_input", () => analyst, () => ({ method: "POST", path: customer("/limits"), body: {} })],
    ["bad_request", () => analyst, () => ({ method: "GET", path: "/v1/customers?cursor=none" })],
  ])("%s", async (code, who, call) => {
    expect(await failure(who(), call())).toEqual({
      code,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it("and a Worker that is not there as offline", async () => {
    const gone = { ...rep, apiUrl: `http://127.0.0.1:${await freePort()}` };
    expect(await failure(gone, { method: "GET", path: "/v1/health" })).toEqual({
      code: "offline",
      requestId: null,
    });
  });
});

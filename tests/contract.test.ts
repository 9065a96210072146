import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
import { RequestDetail, RequestReply, RequestStanding } from "#shared/contract/requests.ts";
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
let manager: Endpoint;
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
  manager = await endpoint("manager");
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

describe("a request, asked and decided", () => {
  const release = {
    kind: "order_release",
    document: null,
    documentKind: "quote",
    documentNumber: "PR2611-0042",
    amountCents: 184_00,
    currency: "EUR",
  };
  const decision = (detail: RequestDetail) => ({
    outcome: "grant",
    version: detail.version,
    grant: {
      ...{ kind: "order_release", amountCents: 150_00, basis: "financed", depositCents: 55_20 },
      ...{ terms: null, until: isoDay(5) },
    },
    seen: detail.now?.seen,
    seenHash: detail.now?.inputsHash,
  });
  const read = (endpoint: Endpoint, id: string) =>
    answer(endpoint, { method: "GET", path: `/v1/requests/${id}` }, RequestDetail);

  it("joins, waits for a decider, is granted once, and stands as a release that waits for its deposit", async () => {
    const page = await answer(analyst, { method: "GET", path: "/v1/customers?query=vallon" }, CustomerPage);
    const body = { customerId: page.customers[0]?.id, asked: release, reason: "seasonal_peak" };
    const ask: Call = { method: "POST", path: "/v1/requests", body };
    const { request, joined } = await answer(manager, ask, RequestReply);
    expect([joined, (await answer(manager, ask, RequestReply)).joined]).toEqual([false, true]);

    const standing: Call = { method: "GET", path: "/v1/requests/standing?after=0" };
    const waiting = await answer(analyst, standing, RequestStanding);
    expect(waiting.requests.map(({ id, waitsForMe }) => [id, waitsForMe])).toEqual([[request.id, true]]);

    const detail = await read(analyst, request.id);
    const decide: Call = {
      ...{ method: "POST", path: `/v1/requests/${request.id}/decision`, body: decision(detail) },
      idempotencyKey: crypto.randomUUID(),
    };
    const granted = await answer(analyst, decide, RequestReply);
    expect(granted.request).toMatchObject({
      state: "approved_with_conditions",
      release: { state: "pending" },
    });
    expect(await answer(analyst, decide, RequestReply)).toEqual(granted);

    const late = { ...decide, idempotencyKey: crypto.randomUUID() };
    expect(await failure(analyst, late)).toMatchObject({
      code: "request_closed",
      outcome: { state: "approved_with_conditions", version: granted.request.version },
    });
    const { releases } = await answer(manager, standing, RequestStanding);
    expect(releases).toMatchObject([{ id: request.id, amountCents: 150_00, depositCents: 55_20 }]);
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

describe("the audit chain, exported and verified from a terminal", () => {
  const terminal = (program: string, ...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [`extension/audit/${program}.ts`, ...args], {
      encoding: "utf8",
      env: { PATH: process.env.PATH ?? "", LANG: "C" },
    });
    return { status, said: JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as Record<string, unknown> };
  };

  it("is intact, and one changed byte or a cut tail is named", () => {
    const file = join(home, "audit.ndjson");
    const exported = terminal("export-cli", file, "--server", analyst.apiUrl, "--token", analyst.token ?? "");
    expect(exported).toMatchObject({ status: 0, said: { intact: true, entries: expect.any(Number) } });
    const { entries, key } = exported.said;
    expect(terminal("verify-cli", file, "--key", String(key))).toMatchObject({
      status: 0,
      said: { intact: true, entries },
    });
    expect(terminal("verify-cli", file, "--key", "0".repeat(64))).toMatchObject({
      status: 1,
      said: { intact: false, problem: "other_key" },
    });

    const bytes = readFileSync(file);
    const spoiled = join(home, "spoiled.ndjson");
    const second = bytes.indexOf('"sequence":2,');
    const at = bytes.indexOf('"actor":"', second) + 9;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(spoiled, bytes);
    expect(terminal("verify-cli", spoiled)).toMatchObject({
      status: 1,
      said: { intact: false, problem: "entry_changed", sequence: 2, what: "entry", line: 3 },
    });

    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(spoiled, `${lines.slice(0, 3).join("\n")}\n`);
    expect(terminal("verify-cli", spoiled)).toMatchObject({
      status: 1,
      said: { problem: "tail_cut", said: entries, found: 2 },
    });
    writeFileSync(spoiled, lines.slice(0, 3).join("\n").slice(0, -20));
    expect(terminal("verify-cli", spoiled)).toMatchObject({
      status: 1,
      said: { problem: "half_line", line: 3 },
    });
    writeFileSync(spoiled, Buffer.concat([readFileSync(file).subarray(0, -40), Buffer.from([0xff, 0x0a])]));
    expect(terminal("verify-cli", spoiled)).toMatchObject({ status: 1, said: { intact: false } });
    writeFileSync(spoiled, "");
    expect(terminal("verify-cli", spoiled)).toMatchObject({ status: 1, said: { problem: "empty" } });
  }, 60_000);
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
    expect(await failure(who(), call())).toMatchObject({
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

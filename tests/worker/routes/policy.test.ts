import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  PolicyChange,
  PolicyInForce,
  PolicyPreview,
  PolicyVersionDetail,
  PolicyVersionPage,
} from "#shared/contract/policy.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { app } from "#worker/app.ts";
import { openDatabase } from "#worker/db/database.ts";
import { goOnWithPreview } from "#worker/services/preview-policy.ts";
import { aLedger, isoDay, open, paid, today } from "../a-ledger.ts";
import {
  type AnOrganization,
  anOrganization,
  aSignedInMember,
  onceMore,
  type SignedInMember,
} from "../a-member.ts";
import { deliver, refusing } from "../an-import.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let analyst: SignedInMember;

beforeEach(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization });
});

const get = async (path: string, who = analyst) => (await call(who.headers, "GET", path)).body;
const post = (path: string, body: object, who = analyst) => call(who.headers, "POST", path, body);
const withOpening = (openingCents: number) => ({
  ...DefaultPolicy,
  limit: { ...DefaultPolicy.limit, openingCents },
});
const change = (policy: object, replaces: number) => ({ policy, reason: "a reason", replaces });
const inForce = async () => PolicyInForce.parse(await get("/v1/policy"));
const settled = () => expect.poll(async () => (await inForce()).run, { timeout: 20_000 }).toBeNull();

describe("versions", () => {
  test("an organization begins with the policy Vigie ships with", async () => {
    const { version, policy, run } = await inForce();
    expect(version).toMatchObject({ version: 1, state: "in_force", reason: "default" });
    expect([policy, run]).toEqual([{ ...DefaultPolicy, version: 1 }, null]);
  });

  test("a new one comes into force by itself, is kept, told in the journal and can be gone back from", async () => {
    const { status, body } = await post("/v1/policy/versions", change(withOpening(90_000), 1));
    expect(status).toBe(202);
    const { version, run } = PolicyChange.parse(body);
    expect([version?.state, run?.state]).toEqual(["pending", "running"]);
    await settled();
    expect((await inForce()).version).toMatchObject({ version: 2, state: "in_force", reason: "a reason" });
    const back = await post("/v1/policy/versions/1/return", { reason: "too strict", replaces: 2 });
    expect(back.status).toBe(202);
    await settled();
    const now = await inForce();
    expect(now.version).toMatchObject({ version: 3, state: "in_force", returnsTo: 1 });
    expect(now.policy).toEqual({ ...DefaultPolicy, version: 3 });
    const { versions } = PolicyVersionPage.parse(await get("/v1/policy/versions"));
    expect(versions.map(({ version: number, state }) => [number, state])).toEqual([
      [3, "in_force"],
      [2, "past"],
    ]);
    const second = PolicyVersionDetail.parse(await get("/v1/policy/versions/2"));
    expect(second.policy).toEqual({ ...withOpening(90_000), version: 2 });
    const { entries } = (await get("/v1/audit")) as { entries: { action: string; actor: string }[] };
    expect(entries.map(({ action }) => action)).toEqual([
      ...["policy_in_force", "policy_version_added", "policy_in_force", "policy_version_added"],
    ]);
  });
});

describe("refuses", () => {
  test.each([
    ["a missing number", { ...DefaultPolicy, order: {} }, "policy.order"],
    ["an unknown one", { ...DefaultPolicy, extra: 1 }, "policy.extra"],
    ["half a cent", withOpening(0.5), "policy.limit.openingCents"],
    ["the policy in force", DefaultPolicy, "policy"],
  ])("%s", async (_, policy, path) => {
    const { status, body } = await post("/v1/policy/versions", change(policy, 1));
    expect(status).toBe(422);
    expect((body as { fields: { path: string }[] }).fields[0]?.path.startsWith(path)).toBe(true);
  });

  test("a version that its author did not see, and one beside another on its way", async () => {
    expect(await refused(post("/v1/policy/versions", change(withOpening(1), 7)))).toEqual({
      status: 412,
      code: "stale_version",
    });
    await env.DB.prepare("update tenant set policy_run = 'another' where number = ?")
      .bind(organization.number)
      .run();
    expect(await refused(post("/v1/policy/versions", change(withOpening(1), 1)))).toEqual({
      status: 409,
      code: "conflict",
    });
  });

  test("of two at once, one", async () => {
    const replies = await Promise.all(
      [1, 2].map((cents) => post("/v1/policy/versions", change(withOpening(cents), 1))),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([202, 409]);
  });

  test("everybody but the analyst, the administrator reads", async () => {
    const statuses: number[] = [];
    for (const role of ["rep", "manager", "admin"] as const) {
      const who = await aSignedInMember({ role, organization });
      statuses.push((await call(who.headers, "GET", "/v1/policy")).status);
      statuses.push((await post("/v1/policy/versions", change(withOpening(1), 1), who)).status);
      statuses.push((await post("/v1/policy/previews", { policy: withOpening(1) }, who)).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 403, 200, 403, 403]);
  });

  test("versions, runs and previews that are not there", async () => {
    const nowhere = crypto.randomUUID();
    for (const path of [
      "/v1/policy/versions/9",
      `/v1/policy/runs/${nowhere}`,
      `/v1/policy/previews/${nowhere}`,
    ])
      expect((await call(analyst.headers, "GET", path)).status).toBe(404);
  });
});

describe("a preview", () => {
  /** Blocks from the first day overdue, where 60 are allowed now. */
  const strict = {
    ...withOpening(70_000),
    overdue: { ...DefaultPolicy.overdue, capCAfterDays: 5, capDAfterDays: 10, classEAfterDays: 20 },
  };
  const previewed = async (policy: object): Promise<PolicyPreview> => {
    const { body } = await post("/v1/policy/previews", { policy });
    const { id } = PolicyPreview.parse(body);
    const read = async () => PolicyPreview.parse(await get(`/v1/policy/previews/${id}`));
    await expect.poll(async () => (await read()).state, { timeout: 20_000 }).not.toBe("running");
    return read();
  };
  const bookings = [
    ...["1", "2", "3", "4"].flatMap((name, place) => paid(`F${name}`, 100_000, 300 - place * 30, 0)),
    ...paid("F5", 100_000, 170, 45),
    open("F6", 50_000, 45),
  ];

  test("says what moves, and how what would have been referred ended", async () => {
    await aLedger(organization, [
      { name: "Retard", bookings },
      { name: "Calme", bookings: ["1", "2", "3"].flatMap((name) => paid(`C${name}`, 10_000, 100, 0)) },
    ]);
    const before = await env.DB.prepare("select * from badge_row where organization = ?")
      .bind(organization.number)
      .all();
    const { state, done, total, result } = await previewed(strict);
    expect([state, done, total]).toEqual(["complete", 2, 2]);
    expect(result).toMatchObject({ asOf: isoDay(0), against: 1, customers: 2 });
    const customers = result?.classes.reduce((sum, cell) => sum + cell.customers, 0);
    expect(customers).toBe(2);
    expect(result?.classes.some(({ before: now, after }) => now !== after)).toBe(true);
    expect(result?.movers.map(({ name }) => name)).toContain("Retard");
    const { replay } = result ?? { replay: undefined };
    expect(replay).toMatchObject({ basis: "invoices", documents: 9, checked: 9, to: isoDay(0) });
    const outcomes = Map.groupBy(replay?.cells ?? [], ({ outcome }) => outcome);
    const count = (outcome: "paid_on_time" | "late_over_30" | "open") =>
      (outcomes.get(outcome) ?? []).reduce((sum, { documents }) => sum + documents, 0);
    expect([count("paid_on_time"), count("late_over_30"), count("open")]).toEqual([7, 1, 1]);
    const after = await env.DB.prepare("select * from badge_row where organization = ?")
      .bind(organization.number)
      .all();
    expect(after.results).toEqual(before.results);
  });

  test("of numbers that contradict each other is refused, with the place named", async () => {
    const { boundsCentipoints } = DefaultPolicy.score;
    const upsideDown = {
      ...DefaultPolicy,
      score: {
        ...DefaultPolicy.score,
        boundsCentipoints: { ...boundsCentipoints, C: boundsCentipoints.A + 1 },
      },
    };
    const { status, body } = await post("/v1/policy/previews", { policy: upsideDown });
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain("policy.score.boundsCentipoints");
  });

  test("of the policy in force moves nobody, and is the same every time", async () => {
    await aLedger(organization, [{ name: "Retard", bookings }]);
    const [one, two] = [await previewed(DefaultPolicy), await previewed(DefaultPolicy)];
    expect(one.result).toEqual(two.result);
    expect(one.result?.movers).toEqual([]);
    expect(one.result?.limits).toMatchObject({ raised: 0, lowered: 0, unchanged: 1 });
    expect(one.result?.replay.cells.every(({ before, after }) => before === after)).toBe(true);
  });

  test("looks at orders where they are imported, and finds the invoice each became", async () => {
    const [customer] = await aLedger(organization, [{ name: "Commande", bookings }]);
    await env.DB.batch([
      env.DB.prepare(
        `insert into ledger_import (organization, id, public_id, kind, source, file_name, file_bytes, fingerprint, state,
          created_by, created_at, committed_revision) values (?, 9, 'o', 'orders', 'ERP', 'o.csv', 1, 'f', 'committed', 'a', 0, 1)`,
      ).bind(organization.number),
      env.DB.prepare(
        "insert into import_chunk (organization, import_id, chunk_index, hash, customers, entries, orders, balance_cents) values (?, 9, 0, 'h', 0, 0, 2, 0)",
      ).bind(organization.number),
      ...[
        ["F5", 172, 100_000],
        ["ZZ-1", 20, 33_333],
      ].map(([number, daysAgo, cents]) =>
        env.DB.prepare(
          "insert into open_order (organization, account_id, number, import_id, day, amount_cents, status) values (?, ?, ?, 9, ?, ?, 'closed')",
        ).bind(organization.number, customer?.accountId, number, today() - Number(daysAgo), cents),
      ),
    ]);
    const { result } = await previewed(strict);
    expect(result?.replay).toMatchObject({ basis: "orders", documents: 7, checked: 7 });
    const unknown = result?.replay.cells.filter(({ outcome }) => outcome === "unknown");
    expect(unknown).toMatchObject([{ documents: 1, amountCents: 33_333 }]);
    const late = result?.replay.cells.filter(({ outcome }) => outcome === "late_over_30");
    expect(late).toMatchObject([{ documents: 1, amountCents: 100_000 }]);
  });

  test("killed between two slices goes on, and counts nobody twice", async () => {
    await aLedger(
      organization,
      Array.from({ length: 25 }, (_, place) => ({ name: `Maison ${place}`, bookings })),
    );
    const quiet = { ...env, JOBS: { send: async () => undefined } };
    const reply = await app.request(
      "/v1/policy/previews",
      { method: "POST", headers: onceMore(analyst.headers), body: JSON.stringify({ policy: strict }) },
      quiet,
    );
    const { id } = PolicyPreview.parse(await reply.json());
    const db = openDatabase(env as never);
    await goOnWithPreview(db, organization.number, id, Date.now());
    expect(await get(`/v1/policy/previews/${id}`)).toMatchObject({
      state: "running",
      done: 20,
      result: null,
    });
    const job = { kind: "policy_preview", organization: organization.number, previewId: id } as const;
    await Promise.all([deliver(job), deliver(job)]);
    const { result } = PolicyPreview.parse(await get(`/v1/policy/previews/${id}`));
    expect(result).toMatchObject({ customers: 25, replay: { documents: 150, checked: 150 } });
  });

  test("reads the books it began with, whatever is imported before it ends", async () => {
    const booked = await aLedger(
      organization,
      Array.from({ length: 25 }, (_, place) => ({ name: `Maison ${place}`, bookings })),
    );
    const { result: before } = await previewed(strict);
    const quiet = { ...env, JOBS: { send: async () => undefined } };
    const reply = await app.request(
      "/v1/policy/previews",
      { method: "POST", headers: onceMore(analyst.headers), body: JSON.stringify({ policy: strict }) },
      quiet,
    );
    const { id } = PolicyPreview.parse(await reply.json());
    await goOnWithPreview(openDatabase(env as never), organization.number, id, Date.now());
    await aLedger(organization, []);
    await env.DB.batch(
      booked.map(({ accountId }) =>
        env.DB.prepare(
          `insert into ledger_entry (organization, account_id, day, import_id, line, kind, subledger, document_day, due_day,
            reference, label, amount_cents, voucher) select ?1, ?2, ?3, max(id), ?2, 0, 0, ?3, ?3, 'LATER', '', 90000000, ''
            from ledger_import where organization = ?1`,
        ).bind(organization.number, accountId, today() - 200),
      ),
    );
    await deliver({ kind: "policy_preview", organization: organization.number, previewId: id });
    const { result } = PolicyPreview.parse(await get(`/v1/policy/previews/${id}`));
    expect(result).toEqual(before);
    const { result: after } = await previewed(strict);
    expect(after?.classes).not.toEqual(before?.classes);
  });

  test("that fails again and again ends", async () => {
    const { body } = await post("/v1/policy/previews", { policy: strict });
    const { id } = PolicyPreview.parse(body);
    await expect
      .poll(async () => ((await get(`/v1/policy/previews/${id}`)) as PolicyPreview).state)
      .toBe("complete");
    await env.DB.prepare("update policy_preview set state = 'running', cursor = 0").run();
    const job = { kind: "policy_preview", organization: organization.number, previewId: id } as const;
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await deliver(job, { attempts: 6, bindings: refusing("from legal_entity e") });
    log.mockRestore();
    expect(await get(`/v1/policy/previews/${id}`)).toMatchObject({ state: "failed" });
  });
});

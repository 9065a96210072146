import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { PolicyChange, type PolicyRun } from "#shared/contract/policy.ts";
import { SyncPage } from "#shared/contract/sync.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { app } from "#worker/app.ts";
import { openDatabase } from "#worker/db/database.ts";
import worker from "#worker/index.ts";
import { reassess } from "#worker/services/assess-entities.ts";
import { goOnWithPolicy } from "#worker/services/policy-run.ts";
import { aCustomer, aLedger, type Booked, isoDay, open, paid, today } from "../a-ledger.ts";
import {
  type AnOrganization,
  anOrganization,
  aSignedInMember,
  onceMore,
  type SignedInMember,
} from "../a-member.ts";
import { deliver, imported } from "../an-import.ts";
import { call } from "../call.ts";

const db = openDatabase(env as never);
const CUSTOMERS = 60;
let organization: AnOrganization;
let analyst: SignedInMember;
let booked: Booked[];

/** An opening limit that young customers feel; the ones without any entry do not. */
const stricter = { ...DefaultPolicy, limit: { ...DefaultPolicy.limit, openingCents: 70_000 } };

beforeEach(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization });
  booked = await aLedger(
    organization,
    Array.from({ length: CUSTOMERS }, (_, place) => ({
      name: `Maison ${String(place).padStart(2, "0")}`,
      bookings:
        place % 2 === 0
          ? [...paid("F1", 10_000, 90, 0), ...paid("F2", 10_000, 80, 0), ...paid("F3", 10_000, 70, 0)]
          : [],
    })),
  );
});

/** Puts a policy on its way without a queue that would take the job. */
async function started(policy: object = stricter): Promise<PolicyRun> {
  const standing = await env.DB.prepare("select policy_version as version from tenant where number = ?")
    .bind(organization.number)
    .first<{ version: number }>();
  const reply = await app.request(
    "/v1/policy/versions",
    {
      method: "POST",
      headers: onceMore(analyst.headers),
      body: JSON.stringify({ policy, reason: "a smaller start", replaces: standing?.version }),
    },
    { ...env, JOBS: { send: async () => undefined } },
  );
  expect(reply.status).toBe(202);
  const { run } = PolicyChange.parse(await reply.json());
  if (run === null) throw new Error("no run was started");
  return run;
}
const clock = () => ({ now: Date.now(), today: today() });
const slice = (runId: string) => goOnWithPolicy(db, organization.number, runId, clock());
const job = (runId: string) => ({ kind: "policy_run", organization: organization.number, runId }) as const;
const opening = async (): Promise<(number | null)[]> => {
  const { results } = await env.DB.prepare(
    "select recommended_cents as cents from badge where organization = ? and deleted = 0 order by search_name",
  )
    .bind(organization.number)
    .all<{ cents: number | null }>();
  return results.map(({ cents }) => cents);
};
const all = async (table: string) =>
  (await env.DB.prepare(`select * from ${table} where organization = ?`).bind(organization.number).all())
    .results;
const tenant = () =>
  env.DB.prepare(
    "select revision, policy_version as version, badge_generation as generation, policy_run as run from tenant where number = ?",
  )
    .bind(organization.number)
    .first<{ revision: number; version: number; generation: number; run: string | null }>();
const synced = async (revision: number): Promise<SyncPage> => {
  const first = SyncPage.parse((await call(analyst.headers, "GET", "/v1/sync")).body);
  const query = `viewKey=${first.viewKey}&revision=${revision}`;
  return SyncPage.parse((await call(analyst.headers, "GET", `/v1/sync?${query}`)).body);
};

describe("a policy on its way", () => {
  test("changes nothing until everybody is assessed, then all at once", async () => {
    const before = {
      badges: await all("badge"),
      assessments: await all("assessment"),
      limits: await opening(),
    };
    const revision = (await tenant())?.revision ?? 0;
    const run = await started();
    expect(run).toMatchObject({ state: "running", done: 0, total: CUSTOMERS });
    expect(await slice(run.id)).toBe(true);
    expect(await slice(run.id)).toBe(true);
    // Both slices are done; the one that flips is not.
    expect(await all("badge")).toEqual(before.badges);
    expect(await all("assessment")).toEqual(before.assessments);
    const { body } = await call(analyst.headers, "GET", `/v1/policy/runs/${run.id}`);
    expect(body).toMatchObject({ state: "running", done: CUSTOMERS });
    expect(await tenant()).toMatchObject({ version: 1, generation: 0, run: run.id });

    await deliver(job(run.id));
    expect(await tenant()).toMatchObject({ version: 2, generation: 1, run: null });
    const limits = await opening();
    expect(limits.filter((_, place) => place % 2 === 0)).toEqual(Array.from({ length: 30 }, () => 70_000));
    expect(limits.filter((_, place) => place % 2 === 1)).toEqual(
      before.limits.filter((_, place) => place % 2 === 1),
    );
    // Clients are sent those that changed and no others; the rows of before are gone.
    const { rows, reset } = await synced(revision + 1);
    expect([reset, rows.length]).toEqual([false, 30]);
    expect(await all("badge_row")).toHaveLength(CUSTOMERS);
    expect(await all("assessment")).toHaveLength(before.assessments.length + 30);
  });

  test("killed in the middle it goes on; run twice, each slice is done once", async () => {
    const run = await started();
    await slice(run.id);
    await Promise.all([deliver(job(run.id)), deliver(job(run.id))]);
    const [done] = (await all("run")) as { state: string; checked: number; changed: number }[];
    expect(done).toMatchObject({ state: "complete", checked: CUSTOMERS, changed: 30 });
    const after = [await all("badge_row"), await all("assessment_row"), await all("audit"), await tenant()];
    await deliver(job(run.id));
    expect([await all("badge_row"), await all("assessment_row"), await all("audit"), await tenant()]).toEqual(
      after,
    );
  });

  test("is taken up by the cron when its job was lost", async () => {
    const run = await started();
    await slice(run.id);
    await env.DB.prepare("update run set updated_at = 0 where organization = ?")
      .bind(organization.number)
      .run();
    await worker.scheduled(createScheduledController({ cron: "*/10 * * * *" }), env as never);
    await expect.poll(async () => (await tenant())?.version, { timeout: 20_000 }).toBe(2);
  });

  test("meets a limit, an import and a new customer that come meanwhile", async () => {
    const run = await started();
    await slice(run.id);
    const [first, , third] = booked as [Booked, Booked, Booked];
    const approved = {
      kind: "approved",
      amountCents: 123_400,
      from: isoDay(0),
      until: null,
      reason: "known well",
    };
    await call(analyst.headers, "POST", `/v1/customers/${first.id}/limits`, approved);
    await imported(
      analyst.headers,
      { kind: "customers", source: "FEC" },
      {
        customers: [
          { key: third.number, name: "Renommée" },
          { key: "NEW", name: "Zz nouvelle" },
        ],
      },
    );
    await deliver(job(run.id));
    expect(await tenant()).toMatchObject({ version: 2 });
    const badges = (
      await env.DB.prepare(
        "select body ->> 'name' as name, limit_cents as cents, recommended_cents as recommended from badge where organization = ?",
      )
        .bind(organization.number)
        .all()
    ).results;
    expect(badges).toHaveLength(CUSTOMERS + 1);
    expect(badges).toContainEqual({ name: "Maison 00", cents: 123_400, recommended: 70_000 });
    expect(badges).toContainEqual({ name: "Renommée", cents: null, recommended: 70_000 });
    expect(badges.map(({ name }) => name)).toContain("Zz nouvelle");
  });

  test("tells clients of customers that were gone before", async () => {
    const gone = booked[1] as Booked;
    const seen = (await tenant())?.revision ?? 0;
    await env.DB.batch([
      env.DB.prepare("update tenant set revision = revision + 1 where number = ?").bind(organization.number),
      env.DB.prepare("delete from customer_account where organization = ? and entity_id = ?").bind(
        organization.number,
        gone.entityId,
      ),
      env.DB.prepare(
        "update badge_row set deleted = 1, revision = (select revision from tenant where number = ?1) where organization = ?1 and entity_id = ?2",
      ).bind(organization.number, gone.entityId),
    ]);
    const run = await started();
    await deliver(job(run.id));
    expect((await synced(seen)).removed.map(({ id }) => id)).toEqual([gone.id]);
  });

  test("given up, it leaves nothing behind, and another may begin when that is cleared away", async () => {
    const before = [await all("badge_row"), await all("assessment_row")];
    const run = await started();
    await slice(run.id);
    const withoutQueue = { ...env, JOBS: { send: async () => undefined } };
    const post = (path: string, body: object) =>
      app.request(
        path,
        { method: "POST", headers: onceMore(analyst.headers), body: JSON.stringify(body) },
        withoutQueue,
      );
    const cancelled = await post(`/v1/policy/runs/${run.id}/cancel`, {});
    expect(await cancelled.json()).toMatchObject({ state: "cancelled" });
    const again = { policy: stricter, reason: "once more", replaces: 1 };
    expect((await post("/v1/policy/versions", again)).status).toBe(409);
    await deliver(job(run.id));
    expect([await all("badge_row"), await all("assessment_row")]).toEqual(before);
    const { body } = await call(analyst.headers, "GET", "/v1/policy/versions");
    expect(body).toMatchObject({ versions: [{ version: 2, state: "cancelled" }] });
    expect((await post("/v1/policy/versions", again)).status).toBe(202);
  });
});

describe("a group", () => {
  test("stands in the badge of each member, by payer, and follows every one of them, under a policy to come as well", async () => {
    const [one, two] = booked as [Booked, Booked];
    await env.DB.batch([
      env.DB.prepare("insert into credit_group (organization, id, name) values (?, 1, 'Groupe G')").bind(
        organization.number,
      ),
      env.DB.prepare("update legal_entity set group_id = 1 where organization = ? and id in (?, ?)").bind(
        organization.number,
        one.entityId,
        two.entityId,
      ),
    ]);
    const groups = async () =>
      (
        await env.DB.prepare(
          "select body -> '$.figures.group' as own from badge where organization = ? and body ->> '$.figures.group' is not null",
        )
          .bind(organization.number)
          .all<{ own: string }>()
      ).results.map(({ own }) => JSON.parse(own));
    const ofBoth = (exposureCents: number) =>
      Array.from({ length: 2 }, () => ({ name: "Groupe G", members: 2, exposureCents, ceilingCents: null }));
    await reassess(db, organization.number, [one.entityId], today());
    expect(await groups()).toEqual(ofBoth(0));
    const run = await started();
    await slice(run.id);
    await env.DB.prepare(
      `insert into ledger_entry (organization, account_id, day, import_id, line, kind, subledger, document_day, reference,
        label, amount_cents, voucher) values (?, ?, ?, 1, 999999, 0, 0, ?, 'G1', '', 5000, '')`,
    )
      .bind(organization.number, two.accountId, today() - 1, today() - 1)
      .run();
    await reassess(db, organization.number, [two.entityId], today());
    expect(await groups()).toEqual(ofBoth(5_000));
    await deliver(job(run.id));
    expect(await tenant()).toMatchObject({ version: 2 });
    expect(await groups()).toEqual(ofBoth(5_000));
    await env.DB.prepare("update legal_entity set payer_id = ? where organization = ? and id = ?")
      .bind(one.entityId, organization.number, two.entityId)
      .run();
    await reassess(db, organization.number, [two.entityId], today());
    expect(await groups()).toEqual(ofBoth(5_000));
  });
});

test("the night forgets assessments of more than three years ago but the last of them", async () => {
  const customer = await aCustomer(organization, { name: "Ancienne", bookings: [open("A1", 5_000, 10)] });
  const insert = (asOf: number) =>
    env.DB.prepare(
      `insert into assessment_row (organization, entity_id, as_of, revision, risk_class, inputs_hash, policy_version,
        engine_version, body) values (?, ?, ?, 1, 'B', 'h', 1, 1, '{}')`,
    ).bind(organization.number, customer.entityId, asOf);
  const days = [today() - 1_400, today() - 1_300, today() - 1_200, today() - 900];
  await env.DB.batch(days.map(insert));
  await deliver({ kind: "purge", organization: organization.number, day: today() });
  const { results } = await env.DB.prepare(
    "select as_of as day from assessment where organization = ? and entity_id = ? order by as_of",
  )
    .bind(organization.number, customer.entityId)
    .all<{ day: number }>();
  expect(results.map(({ day }) => day)).toEqual([today() - 1_200, today() - 900, today()]);
});

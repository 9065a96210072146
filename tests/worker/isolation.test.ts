import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Role } from "#shared/contract/common.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { app } from "#worker/app.ts";
import { openApi } from "#worker/open-api.ts";
import { aCustomer, isoDay, open } from "./a-ledger.ts";
import {
  type AnOrganization,
  anOrganization,
  aSignedInMember,
  onceMore,
  type SignedInMember,
} from "./a-member.ts";
import { aWatchItem } from "./a-watch-item.ts";
import {
  aLink,
  anAsking,
  anInsurer,
  aPageRule,
  aReport,
  aSeenRecord,
  chunk,
  type Ids,
  type Operation,
  operations,
  someScores,
} from "./every-route.ts";

/** Stands in every text of those who must stay unseen, and in no reply to anybody else. */
const MARK = "Zqxwanderer";
const AMOUNT_CENTS = 7_654_321;

const described = Object.entries(app.getOpenAPI31Document(openApi).paths ?? {}).flatMap(([path, methods]) =>
  Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
);
const all = Object.entries(operations);
const members = all.filter(([, { about }]) => about !== "public");
const items = all.filter(([, { about }]) => about === "item");
const methodOf = (name: string) => name.split(" ")[0] ?? "";

const ask = async (name: string, operation: Operation, ids: Ids, headers: Record<string, string>) => {
  const body = operation.body?.(ids);
  const reply = await app.request(
    operation.path(ids),
    {
      method: methodOf(name),
      headers: methodOf(name) === "GET" ? headers : onceMore(headers),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    env,
  );
  return { status: reply.status, text: await reply.text() };
};

const created = async (who: SignedInMember, path: string, body: unknown): Promise<string> => {
  const reply = await app.request(
    path,
    { method: "POST", headers: onceMore(who.headers), body: JSON.stringify(body) },
    env,
  );
  const { id } = (await reply.json()) as { id: string };
  expect([path, reply.status]).toEqual([path, 201]);
  return id;
};

/** A customer with everything that can hang on one, made through the API, and an import half received. */
async function furnish(organization: AnOrganization, repCode: string): Promise<Ids> {
  const analyst = await aSignedInMember({ role: "analyst", organization, name: `${MARK} analyst` });
  const customer = await aCustomer(organization, {
    name: `${MARK} SARL`,
    siren: "732829320",
    repCode,
    bookings: [open("F1", AMOUNT_CENTS, 80)],
  });
  const path = `/v1/customers/${customer.id}`;
  const approved = { kind: "approved", amountCents: AMOUNT_CENTS, from: isoDay(0), until: null };
  // Nobody but an administrator may grant this much to a customer this late.
  const owner = await aSignedInMember({ role: "admin", organization, name: `${MARK} owner`, proved: true });
  const limit = await created(owner, `${path}/limits`, { ...approved, reason: MARK });
  const event = await created(analyst, `${path}/events`, { kind: "safeguard", day: isoDay(-1), note: MARK });
  const dispute = await created(analyst, `${path}/disputes`, {
    reference: "F1",
    amountCents: 100,
    reason: MARK,
  });
  await created(analyst, `${path}/links`, aLink);
  const rep = await aSignedInMember({ role: "rep", organization, repCode, name: `${MARK} rep` });
  const post = (by: SignedInMember, to: string, body: unknown) =>
    app.request(to, { method: "POST", headers: onceMore(by.headers), body: JSON.stringify(body) }, env);
  expect((await post(rep, `${path}/choices`, { ...aSeenRecord("theirs"), name: MARK })).status).toBe(200);
  const [choice] = (
    await env.DB.prepare("select id from record_choice where organization = ?")
      .bind(organization.number)
      .all<{ id: string }>()
  ).results;
  const asking = anAsking(customer.id, AMOUNT_CENTS, MARK);
  const asked = (await (await post(rep, "/v1/requests", asking)).json()) as { request: { id: string } };
  const reporting = aReport(customer.id, "stock_low", MARK);
  const reported = (await (await post(rep, "/v1/field-reports", reporting)).json()) as {
    report: { id: string };
  };
  const pageRule = await created(analyst, "/v1/page-rules", aPageRule(MARK));
  const started = await created(analyst, "/v1/imports", {
    ...(operations["POST /v1/imports"]?.body?.({} as Ids) as object),
    fileName: `${MARK}.csv`,
  });
  const put = (to: string, body: unknown) =>
    app.request(
      to,
      {
        method: "PUT",
        headers: { ...analyst.headers, "content-type": "application/json" },
        body: JSON.stringify(body),
      },
      env,
    );
  expect((await put(`/v1/imports/${started}/chunks/0`, chunk)).status).toBe(200);
  expect((await put("/v1/import-mappings/customers/their-shop", { mapping: { name: MARK } })).status).toBe(
    200,
  );
  expect((await put(`${path}/natural-person`, { isPerson: true })).status).toBe(200);
  const insurer = await created(analyst, "/v1/insurers", anInsurer(MARK));
  expect(
    (await put(`/v1/grade-providers/${MARK}`, { scale: "coface_dra", visibleTo: "credit" })).status,
  ).toBe(200);
  expect((await post(analyst, "/v1/external-scores", someScores(customer.id, MARK))).status).toBe(200);
  const policy = { ...DefaultPolicy, limit: { ...DefaultPolicy.limit, ceilingCents: AMOUNT_CENTS } };
  const accepted = async (path: string, body: unknown): Promise<Record<string, { id: string }>> => {
    const init = { method: "POST", headers: onceMore(analyst.headers), body: JSON.stringify(body) };
    const reply = await app.request(path, init, env);
    expect([path, reply.status]).toEqual([path, 202]);
    return (await reply.json()) as Record<string, { id: string }>;
  };
  const preview = await accepted("/v1/policy/previews", { policy });
  const proposed = await accepted("/v1/policy/versions", { policy, reason: MARK, replaces: 1 });
  expect((await post(owner, `/v1/changes/${proposed.waiting?.id}/confirmation`, {})).status).toBe(200);
  const run = await env.DB.prepare("select id from run where organization = ? and kind = 'policy'")
    .bind(organization.number)
    .first<{ id: string }>();
  const busy = () =>
    env.DB.prepare(
      `select (select count(*) from policy_preview where organization = ?1 and state = 'running')
        + (select count(*) from tenant where number = ?1 and policy_run is not null)
        + (select count(distinct generation) from badge_row where organization = ?1) as n`,
    )
      .bind(organization.number)
      .first<{ n: number }>();
  await vi.waitUntil(async () => (await busy())?.n === 1, { timeout: 20_000, interval: 50 });
  const next = await accepted("/v1/policy/versions", {
    policy: { ...policy, limit: { ...policy.limit, openingCents: 1 } },
    ...{ reason: MARK, replaces: 2 },
  });
  // The judgment that was recorded lets the claim be prepared.
  const clock = await env.DB.prepare("select id from clock where organization = ? and state = 'open'")
    .bind(organization.number)
    .first<{ id: string }>();
  const session = await env.DB.prepare("select id from session where user_id = ?")
    .bind(analyst.member.userId)
    .first<{ id: string }>();
  return {
    customer: customer.id,
    limit,
    event,
    dispute,
    import: started,
    member: analyst.member.memberId,
    session: session?.id ?? "",
    policyRun: run?.id ?? "",
    policyPreview: String(preview.id),
    pageRule,
    choice: choice?.id ?? "",
    change: next.waiting?.id ?? "",
    request: asked.request.id,
    report: reported.report.id,
    clock: clock?.id ?? "",
    watchItem: await aWatchItem(organization, customer.id),
    insurer,
  };
}

const KEYS = ["organization", "organization_id", "active_organization_id"];

/** Every row of an organization in every table, as text. */
async function everythingOf({ number, id }: AnOrganization): Promise<string> {
  const { results } = await env.DB.prepare(
    "select name, sql from sqlite_master where type = 'table' and sql like '%organization%' order by name",
  ).all<{ name: string; sql: string }>();
  const tables = results.flatMap(({ name, sql }) =>
    KEYS.filter((key) => sql.includes(`\t\`${key}\``)).map((key) => ({ name, key })),
  );
  expect(tables.length).toBeGreaterThan(20);
  const rows = await env.DB.batch(
    tables.map(({ name, key }) =>
      env.DB.prepare(`select * from "${name}" where "${key}" = ?`).bind(key === "organization" ? number : id),
    ),
  );
  return JSON.stringify(rows.map((row, index) => [tables[index]?.name, row.results]));
}

/** The same rows but for the member's session. */
const without = (everything: string, { member }: SignedInMember): string =>
  JSON.stringify(
    (JSON.parse(everything) as [string, { user_id?: string }[]][]).map(([table, rows]) => [
      table,
      table === "session" ? rows.filter(({ user_id }) => user_id !== member.userId) : rows,
    ]),
  );

const ADDED = ["page_rule", "page_rule_version", "audit", "audit_payload", "idempotency"];

/** The same rows but for what a rep may add, and the journal that tells of it. */
const withoutAdded = (everything: string): string =>
  JSON.stringify(
    (JSON.parse(everything) as [string, object[]][])
      .filter(([table]) => !ADDED.includes(table))
      .map(([table, rows]) => [
        table,
        table === "tenant" ? rows.map((row) => ({ ...row, audit_sequence: 0, audit_hash: "" })) : rows,
      ]),
  );

describe("every route", () => {
  it("is classified in tests/worker/every-route.ts", () => {
    expect(Object.keys(operations).sort()).toEqual([...described].sort());
  });

  it.each(members)("%s answers nobody without a bearer", async (name, operation) => {
    const nowhere = crypto.randomUUID();
    const ids = {
      customer: nowhere,
      limit: nowhere,
      event: nowhere,
      dispute: nowhere,
      import: nowhere,
      member: nowhere,
      session: nowhere,
      policyRun: nowhere,
      policyPreview: nowhere,
      pageRule: nowhere,
      choice: nowhere,
      change: nowhere,
      request: nowhere,
      report: nowhere,
      insurer: nowhere,
      watchItem: nowhere,
      clock: nowhere,
    };
    expect((await ask(name, operation, ids, {})).status).toBe(401);
  });
});

describe("another organization", () => {
  let theirs: AnOrganization;
  let mine: AnOrganization;
  let ids: Ids;
  let before: string;

  beforeAll(async () => {
    theirs = await anOrganization({ name: `${MARK} SA` });
    mine = await anOrganization();
    ids = await furnish(theirs, "R1");
    await aCustomer(mine, {
      name: "Bravo",
      siren: "552032534",
      repCode: "R1",
      bookings: [open("F1", 500_00, 80)],
    });
    before = await everythingOf(theirs);
  });

  const roles: Role[] = ["rep", "manager", "analyst", "admin"];
  describe.each(members)("%s", (name, operation) => {
    it.each(roles)("shows and changes nothing of it for a %s", async (role) => {
      const who = await aSignedInMember({ role, organization: mine, repCode: "R1" });
      const { status, text } = await ask(name, operation, ids, who.headers);
      const allowed = operation.roles.includes(role);
      const expected = allowed
        ? operation.about === "item"
          ? [404]
          : [operation.refused ?? 200, 201, 202, 204, 404]
        : [403];
      expect(expected).toContain(status);
      expect(text).not.toContain(MARK);
      expect(text).not.toContain(String(AMOUNT_CENTS));
      expect(await everythingOf(theirs)).toBe(before);
    });
  });

  it("is really there: its own people see by the same requests what the others did not", async () => {
    const seen: Record<string, boolean> = {};
    for (const [name, operation] of members.filter(([name]) => name.startsWith("GET"))) {
      const who = await aSignedInMember({ role: "admin", organization: theirs });
      const { status, text } = await ask(name, operation, ids, who.headers);
      expect([name, status]).toEqual([name, 200]);
      seen[name] = text.includes(MARK) || text.includes(String(AMOUNT_CENTS));
    }
    const silent = Object.keys(seen).filter((name) => !seen[name]);
    expect(silent.sort()).toEqual([
      "GET /v1/audit/key",
      "GET /v1/audit/verify",
      "GET /v1/calendar-feed",
      "GET /v1/choices/own",
      "GET /v1/clock-settings",
      "GET /v1/clocks/standing",
      "GET /v1/customers/{id}/dated-room",
      "GET /v1/exchange-rates",
      "GET /v1/field-reports/by-code",
      "GET /v1/field-reports/my-record",
      "GET /v1/field-reports/standing",
      "GET /v1/imports/{id}/chunks",
      "GET /v1/imports/{id}/rejected",
      "GET /v1/organization/staff-note",
      "GET /v1/outside-events",
      "GET /v1/page-rules/working",
      "GET /v1/policy/runs/{id}",
      "GET /v1/reauthentications",
      "GET /v1/sessions",
      "GET /v1/sources",
    ]);
  });
});

describe("another member's portfolio", () => {
  let organization: AnOrganization;
  let ids: Ids;

  beforeAll(async () => {
    organization = await anOrganization({ repScope: "own" });
    ids = await furnish(organization, "R2");
    await aCustomer(organization, { name: "Bravo", repCode: "R1", bookings: [open("F2", 500_00, 80)] });
  });

  it.each(members)("%s shows and changes nothing of it for a rep", async (name, operation) => {
    const rep = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
    const before = await everythingOf(organization);
    const { status, text } = await ask(name, operation, ids, rep.headers);
    expect(text).not.toContain(MARK);
    expect(text).not.toContain(String(AMOUNT_CENTS));
    const allowed = operation.adds ? [201] : [operation.refused ?? 200, 204, 403, 404];
    expect(operation.portfolio ? [404] : allowed).toContain(status);
    // Signing out ends the caller's own session and nothing else; what a rep adds is the rep's.
    const after = await everythingOf(organization);
    const expected = name === "POST /v1/sign-out" ? without(before, rep) : before;
    const seen = operation.adds || operation.refused ? withoutAdded : (rows: string) => rows;
    expect(seen(after)).toBe(seen(expected));
  });

  it.each(members)("%s shows a rep without a code no customer at all", async (name, operation) => {
    const rep = await aSignedInMember({ role: "rep", organization });
    const { text } = await ask(name, operation, ids, rep.headers);
    expect(text).not.toContain("Bravo");
    expect(text).not.toContain(MARK);
  });

  it("is seen by the rep whose it is", async () => {
    const rep = await aSignedInMember({ role: "rep", organization, repCode: "R2" });
    for (const [name, operation] of items.filter(([, { portfolio }]) => portfolio))
      expect([name, (await ask(name, operation, ids, rep.headers)).status]).toEqual([name, 200]);
  });
});

describe("figures", () => {
  it.each(members)("%s gives none to a rep who may see the class alone", async (name, operation) => {
    const organization = await anOrganization({ repDetail: "class" });
    const customer = await aCustomer(organization, {
      name: "Bravo",
      bookings: [open("F1", AMOUNT_CENTS, 80)],
    });
    const rep = await aSignedInMember({ role: "rep", organization });
    const none = crypto.randomUUID();
    const ids = {
      customer: customer.id,
      limit: none,
      event: none,
      dispute: none,
      import: none,
      member: none,
      session: none,
      policyRun: none,
      policyPreview: none,
      pageRule: none,
      choice: none,
      change: none,
      request: none,
      report: none,
      insurer: none,
      watchItem: none,
      clock: none,
    };
    const { status, text } = await ask(name, operation, ids, rep.headers);
    expect(status).toBeLessThan((operation.refused ?? 499) + 1);
    expect(text).not.toContain(String(AMOUNT_CENTS));
  });
});

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { app } from "#worker/app.ts";
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
  aGrant,
  anAsking,
  aReport,
  aSeenRecord,
  chunk,
  type Ids,
  type Operation,
  operations,
} from "./every-route.ts";

/**
 * Ending one's own session twice ends it once; a check, a look-up and a preview change nothing; a ticket and a calendar's secret address are never given twice; a hash of what proves a
 * person would be a hash of the password.
 */
const WITHOUT_KEY = [
  "POST /v1/sign-out",
  "POST /v1/order-checks",
  "POST /v1/identifications",
  "POST /v1/external-scores/previews",
  "POST /v1/live-tickets",
  "POST /v1/reauthentications",
  "POST /v1/calendar-feed",
];
/** Asks a source that is off here; repeated in tests/worker/routes/prospects.test.ts. */
const ASKS_OUTSIDE = "POST /v1/prospects";
const READS_TEXT = "POST /v1/field-reports/{id}/reading";
const posts = Object.entries(operations).filter(
  ([name, { about }]) =>
    name.startsWith("POST /v1/") && about !== "public" && ![...WITHOUT_KEY, ASKS_OUTSIDE].includes(name),
);

const send = (
  who: SignedInMember,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
) =>
  app.request(
    path,
    {
      method,
      headers: { ...who.headers, ...headers, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    env,
  );

/** A policy on its way that no queue takes up. */
async function policyOnItsWay(analyst: SignedInMember): Promise<string> {
  const operation = operations["POST /v1/policy/versions"];
  const reply = await app.request(
    "/v1/policy/versions",
    {
      method: "POST",
      headers: onceMore(analyst.headers),
      body: JSON.stringify(operation?.body?.({} as Ids)),
    },
    { ...env, JOBS: { send: async () => undefined } },
  );
  return ((await reply.json()) as { run: { id: string } }).run.id;
}

/** A policy that waits for a second person. */
async function aChange(author: SignedInMember): Promise<string> {
  const body = operations["POST /v1/policy/versions"]?.body?.({} as Ids);
  const reply = await send(author, "POST", "/v1/policy/versions", body, onceMore({}));
  return ((await reply.json()) as { waiting: { id: string } }).waiting.id;
}

/** A request that an analyst asked. */
async function aRequest(asker: SignedInMember, customerId: string): Promise<string> {
  const reply = await send(asker, "POST", "/v1/requests", anAsking(customerId, 300), onceMore({}));
  return ((await reply.json()) as { request: { id: string } }).request.id;
}

/** A warning from the field. */
async function aReported(author: SignedInMember, customerId: string): Promise<string> {
  const body = aReport(customerId, "stock_low", "half empty shelves");
  const reply = await send(author, "POST", "/v1/field-reports", body, onceMore({}));
  return ((await reply.json()) as { report: { id: string } }).report.id;
}

const policyIsSettled = (organization: number) =>
  expect.poll(
    () =>
      env.DB.prepare("select policy_run as run from tenant where number = ?").bind(organization).first("run"),
    { timeout: 20_000 },
  );

/** A rep's choice of a customer for a record, which nobody has confirmed yet. */
async function aChoice(organization: AnOrganization, customerId: string): Promise<string> {
  const rep = await aSignedInMember({ role: "rep", organization });
  await send(rep, "POST", `/v1/customers/${customerId}/choices`, aSeenRecord("theirs"), onceMore({}));
  const row = await env.DB.prepare("select id from record_choice where organization = ?")
    .bind(organization.number)
    .first<{ id: string }>();
  return row?.id ?? "";
}

/** A deadline: a judgment was heard of, and the claim is to be prepared. */
async function aClock(author: SignedInMember, customerId: string): Promise<string> {
  const event = { kind: "liquidation", day: isoDay(-1), note: "heard of" };
  await send(author, "POST", `/v1/customers/${customerId}/events`, event, onceMore({}));
  const row = await env.DB.prepare("select id from clock where organization = ?")
    .bind(author.organization.number)
    .first<{ id: string }>();
  return row?.id ?? "";
}

/** Things that a request names in its path or body. */
function namedBy({ path, body }: Operation): Set<PropertyKey> {
  const named = new Set<PropertyKey>();
  const noting = new Proxy({} as Ids, {
    get: (_, name) => {
      named.add(name);
      return "";
    },
  });
  path(noting);
  body?.(noting);
  return named;
}

/** One organization, who may make the request, and an id of each thing that it names. */
async function furnished(
  operation: Operation,
): Promise<{ admin: SignedInMember; who: SignedInMember; ids: Ids }> {
  const named = namedBy(operation);
  const organization = await anOrganization({ secondPerson: named.has("change") ? "required" : "off" });
  const admin = await aSignedInMember({ role: "admin", organization });
  const analyst = await aSignedInMember({ role: "analyst", organization });
  const rep = await aSignedInMember({ role: "rep", organization });
  const customer = await aCustomer(organization, {
    name: "Bravo",
    bookings: [open("F0", 100_00, 9), open("F1", 900_00, 80)],
  });
  const path = `/v1/customers/${customer.id}`;
  const made = async (thing: keyof Ids, where: string, body: unknown): Promise<string> => {
    if (!named.has(thing)) return "";
    const reply = await send(admin, "POST", where, body, onceMore({}));
    return ((await reply.json()) as { id: string }).id;
  };
  const ids: Ids = {
    customer: customer.id,
    limit: await made("limit", `${path}/limits`, {
      kind: "temporary",
      amountCents: 100,
      from: isoDay(0),
      until: isoDay(9),
      reason: "for a while",
    }),
    event: await made("event", `${path}/events`, { kind: "safeguard", day: isoDay(-1), note: "a note" }),
    dispute: await made("dispute", `${path}/disputes`, {
      reference: "F0",
      amountCents: 100,
      reason: "a dispute",
    }),
    import: await made("import", "/v1/imports", operations["POST /v1/imports"]?.body?.({} as Ids)),
    member: admin.member.memberId,
    session: admin.member.userId,
    policyRun: "",
    policyPreview: "",
    pageRule: await made("pageRule", "/v1/page-rules", operations["POST /v1/page-rules"]?.body?.({} as Ids)),
    choice: named.has("choice") ? await aChoice(organization, customer.id) : "",
    change: named.has("change") ? await aChange(analyst) : "",
    request: named.has("request") ? await aRequest(analyst, customer.id) : "",
    insurer: await made("insurer", "/v1/insurers", operations["POST /v1/insurers"]?.body?.({} as Ids)),
    watchItem: named.has("watchItem") ? await aWatchItem(organization, customer.id) : "",
    clock: named.has("clock") ? await aClock(analyst, customer.id) : "",
    report: named.has("report") ? await aReported(operation.ofAuthor ? analyst : rep, customer.id) : "",
  };
  if (operation.ofGranted)
    await send(admin, "POST", `/v1/requests/${ids.request}/decision`, aGrant(1, 300, 100), onceMore({}));
  if (ids.import !== "") await send(admin, "PUT", `/v1/imports/${ids.import}/chunks/0`, chunk, {});
  const isAdmins = operation.roles.includes("admin") && !operation.ofAuthor;
  const manager = operation.ofManager && (await aSignedInMember({ role: "manager", organization }));
  return { admin, who: manager || (isAdmins ? admin : analyst), ids };
}

describe.each(posts)("%s", (name, operation) => {
  it("sent twice with one key has its effect once and gives one answer; without a key it has none", async () => {
    const { admin, who, ids } = await furnished(operation);
    let body = operation.body?.(ids);
    if (operation.ofGranted) body = { ...(body as object), version: 2 };
    if (name === "POST /v1/policy/runs/{id}/cancel") ids.policyRun = await policyOnItsWay(who);
    let path = operation.path(ids);
    if (name === "POST /v1/policy/versions/{version}/return") {
      const version = operations["POST /v1/policy/versions"];
      await send(who, "POST", "/v1/policy/versions", version?.body?.(ids), onceMore({}));
      await policyIsSettled(admin.organization.number).toBeNull();
      [path, body] = ["/v1/policy/versions/1/return", { reason: "as before", replaces: 2 }];
    }
    if (name === "POST /v1/external-scores")
      await send(
        admin,
        "PUT",
        "/v1/grade-providers/Coface",
        operations["PUT /v1/grade-providers/{source}"]?.body?.(ids),
        {},
      );
    if (name === "POST /v1/imports/{id}/commit")
      await send(
        admin,
        "POST",
        `/v1/imports/${ids.import}/check`,
        operations["POST /v1/imports/{id}/check"]?.body?.(ids),
        onceMore({}),
      );
    const entries = async () =>
      await env.DB.prepare("select audit_sequence as entries, revision from tenant where number = ?")
        .bind(admin.organization.number)
        .first();
    expect((await send(who, "POST", path, body, {})).status).toBe(400);
    const key = { "idempotency-key": crypto.randomUUID() };
    const first = await send(who, "POST", path, body, key);
    const text = await first.text();
    expect([200, 201, 202], text).toContain(first.status);
    // What the queue does by itself is done before anything is compared.
    await policyIsSettled(admin.organization.number).toBeNull();
    const after = await entries();
    const again = await send(who, "POST", path, body, key);
    expect([again.status, await again.text()]).toEqual([first.status, text]);
    // A stored reply would be a second copy of the text.
    if (name !== READS_TEXT) expect(again.headers.get("Idempotency-Replayed")).toBe("true");
    expect(await entries()).toEqual(after);
  });
});

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { DatedRoomReply, OrderCheckReply } from "#shared/contract/order-checks.ts";
import type { SyncPage } from "#shared/contract/sync.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { openDatabase } from "#worker/db/database.ts";
import { reassess } from "#worker/services/assess-entities.ts";
import { type ABooking, aCustomer, type Booked, isoDay, open, paid, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

const PATH = "/v1/order-checks";
const history: ABooking[] = Array.from({ length: 20 }, (_, index) =>
  paid(`M${index}`, 10_000_00, 760 - index * 33, 0),
).flat();

const approve = async (analyst: SignedInMember, { id }: Booked, amountCents: number): Promise<void> => {
  const reply = await call(analyst.headers, "POST", `/v1/customers/${id}/limits`, {
    kind: "approved",
    amountCents,
    from: isoDay(0),
    until: null,
    reason: "a limit",
  });
  expect(reply.status).toBe(201);
};

const ask = async (who: SignedInMember, body: object): Promise<OrderCheckReply> => {
  const reply = await call(who.headers, "POST", PATH, { currency: "EUR", ...body });
  expect(reply).toMatchObject({ status: 200 });
  return OrderCheckReply.strict().parse(reply.body);
};

/** A limit that stands from before: today nobody may grant this much to customers of every class. */
async function stands({ entityId }: Booked, amountCents: number): Promise<void> {
  const { number: org } = organization;
  await env.DB.batch([
    env.DB.prepare("update tenant set revision = revision + 1 where number = ?").bind(org),
    env.DB.prepare(
      `insert into credit_limit (organization, entity_id, id, kind, amount_cents, unlimited, from_day, reason, author,
        recorded_at, recorded_revision)
      select ?1, ?2, ?3, 'approved', ?4, 0, ?5, 'before', 'test', 0, revision from tenant where number = ?1`,
    ).bind(org, entityId, crypto.randomUUID(), amountCents, today()),
  ]);
  await reassess(openDatabase(env), org, [entityId], today());
}

/** Orders of a customer as an import of orders leaves them. */
async function orders(
  { number: org }: AnOrganization,
  { accountId, entityId }: Booked,
  rows: { number: string; amountCents: number; status: "open" | "delivered" }[],
): Promise<void> {
  const day = today();
  await env.DB.batch([
    env.DB.prepare("update tenant set revision = revision + 1 where number = ?").bind(org),
    env.DB.prepare(
      `insert into ledger_import (organization, id, public_id, kind, source, file_name, file_bytes, fingerprint, state,
        first_day, last_day, created_by, created_at, committed_at, committed_revision)
      select ?1, 1000 + ?2, ?3, 'orders', 'FEC', 'orders.csv', 1, 'f', 'committed', ?4, ?4, 'test', 0, 0, revision
      from tenant where number = ?1`,
    ).bind(org, accountId, crypto.randomUUID(), day - 1),
    ...rows.map(({ number, amountCents, status }) =>
      env.DB.prepare(
        `insert into open_order (organization, account_id, number, import_id, day, amount_cents, status)
        values (?, ?, ?, ?, ?, ?, ?)`,
      ).bind(org, accountId, number, 1000 + accountId, day - 1, amountCents, status),
    ),
  ]);
  await reassess(openDatabase(env), org, [entityId], day);
}

let organization: AnOrganization;
let analyst: SignedInMember;
let rep: SignedInMember;

beforeAll(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization });
  rep = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
});

describe("answers", () => {
  let customer: Booked;

  beforeAll(async () => {
    customer = await aCustomer(organization, {
      name: "Alpha",
      terms: { kind: "net", days: 30 },
      bookings: [...history, open("F-231", 8_200_00, 20)],
    });
    await approve(analyst, customer, 11_400_00);
  });

  it("whether an order is within the limit, with figures, revision and age of the data", async () => {
    const answer = await ask(rep, { customerId: customer.id, amountCents: 3_200_00, documentNumber: "S1" });
    expect(answer).toMatchObject({
      verdict: "within_limit",
      failed: [],
      figures: {
        amountCents: 3_200_00,
        financedCents: 3_200_00,
        exposureCents: 8_200_00,
        afterCents: 11_400_00,
        limitCents: 11_400_00,
        roomCents: 3_200_00,
      },
      policyVersion: DefaultPolicy.version,
      asOf: isoDay(0),
      ledgerDate: isoDay(-1),
      exempt: null,
      ways: null,
    });
    const { results } = await env.DB.prepare("select revision from tenant where number = ?")
      .bind(organization.number)
      .all();
    expect(results).toEqual([{ revision: answer.revision }]);
  });

  it("all that failed, with what would make it pass and from when it fits", async () => {
    const answer = await ask(rep, { customerId: customer.id, amountCents: 10_000_00, ways: true });
    expect(answer.verdict).toBe("ask");
    expect(answer.failed).toMatchObject([{ code: "over_limit", params: { overCents: 6_800_00 } }]);
    expect(answer.ways?.datedRoom).toEqual({
      roomCents: 3_200_00,
      usualDelayDays: 0,
      steps: [
        {
          date: isoDay(10),
          roomCents: 11_400_00,
          payments: [{ reference: "F-231", amountCents: 8_200_00, dueDate: isoDay(10), dueAssumed: false }],
        },
      ],
    });
    expect(answer.ways?.fitsFrom).toBe(isoDay(10));
    expect(answer.ways?.ways.map(({ kind }) => kind)).toEqual([
      "temporary_limit",
      "first_delivery",
      "deposit",
      "payment_with_order",
    ]);
    expect(answer.ways?.ways[0]).toMatchObject({
      limitCents: 18_200_00,
      until: isoDay(9),
      authority: analyst.member.memberId,
      grantedBy: { name: "Camille analyst", role: "analyst" },
    });
    const deposit = answer.ways?.ways.find(({ kind }) => kind === "deposit");
    const depositCents = deposit?.kind === "deposit" ? deposit.depositCents : 0;
    const applied = await ask(rep, { customerId: customer.id, amountCents: 10_000_00, depositCents });
    expect(applied).toMatchObject({ verdict: deposit?.verdict, condition: "deposit" });
  });

  it("within whose authority a temporary limit lies: the nearest, by name but for an administrator", async () => {
    const own = await anOrganization();
    const seller = await aSignedInMember({ role: "rep", organization: own });
    const owner = await aSignedInMember({ role: "admin", organization: own, name: "Ada Lemoine" });
    const clerk = await aSignedInMember({ role: "analyst", organization: own, name: "Karim Belhadj" });
    const buyer = await aCustomer(own, {
      name: "Grande",
      terms: { kind: "net", days: 30 },
      bookings: [...history, open("F1", 1_000_00, 10)],
    });
    await approve(owner, buyer, 2_000_00);
    const granted = async (who: SignedInMember, amountCents: number) => {
      const { ways } = await ask(who, { customerId: buyer.id, amountCents, ways: true });
      return ways?.ways.find((way) => way.kind === "temporary_limit");
    };
    expect(await granted(seller, 99_000_00)).toMatchObject({
      limitCents: 100_000_00,
      authority: clerk.member.memberId,
      grantedBy: { name: "Karim Belhadj", role: "analyst" },
    });
    expect(await granted(seller, 99_000_01)).toMatchObject({
      authority: owner.member.memberId,
      grantedBy: { name: null, role: "admin" },
    });
    expect(await granted(clerk, 99_000_01)).toMatchObject({
      grantedBy: { name: "Ada Lemoine", role: "admin" },
    });
  });

  it.each<[string, ABooking[], number | null]>([
    ["late", [...history, open("F1", 2_000_00, 75)], 45_000_00],
    ["very late", [...history, open("F1", 2_000_00, 100)], 45_000_00],
    ["in default", [...history, open("F1", 2_000_00, 140)], 45_000_00],
    ["without a limit", history, null],
    ["a prospect", [], null],
    ["a prospect with a limit", [], 1_500_00],
  ])("the same from the badge and from the ledger: %s", async (name, bookings, limitCents) => {
    const each = await aCustomer(organization, { name, bookings, terms: { kind: "net", days: 30 } });
    if (limitCents !== null) await stands(each, limitCents);
    for (const amountCents of [0, 1_500_00, 46_000_00, -10]) {
      const { ways, ...ledger } = await ask(rep, { customerId: each.id, amountCents, ways: true });
      const { ways: none, ...badge } = await ask(rep, { customerId: each.id, amountCents });
      expect(badge).toEqual(ledger);
    }
  });

  it("a prospect of whom nothing is known: no offer without asking, and a limit set for one is usable", async () => {
    const prospect = await aCustomer(organization, { name: "Nova" });
    const before = await ask(rep, { customerId: prospect.id, amountCents: 1_500_00, kind: "opportunity" });
    expect(before).toMatchObject({
      verdict: "unknown",
      wouldFit: null,
      openingOffer: null,
    });
    await approve(analyst, prospect, 1_500_00);
    const after = await ask(rep, { customerId: prospect.id, amountCents: 1_500_00, kind: "opportunity" });
    expect(after).toMatchObject({ verdict: "within_limit", wouldFit: true, openingOffer: null });
  });

  it("without counting twice what the exposure holds under the document's number, as it is printed", async () => {
    const buyer = await aCustomer(organization, {
      name: "Beta",
      terms: { kind: "net", days: 30 },
      bookings: [...history, open("F1", 1_000_00, 10)],
    });
    await approve(analyst, buyer, 10_000_00);
    await orders(organization, buyer, [
      { number: "SO-0042", amountCents: 4_000_00, status: "open" },
      { number: "SO-0043", amountCents: 500_00, status: "delivered" },
    ]);
    for (const ways of [false, true]) {
      const check = async (documentNumber: string) =>
        (await ask(rep, { customerId: buyer.id, amountCents: 5_000_00, documentNumber, ways })).figures;
      expect(await check("")).toMatchObject({ exposureCents: 5_500_00 });
      expect(await check("so 0042")).toMatchObject({ exposureCents: 1_500_00, afterCents: 6_500_00 });
      expect(await check("SO-0043")).toMatchObject({ exposureCents: 5_000_00 });
      expect(await check("SO-004")).toMatchObject({ exposureCents: 5_500_00 });
    }
  });

  it("are by the organization's rate of another currency, which is said", async () => {
    const there = await anOrganization();
    const [chief, seller] = [
      await aSignedInMember({ role: "analyst", organization: there }),
      await aSignedInMember({ role: "rep", organization: there }),
    ];
    const buyer = await aCustomer(there, {
      name: "Omega",
      bookings: [...history, open("F-9", 1_000_00, 20)],
    });
    await approve(chief, buyer, 10_000_00);
    const order = { customerId: buyer.id, amountCents: 5_000_00, currency: "USD", depositCents: 1_000_00 };
    expect(await ask(seller, order)).toMatchObject({ verdict: "ask", figures: { afterCents: null } });
    const rate = (date: string) =>
      call(chief.headers, "PUT", "/v1/exchange-rates/USD", { rateE8: 92_345_678, date });
    await rate(isoDay(0));
    const answers = [await ask(seller, order), await ask(seller, { ...order, ways: true })];
    for (const answer of answers)
      expect(answer).toMatchObject({
        verdict: "within_limit",
        figures: { amountCents: 461_728, financedCents: 461_728 - 92_346, afterCents: 100_000 + 369_382 },
        conversion: {
          currency: "USD",
          amountMinor: 5_000_00,
          amountCents: 461_728,
          rateE8: 92_345_678,
          date: isoDay(0),
        },
      });
    await rate(isoDay(-31));
    const old = await ask(seller, order);
    expect(old).toMatchObject({ verdict: "ask", failed: [{ code: "currency_not_known" }] });
    expect(old.conversion).toBeUndefined();
  });

  it("ask, for a currency without a rate: no figure is guessed", async () => {
    const answer = await ask(rep, { customerId: customer.id, amountCents: 1_00, currency: "USD" });
    expect(answer).toMatchObject({
      verdict: "ask",
      failed: [{ code: "currency_not_known", params: { currency: "USD" } }],
      figures: { financedCents: null, afterCents: null },
    });
  });

  it("by the rules of the policy in force, those of the customer's group before those for all", async () => {
    const own = await anOrganization();
    const its = await aSignedInMember({ role: "rep", organization: own });
    const member = await aCustomer(own, { name: "Gamma", bookings: history });
    const other = await aCustomer(own, { name: "Delta", bookings: history });
    const most = (scope: object, amountCents: number, id: string) => ({
      id,
      scope,
      test: { kind: "order_amount", amountCents },
      effect: "block",
      checkpoints: ["order"],
      graceDays: 0,
    });
    const policy = {
      ...DefaultPolicy,
      version: 2,
      order: {
        ...DefaultPolicy.order,
        rules: [
          most({ kind: "all" }, 500_00, "all"),
          most({ kind: "group", group: "Holding" }, 900_00, "group"),
        ],
      },
    };
    await env.DB.batch([
      env.DB.prepare("insert into credit_group (organization, id, name) values (?, 1, 'Holding')").bind(
        own.number,
      ),
      env.DB.prepare("update legal_entity set group_id = 1 where organization = ? and id = ?").bind(
        own.number,
        member.entityId,
      ),
      env.DB.prepare(
        "insert into policy (organization, version, body, reason, author, created_at) values (?, 2, ?, 'r', 'a', 0)",
      ).bind(own.number, JSON.stringify(policy)),
      env.DB.prepare("update tenant set policy_version = 2 where number = ?").bind(own.number),
    ]);
    for (const ways of [false, true]) {
      const codes = async ({ id }: Booked, kind: string) =>
        (await ask(its, { customerId: id, amountCents: 800_00, kind, ways })).failed.map(({ code }) => code);
      expect(await codes(member, "order")).not.toContain("order_amount");
      expect(await codes(other, "order")).toContain("order_amount");
      expect(await codes(other, "quote")).not.toContain("order_amount");
    }
    expect((await ask(its, { customerId: other.id, amountCents: 1 })).policyVersion).toBe(2);

    await reassess(openDatabase(env), own.number, [member.entityId], today());
    const synced = (await call(its.headers, "GET", "/v1/sync?revision=0")).body as SyncPage;
    const carried = synced.rows.map(({ name, figures }) => [name, figures?.order?.group]);
    expect(Object.fromEntries(carried)).toEqual({ Gamma: "Holding", Delta: undefined });
  });

  it("a group: what its members together may owe is checked beside the limit, with ways within it", async () => {
    const own = await anOrganization();
    const its = await aSignedInMember({ role: "analyst", organization: own });
    const policy = {
      ...DefaultPolicy,
      version: 2,
      limit: { ...DefaultPolicy.limit, ceilingCents: 8_000_00 },
    };
    const one = await aCustomer(own, { name: "Un", bookings: [...history, open("U1", 2_000_00, 10)] });
    const two = await aCustomer(own, { name: "Deux", bookings: [...history, open("D1", 5_000_00, 10)] });
    await approve(its, one, 9_000_00);
    await env.DB.batch([
      env.DB.prepare("insert into credit_group (organization, id, name) values (?, 1, 'Holding')").bind(
        own.number,
      ),
      env.DB.prepare("update legal_entity set group_id = 1 where organization = ?").bind(own.number),
      env.DB.prepare(
        "insert into policy (organization, version, body, reason, author, created_at) values (?, 2, ?, 'r', 'a', 0)",
      ).bind(own.number, JSON.stringify(policy)),
      env.DB.prepare("update tenant set policy_version = 2 where number = ?").bind(own.number),
    ]);
    await reassess(openDatabase(env), own.number, [one.entityId, two.entityId], today());
    for (const ways of [false, true]) {
      const fits = await ask(its, { customerId: one.id, amountCents: 1_000_00, ways });
      expect(fits).toMatchObject({ verdict: "within_limit", failed: [] });
      const over = await ask(its, { customerId: one.id, amountCents: 1_500_00, ways });
      expect(over).toMatchObject({
        verdict: "ask",
        failed: [
          {
            code: "group_over_limit",
            severity: "ask",
            params: {
              ceilingCents: 8_000_00,
              groupExposureCents: 7_000_00,
              groupAfterCents: 8_500_00,
              overCents: 500_00,
            },
          },
        ],
      });
    }
    const { ways } = await ask(its, { customerId: one.id, amountCents: 1_500_00, ways: true });
    expect(ways?.ways).toContainEqual(
      expect.objectContaining({ kind: "deposit", depositCents: 500_00, verdict: "within_limit" }),
    );
    // A payment of the other member leaves room in the group.
    await env.DB.prepare("update legal_entity set group_id = null where organization = ? and id = ?")
      .bind(own.number, two.entityId)
      .run();
    await reassess(openDatabase(env), own.number, [one.entityId], today());
    for (const alone of [false, true])
      expect((await ask(its, { customerId: one.id, amountCents: 1_500_00, ways: alone })).failed).toEqual([]);
  });

  it("from the ledger, where the badge was kept by an older version", async () => {
    const old = await aCustomer(organization, { name: "Omega", bookings: history });
    await approve(analyst, old, 9_000_00);
    await env.DB.prepare(
      "update badge_row set body = json_remove(body, '$.figures.order') where organization = ? and entity_id = ?",
    )
      .bind(organization.number, old.entityId)
      .run();
    expect(await ask(rep, { customerId: old.id, amountCents: 9_000_00 })).toMatchObject({
      verdict: "within_limit",
      ways: null,
    });
  });

  it("again when asked again, without a key, and leaves no trace", async () => {
    const traces = async () =>
      await env.DB.prepare(
        `select revision, audit_sequence as entries, (select count(*) from idempotency where organization = number) as keys
        from tenant where number = ?`,
      )
        .bind(organization.number)
        .first();
    const before = await traces();
    const headers = { ...rep.headers, "content-type": "application/json", "idempotency-key": "" };
    const body = { customerId: customer.id, amountCents: 1, currency: "EUR", ways: true };
    const first = await call(headers, "POST", PATH, body);
    expect(first.status).toBe(200);
    expect(await call(headers, "POST", PATH, body)).toEqual(first);
    expect(await traces()).toEqual(before);
  });
});

describe("dated room", () => {
  it("is the room today and when what is open comes as usual; none without a limit", async () => {
    const customer = await aCustomer(organization, {
      name: "Sigma",
      terms: { kind: "net", days: 30 },
      bookings: [...history, open("F-231", 8_200_00, 20)],
    });
    const read = async () =>
      DatedRoomReply.strict().parse(
        (await call(rep.headers, "GET", `/v1/customers/${customer.id}/dated-room`)).body,
      );
    expect(await read()).toEqual({ datedRoom: null });
    await approve(analyst, customer, 11_400_00);
    expect((await read()).datedRoom).toMatchObject({
      roomCents: 3_200_00,
      usualDelayDays: 0,
      steps: [{ date: isoDay(10), roomCents: 11_400_00, payments: [{ reference: "F-231" }] }],
    });
    const seller = await aSignedInMember({
      role: "rep",
      organization: await anOrganization({ repDetail: "class" }),
    });
    const theirs = await aCustomer(seller.organization, { name: "Tau" });
    expect(await refused(call(seller.headers, "GET", `/v1/customers/${theirs.id}/dated-room`))).toEqual({
      status: 403,
      code: "not_allowed",
    });
  });
});

describe("class alone", () => {
  it("gives verdict and what failed without any figure, and not without end", async () => {
    const discreet = await anOrganization({ repDetail: "class" });
    const decider = await aSignedInMember({ role: "analyst", organization: discreet });
    const seller = await aSignedInMember({ role: "rep", organization: discreet });
    const customer = await aCustomer(discreet, {
      name: "Alpha",
      bookings: [...history, open("F1", 7_777_00, 75)],
    });
    await approve(decider, customer, 8_888_00);
    const dispute = { reference: "F1", amountCents: 10_00, reason: "One parcel was missing" };
    await call(decider.headers, "POST", `/v1/customers/${customer.id}/disputes`, dispute);
    const body = { customerId: customer.id, amountCents: 5_000_00, ways: true };
    const answer = await ask(seller, body);
    expect(answer).toMatchObject({ figures: null, ways: null, openingOffer: null });
    expect(answer.marks).not.toContain("disputed");
    expect((await ask(decider, body)).marks).toContain("disputed");
    expect(answer.verdict).toBe((await ask(decider, body)).verdict);
    expect(answer.failed.map(({ code }) => code).sort()).toEqual(["over_limit", "overdue_to_ask"]);
    expect(answer.failed.map(({ params }) => params)).toEqual([{}, {}]);
    expect(JSON.stringify(answer)).not.toMatch(/777700|888800/);
    for (let times = 1; times < 60; times += 1) await ask(seller, body);
    expect(await refused(call(seller.headers, "POST", PATH, { currency: "EUR", ...body }))).toEqual({
      status: 429,
      code: "too_many_requests",
    });
    expect((await ask(decider, body)).figures).not.toBeNull();
  });
});

describe("refuses", () => {
  const none = { customerId: crypto.randomUUID(), amountCents: 1, currency: "EUR" };

  it.each([
    ["no customer", { amountCents: 1, currency: "EUR" }, "invalid_input"],
    ["half a cent", { ...none, amountCents: 0.5 }, "invalid_input"],
    ["more than money can be", { ...none, amountCents: 1e16 }, "invalid_input"],
    ["no currency", { customerId: none.customerId, amountCents: 1 }, "invalid_input"],
    ["a deposit below 0", { ...none, depositCents: -1 }, "invalid_input"],
    ["a kind that is none", { ...none, kind: "invoice" }, "invalid_input"],
    ["a list", [], "invalid_input"],
    ["no JSON", "{", "bad_request"],
    ["a customer that does not exist", none, "not_found"],
  ])("%s", async (_what, body, code) => {
    const { code: given } = await refused(call(rep.headers, "POST", PATH, body));
    expect(given).toBe(code);
  });

  it("nobody without a bearer, whatever the body", async () => {
    expect(await refused(call({}, "POST", PATH, none))).toEqual({ status: 401, code: "not_signed_in" });
    expect(await refused(call({}, "POST", PATH, "{"))).toEqual({ status: 401, code: "not_signed_in" });
  });
});

describe("isolates", () => {
  it("another organization's customer and another portfolio's are the same not_found as nobody's", async () => {
    const own = await anOrganization({ repScope: "own" });
    const theirs = await aCustomer(own, { name: "Alpha", repCode: "R2", bookings: history });
    const [owner, colleague] = [
      await aSignedInMember({ role: "rep", organization: own, repCode: "R2" }),
      await aSignedInMember({ role: "rep", organization: own, repCode: "R1" }),
    ];
    const body = { customerId: theirs.id, amountCents: 1, currency: "EUR" };
    expect((await ask(owner, body)).customerId).toBe(theirs.id);
    const nobodys = await call(rep.headers, "POST", PATH, { ...body, customerId: crypto.randomUUID() });
    for (const stranger of [colleague, rep, analyst])
      for (const ways of [false, true]) {
        const reply = await call(stranger.headers, "POST", PATH, { ...body, ways });
        expect({ ...(reply.body as object), requestId: "" }).toEqual({
          ...(nobodys.body as object),
          requestId: "",
        });
      }
  });
});

import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { AdoptedLimits, CustomerDetail, CustomerPage } from "#shared/contract/customers.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { aLedger, type Booked, isoDay, open, paid } from "../a-ledger.ts";
import {
  type AnOrganization,
  anOrganization,
  aSignedInMember,
  onceMore,
  type SignedInMember,
} from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let analyst: SignedInMember;
let good: Booked;
let late: Booked;
let silent: Booked;

const months = Array.from({ length: 14 }, (_, month) => month + 2);

beforeEach(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization });
  const booked = await aLedger(organization, [
    {
      name: "Bon Payeur",
      bookings: [
        ...months.flatMap((month) => paid(`B${month}`, 20_000_00, month * 30 + 40, 0)),
        open("B1", 9_000_00, 3),
      ],
    },
    {
      name: "Grand Retard",
      bookings: [
        ...months.flatMap((month) => paid(`R${month}`, 3_000_00, month * 30 + 90, 50)),
        open("R1", 9_000_00, 95),
      ],
    },
    { name: "Sans Histoire" },
  ]);
  [good, late, silent] = booked as [Booked, Booked, Booked];
});

const adopt = (body: unknown, by = analyst) => call(by.headers, "POST", "/v1/limits/adopt", body);
const adopted = async (body: unknown) => {
  const { status, body: reply } = await adopt(body);
  expect(status).toBe(200);
  return AdoptedLimits.parse(reply);
};
const byFilter = (filter: string) => ({
  customers: "filter",
  filter,
  until: null,
  reason: "review of the base",
});
const named = (...customers: string[]) => ({ customers, until: null, reason: "review of some" });
const detail = async ({ id }: Booked) =>
  CustomerDetail.parse((await call(analyst.headers, "GET", `/v1/customers/${id}`)).body);
const recommended = async (customer: Booked) => (await detail(customer)).badge.figures?.recommendedLimitCents;
const differing = async () =>
  CustomerPage.parse((await call(analyst.headers, "GET", "/v1/customers?filter=limit_differs")).body);

describe("POST /v1/limits/adopt", () => {
  it("approves what is recommended for everybody it is recommended for, and nobody else", async () => {
    const wanted = await recommended(good);
    expect(wanted).toBeGreaterThan(0);
    const expected = await Promise.all([good, late, silent].map(recommended));
    const reply = await adopted(byFilter("all"));
    expect(reply).toEqual({
      adopted: expected.filter((amount) => typeof amount === "number").length,
      unchanged: 0,
      skipped: expected.filter((amount) => amount === null).length,
      beyondAuthority: 0,
      granters: [],
      next: null,
    });
    expect((await detail(good)).limits).toMatchObject([
      { kind: "approved", amountCents: wanted, from: isoDay(0), inForce: true, reason: "review of the base" },
    ]);
    expect((await detail(good)).badge.figures?.limit.amountCents).toBe(wanted);
    expect((await differing()).customers).toEqual([]);
  });

  it("changes nothing where the same limit stands already", async () => {
    await adopted(named(good.id, late.id));
    expect(await adopted(named(good.id, late.id))).toMatchObject({ adopted: 0, unchanged: 2 });
    expect((await detail(good)).limits).toHaveLength(1);
  });

  it("replaces another approved limit, and leaves a temporary one in force", async () => {
    for (const kind of ["approved", "temporary"])
      await call(analyst.headers, "POST", `/v1/customers/${good.id}/limits`, {
        ...{ kind, amountCents: 1_000_00, from: isoDay(0), reason: "before" },
        until: kind === "temporary" ? isoDay(3) : null,
      });
    await adopted(named(good.id));
    const limits = (await detail(good)).limits;
    expect(limits.map(({ kind, endedOn, inForce }) => [kind, endedOn, inForce])).toEqual([
      ["approved", null, false],
      ["temporary", null, true],
      ["approved", isoDay(0), false],
    ]);
  });

  it("leaves unlimited by decision alone unless the customer is named", async () => {
    const owner = await aSignedInMember({ role: "admin", organization, proved: true });
    await call(owner.headers, "POST", `/v1/customers/${good.id}/limits`, {
      ...{
        kind: "approved",
        amountCents: null,
        unlimited: true,
        from: isoDay(0),
        until: null,
        reason: "state body",
      },
    });
    await adopted(byFilter("all"));
    expect((await detail(good)).badge.figures?.limit.kind).toBe("unlimited");
    expect(await adopted(named(good.id))).toMatchObject({ adopted: 1 });
    expect((await detail(good)).badge.figures?.limit.kind).toBe("approved");
  });

  it("leaves what the member may not grant alone as it is, counts it and names who could; cuts are adopted", async () => {
    const { matrixCents } = DefaultPolicy.authority;
    const NOTHING = { A: 0, B: 0, C: 0, D: 0, NR: 0 };
    const policy = {
      ...DefaultPolicy,
      version: 2,
      authority: { ...DefaultPolicy.authority, matrixCents: { ...matrixCents, analyst: NOTHING } },
    };
    await env.DB.batch([
      env.DB.prepare(
        "insert into policy (organization, version, body, reason, author, created_at) values (?, 2, ?, 'r', 'a', 0)",
      ).bind(organization.number, JSON.stringify(policy)),
      env.DB.prepare("update tenant set policy_version = 2 where number = ?").bind(organization.number),
    ]);
    const owner = await aSignedInMember({ role: "admin", organization, name: "Ada Lemoine", proved: true });
    const wanted = (await recommended(good)) ?? 0;
    const beyond = { beyondAuthority: 1, granters: [{ name: "Ada Lemoine", role: "admin" }] };
    expect(await adopted(named(good.id))).toMatchObject({ adopted: 0, ...beyond });
    expect((await detail(good)).limits).toEqual([]);
    await call(owner.headers, "POST", `/v1/customers/${good.id}/limits`, {
      ...{ kind: "approved", amountCents: wanted + 1, from: isoDay(0), until: null, reason: "before" },
    });
    expect(await adopted(named(good.id))).toMatchObject({ adopted: 1, beyondAuthority: 0, granters: [] });
    expect((await detail(good)).badge.figures?.limit.amountCents).toBe(wanted);
  });

  it("keeps one audit entry a customer, in an intact chain", async () => {
    await adopted(named(good.id, late.id));
    const { body } = await call(analyst.headers, "GET", "/v1/audit");
    const { entries } = body as { entries: { action: string; subjectId: string }[] };
    const adoptions = entries.filter(({ action }) => action === "recommended_limit_adopted");
    expect(adoptions.map(({ subjectId }) => subjectId).sort()).toEqual([good.id, late.id].sort());
    expect((await call(analyst.headers, "GET", "/v1/audit/verify")).body).toMatchObject({
      intact: true,
      checked: entries.length,
    });
  });

  it("answers a repeated request the same and adopts once", async () => {
    const once = onceMore(analyst.headers);
    const ask = () => call(once, "POST", "/v1/limits/adopt", named(good.id));
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(first.body).toMatchObject({ adopted: 1 });
    expect((await detail(good)).limits).toHaveLength(1);
  });

  it("goes over a large base by cursor, each customer once", async () => {
    const large = await anOrganization();
    const owner = await aSignedInMember({ role: "admin", organization: large, proved: true });
    await aLedger(
      large,
      Array.from({ length: 510 }, (_, index) => ({
        name: `Client ${index}`,
        bookings: [open(`F${index}`, 50_00, 3)],
      })),
    );
    const sum = { adopted: 0, unchanged: 0, skipped: 0 };
    const pages: number[] = [];
    let after: string | null = null;
    do {
      const { body } = await call(owner.headers, "POST", "/v1/limits/adopt", { ...byFilter("all"), after });
      const reply: AdoptedLimits = AdoptedLimits.parse(body);
      pages.push(reply.adopted + reply.unchanged + reply.skipped);
      sum.adopted += reply.adopted;
      after = reply.next;
    } while (after !== null);
    expect(pages).toEqual([500, 10]);
    const { results } = await env.DB.prepare(
      "select count(*) as limits, count(distinct entity_id) as customers from credit_limit where organization = ?",
    )
      .bind(large.number)
      .all();
    expect(results).toEqual([{ limits: sum.adopted, customers: sum.adopted }]);
    expect(sum.adopted).toBeGreaterThan(0);
  }, 60_000);

  it("counts customers it does not know as skipped: another organization's among them", async () => {
    const stranger = await aSignedInMember({ role: "analyst" });
    expect(await adopt(named(good.id, crypto.randomUUID()), stranger)).toMatchObject({
      status: 200,
      body: { adopted: 0, skipped: 2 },
    });
    expect((await detail(good)).limits).toEqual([]);
  });

  it.each([
    ["no selection", { until: null, reason: "review" }],
    ["an empty selection", { customers: [], until: null, reason: "review" }],
    [
      "501 customers",
      { customers: Array.from({ length: 501 }, () => crypto.randomUUID()), until: null, reason: "rev" },
    ],
    ["a filter without name", { customers: "filter", until: null, reason: "review" }],
    [
      "names and a filter",
      { customers: [crypto.randomUUID()], filter: "all", until: null, reason: "review" },
    ],
    ["an end in the past", { customers: "filter", filter: "all", until: isoDay(-1), reason: "review" }],
    ["no reason", { customers: "filter", filter: "all", until: null, reason: "" }],
  ])("refuses %s", async (_, body) => {
    expect(await refused(adopt(body))).toEqual({ status: 422, code: "invalid_input" });
  });

  it("refuses a cursor it did not write", async () => {
    expect(await refused(adopt({ ...byFilter("all"), after: "bm8" }))).toEqual({
      status: 400,
      code: "bad_request",
    });
  });

  it.each(["rep", "manager"] as const)("refuses a %s", async (role) => {
    const other = await aSignedInMember({ role, organization });
    expect(await refused(adopt(byFilter("all"), other))).toEqual({ status: 403, code: "not_allowed" });
  });
});

import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { CustomerDetail, type LimitChange, Recorded } from "#shared/contract/customers.ts";
import { Problem } from "#shared/contract/errors.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { aCustomer, type Booked, isoDay, open } from "../a-ledger.ts";
import {
  type AnOrganization,
  anOrganization,
  aSignedInMember,
  onceMore,
  type SignedInMember,
} from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let author: SignedInMember;
let customer: Booked;

beforeEach(async () => {
  organization = await anOrganization();
  author = await aSignedInMember({ role: "admin", organization, name: "Anaïs Crédit", proved: true });
  customer = await aCustomer(organization, { name: "Menuiserie Aube", bookings: [open("A1", 4_000_00, 5)] });
});

const approved = (amountCents: number, change: Partial<LimitChange> = {}): LimitChange => ({
  kind: "approved",
  amountCents,
  unlimited: false,
  from: isoDay(0),
  until: null,
  reason: "yearly review",
  ...change,
});
const set = (change: unknown, by = author) =>
  call(by.headers, "POST", `/v1/customers/${customer.id}/limits`, change);
const recorded = async (change: unknown) => {
  const { status, body } = await set(change);
  expect(status).toBe(201);
  return Recorded.parse(body).id;
};
const end = (id: string, reason = "no longer needed", by = author) =>
  call(by.headers, "POST", `/v1/customers/${customer.id}/limits/${id}/end`, { reason });
const detail = async () =>
  CustomerDetail.parse((await call(author.headers, "GET", `/v1/customers/${customer.id}`)).body);
const inForce = async () => (await detail()).limits.filter((limit) => limit.inForce);

describe("POST /v1/customers/{id}/limits answers", () => {
  it("with a limit in force, room under it and a younger revision of the badge", async () => {
    const before = await detail();
    await recorded(approved(10_000_00));
    const after = await detail();
    expect(after.badge.figures).toMatchObject({
      headroomCents: 6_000_00,
      limit: { kind: "approved", amountCents: 10_000_00, until: null, expired: false },
    });
    expect(after.badge.revision).toBeGreaterThan(before.badge.revision);
    expect(after.limits).toMatchObject([
      {
        kind: "approved",
        amountCents: 10_000_00,
        author: "Anaïs Crédit",
        reason: "yearly review",
        inForce: true,
      },
    ]);
  });

  it("by ending the approved limit it replaces, whose terms stay as they were", async () => {
    const first = await recorded(approved(10_000_00, { reason: "first decision" }));
    const before = (await detail()).limits;
    const second = await recorded(approved(3_000_00, { reason: "sales fell" }));
    const after = await detail();
    expect(after.limits.map(({ id, inForce: counts }) => [id, counts])).toEqual([
      [second, true],
      [first, false],
    ]);
    expect(after.limits[1]).toEqual({ ...before[0], inForce: false, endedOn: isoDay(0) });
    expect(after.badge.figures?.headroomCents).toBe(-1_000_00);
  });

  it("with a temporary limit that replaces the approved one for its days and never adds", async () => {
    await recorded(approved(10_000_00));
    const temporary = await recorded(
      approved(12_000_00, { kind: "temporary", until: isoDay(10), reason: "season" }),
    );
    expect(await inForce()).toMatchObject([{ id: temporary, amountCents: 12_000_00, until: isoDay(10) }]);
    expect((await detail()).badge.figures).toMatchObject({
      headroomCents: 8_000_00,
      limit: { kind: "temporary", amountCents: 12_000_00, until: isoDay(10) },
    });
  });

  it("with a temporary limit of later days that does not count yet", async () => {
    const standing = await recorded(approved(10_000_00));
    await recorded(approved(50_000_00, { kind: "temporary", from: isoDay(5), until: isoDay(9) }));
    expect((await inForce()).map(({ id }) => id)).toEqual([standing]);
    expect((await detail()).badge.figures?.headroomCents).toBe(6_000_00);
  });

  it("with a scheduled approved limit that leaves today's in force until its day", async () => {
    const standing = await recorded(approved(10_000_00));
    await recorded(approved(5_000_00, { from: isoDay(30) }));
    const limits = (await detail()).limits;
    expect(limits.map(({ amountCents, endedOn, inForce: counts }) => [amountCents, endedOn, counts])).toEqual(
      [
        [5_000_00, null, false],
        [10_000_00, isoDay(30), true],
      ],
    );
    expect((await inForce()).map(({ id }) => id)).toEqual([standing]);
    expect((await detail()).badge.figures?.limit).toMatchObject({ kind: "approved", amountCents: 10_000_00 });
  });

  it("with 0 as no credit and unlimited as a decision: neither is no limit", async () => {
    await recorded(approved(0));
    expect((await detail()).badge.figures).toMatchObject({
      headroomCents: -4_000_00,
      limit: { kind: "approved", amountCents: 0 },
    });
    await recorded({ ...approved(0), amountCents: null, unlimited: true });
    expect((await detail()).badge.figures).toMatchObject({
      headroomCents: null,
      limit: { kind: "unlimited" },
    });
  });

  it("with an insured limit beside the approved one", async () => {
    const standing = await recorded(approved(10_000_00));
    const cover = await recorded(approved(8_000_00, { kind: "insured", until: isoDay(90) }));
    expect((await inForce()).map(({ id }) => id).sort()).toEqual([standing, cover].sort());
  });

  it("the same to a repeated request, and records it once", async () => {
    const once = onceMore(author.headers);
    const ask = () => call(once, "POST", `/v1/customers/${customer.id}/limits`, approved(7_000_00));
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toEqual(first);
    expect((await detail()).limits).toHaveLength(1);
  });

  it("and keeps who changed what from what to what", async () => {
    const first = await recorded(approved(10_000_00));
    await recorded(approved(3_000_00, { reason: "sales fell" }));
    const { body } = await call(author.headers, "GET", "/v1/audit");
    expect(body).toMatchObject({
      entries: [
        {
          actor: "Anaïs Crédit",
          action: "approved_limit_set",
          subjectId: customer.id,
          subjectName: "Menuiserie Aube",
          detail: {
            before: { id: first, amountCents: 10_000_00 },
            after: { amountCents: 3_000_00 },
            reason: "sales fell",
          },
        },
        { action: "approved_limit_set", detail: { before: null } },
      ],
    });
  });
});

describe("POST /v1/customers/{id}/limits refuses", () => {
  it.each([
    ["a negative amount", { amountCents: -1 }],
    ["1e15", { amountCents: 1e15 }],
    ["half a cent", { amountCents: 0.5 }],
    ["an amount as text", { amountCents: "100" }],
    ["neither amount nor unlimited", { amountCents: null }],
    ["amount and unlimited", { unlimited: true }],
    ["a day that does not exist", { from: "2026-02-30" }],
    ["a year no ledger has", { from: "9999-01-01" }],
    ["a start in the past", { from: isoDay(-1) }],
    ["an end before the start", { from: isoDay(3), until: isoDay(2) }],
    ["a temporary limit without end", { kind: "temporary" }],
    ["unlimited cover", { kind: "insured", amountCents: null, unlimited: true }],
    ["an empty reason", { reason: "  " }],
    ["a reason of a novel", { reason: "x".repeat(501) }],
    ["an unknown kind", { kind: "recommended" }],
  ])("%s", async (_, change) => {
    expect(await refused(set({ ...approved(1_000_00), ...change }))).toEqual({
      status: 422,
      code: "invalid_input",
    });
    expect((await detail()).limits).toEqual([]);
  });

  it("what is not JSON", async () => {
    expect(await refused(set('{"kind":'))).toEqual({ status: 400, code: "bad_request" });
  });

  it("to let __proto__ in a body become anything", async () => {
    const body = JSON.stringify(approved(1_000_00)).replace(
      "{",
      '{"__proto__":{"unlimited":true,"admin":1},',
    );
    expect((await set(body)).status).toBe(201);
    expect((await detail()).limits).toMatchObject([{ amountCents: 1_000_00, unlimited: false }]);
    expect(({} as { admin?: number }).admin).toBeUndefined();
  });

  it.each(["rep", "manager"] as const)("a %s", async (role) => {
    const other = await aSignedInMember({ role, organization });
    expect(await refused(set(approved(1_000_00), other))).toEqual({ status: 403, code: "not_allowed" });
  });

  it("a request without its key", async () => {
    const reply = await call(
      { ...author.headers, "idempotency-key": "" },
      "POST",
      `/v1/customers/${customer.id}/limits`,
      approved(1),
    );
    expect(reply).toMatchObject({ status: 400, body: { code: "idempotency_key_missing" } });
  });

  it("to overwrite an approved limit that the author has not seen", async () => {
    const seen = await recorded(approved(10_000_00));
    await recorded(approved(2_000_00, { replaces: seen }));
    expect(await refused(set(approved(20_000_00, { replaces: seen })))).toEqual({
      status: 412,
      code: "stale_version",
    });
    expect(await refused(set(approved(20_000_00, { replaces: null })))).toEqual({
      status: 412,
      code: "stale_version",
    });
    expect(await inForce()).toMatchObject([{ amountCents: 2_000_00 }]);
  });

  it("all but one of several analysts who saw the same and act at once", async () => {
    const seen = await recorded(approved(10_000_00));
    const replies = await Promise.all(
      [1, 2, 3, 4].map((thousands) => set(approved(thousands * 1_000_00, { replaces: seen }))),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412]);
    expect((await detail()).limits).toHaveLength(2);
  });
});

describe("authority over limits", () => {
  const NR_CEILING = 10_000_00;
  let analyst: SignedInMember;
  const beyond = async (change: unknown, by = analyst, to = customer) => {
    const { status, body } = await call(by.headers, "POST", `/v1/customers/${to.id}/limits`, change);
    expect(status).toBe(403);
    const { code, authority } = Problem.parse(body);
    expect(code).toBe("beyond_authority");
    return authority;
  };
  /** Another policy in force, with this authority. */
  const withAuthority = async (part: Partial<Policy["authority"]>) => {
    const policy = { ...DefaultPolicy, version: 2, authority: { ...DefaultPolicy.authority, ...part } };
    await env.DB.batch([
      env.DB.prepare(
        "insert into policy (organization, version, body, reason, author, created_at) values (?, 2, ?, 'r', 'a', 0)",
      ).bind(organization.number, JSON.stringify(policy)),
      env.DB.prepare("update tenant set policy_version = 2 where number = ?").bind(organization.number),
    ]);
  };

  beforeEach(async () => {
    analyst = await aSignedInMember({ role: "analyst", organization, name: "Karim Belhadj" });
  });

  it("ends at the ceiling of the computed class; who could is named, the nearest first, nobody of another organization", async () => {
    await aSignedInMember({ role: "admin", name: "Ailleurs" });
    await aSignedInMember({ role: "rep", organization, name: "Rémi" });
    expect((await set(approved(NR_CEILING), analyst)).status).toBe(201);
    expect(await beyond(approved(NR_CEILING + 1))).toEqual({
      reason: "beyond_ceiling",
      riskClass: "NR",
      netCents: NR_CEILING + 1,
      ceilingCents: NR_CEILING,
      granters: [{ name: "Anaïs Crédit", role: "admin" }],
    });
    expect(await beyond({ ...approved(0), amountCents: null, unlimited: true })).toMatchObject({
      netCents: null,
    });
    expect((await detail()).limits).toMatchObject([{ amountCents: NR_CEILING }]);
  });

  it("lets everybody who sets limits cut, and nobody lengthen or renew beyond their own", async () => {
    await recorded(approved(90_000_00, { until: isoDay(40) }));
    expect((await set(approved(50_000_00, { until: isoDay(30) }), analyst)).status).toBe(201);
    await beyond(approved(50_000_00, { until: isoDay(31) }));
    const temporary = { kind: "temporary", until: isoDay(5) } as const;
    expect((await set(approved(50_000_00, temporary), analyst)).status).toBe(201);
    await beyond(approved(50_000_01, temporary));
    expect((await set(approved(0), analyst)).status).toBe(201);
  });

  it("is asked of who ends a lower temporary limit before a higher one; ending the higher one is a cut", async () => {
    const higher = await recorded(approved(50_000_00));
    const lower = await recorded(approved(5_000_00, { kind: "temporary", until: isoDay(9) }));
    expect(await refused(end(lower, "too low", analyst))).toEqual({ status: 403, code: "beyond_authority" });
    expect((await end(lower)).status).toBe(200);
    expect((await end(higher, "no more", analyst)).status).toBe(200);
  });

  it("counts net of the cover that is recorded, and cover is nobody's authority", async () => {
    expect((await set(approved(80_000_00, { kind: "insured" }), analyst)).status).toBe(201);
    expect((await set(approved(90_000_00), analyst)).status).toBe(201);
    expect(await beyond(approved(90_000_01))).toMatchObject({ netCents: NR_CEILING + 1 });
  });

  it("is nobody's in class E: payment before delivery", async () => {
    const lost = await aCustomer(organization, {
      name: "En défaut",
      terms: { kind: "net", days: 30 },
      bookings: [open("L1", 9_000_00, 140)],
    });
    expect(await beyond(approved(1_00), author, lost)).toEqual({
      reason: "class_e",
      riskClass: "E",
      netCents: null,
      ceilingCents: null,
      granters: [],
    });
    const zero = await call(author.headers, "POST", `/v1/customers/${lost.id}/limits`, approved(0));
    expect(zero.status).toBe(201);
  });

  it("is what the policy in force says: another matrix, two persons", async () => {
    const { matrixCents } = DefaultPolicy.authority;
    await withAuthority({
      matrixCents: { ...matrixCents, analyst: { ...matrixCents.analyst, NR: 15_000_00 } },
      fourEyesAboveCents: 12_000_00,
    });
    expect((await set(approved(12_000_00), analyst)).status).toBe(201);
    expect(await beyond(approved(12_000_01))).toMatchObject({ reason: "second_person", granters: [] });
    expect(await beyond(approved(15_000_01))).toMatchObject({ reason: "beyond_ceiling", granters: [] });
    expect(await beyond(approved(12_000_01), author)).toMatchObject({ reason: "second_person" });
  });
});

describe("POST /v1/customers/{id}/limits/{limitId}/end", () => {
  it("ends a limit from today on: then none is set, which is not 0", async () => {
    const id = await recorded(approved(10_000_00));
    expect(await end(id)).toEqual({ status: 200, body: { id } });
    const after = await detail();
    expect(after.limits).toMatchObject([{ id, amountCents: 10_000_00, endedOn: isoDay(0), inForce: false }]);
    expect(after.badge.figures).toMatchObject({ headroomCents: null, limit: { kind: "none" } });
  });

  it("gives the approved limit back when a temporary one is ended", async () => {
    const standing = await recorded(approved(10_000_00));
    const temporary = await recorded(approved(90_000_00, { kind: "temporary", until: isoDay(30) }));
    await end(temporary);
    expect((await inForce()).map(({ id }) => id)).toEqual([standing]);
    expect((await detail()).badge.figures?.headroomCents).toBe(6_000_00);
  });

  it("refuses a limit that is over, one of another customer and one that never was", async () => {
    const id = await recorded(approved(10_000_00));
    await end(id);
    const stranger = await aCustomer(organization, { name: "Autre" });
    const elsewhere = `/v1/customers/${stranger.id}/limits/${id}/end`;
    expect(await refused(end(id))).toEqual({ status: 409, code: "conflict" });
    expect(await refused(call(author.headers, "POST", elsewhere, { reason: "wrong one" }))).toEqual({
      status: 404,
      code: "not_found",
    });
    expect(await refused(end(crypto.randomUUID()))).toEqual({ status: 404, code: "not_found" });
    expect(await refused(end(id, ""))).toEqual({ status: 422, code: "invalid_input" });
  });

  it("refuses a rep", async () => {
    const id = await recorded(approved(10_000_00));
    const rep = await aSignedInMember({ role: "rep", organization });
    expect(await refused(end(id, "please end", rep))).toEqual({ status: 403, code: "not_allowed" });
  });
});

describe("the history of limits", () => {
  it("is never rewritten: whatever is done, what was recorded stays word for word", async () => {
    const rows = async () =>
      (
        await env.DB.prepare(
          `select id, kind, amount_cents, unlimited, from_day, until_day, reason, author, recorded_at, recorded_revision
           from credit_limit where organization = ? order by recorded_revision`,
        )
          .bind(organization.number)
          .all()
      ).results;
    const history: unknown[][] = [await rows()];
    const kept = async () => {
      const now = await rows();
      expect(now.slice(0, history.at(-1)?.length)).toEqual(history.at(-1));
      history.push(now);
    };
    const first = await recorded(approved(5_000_00));
    await kept();
    await recorded(approved(9_000_00, { kind: "temporary", until: isoDay(4) }));
    await kept();
    const third = await recorded(approved(6_000_00, { from: isoDay(20), replaces: first }));
    await kept();
    await end(third);
    await kept();
    await recorded(approved(7_000_00, { kind: "insured" }));
    await kept();
    await recorded(approved(8_000_00));
    await kept();
    expect(history.at(-1)).toHaveLength(5);
  });
});

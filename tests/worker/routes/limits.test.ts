import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { CustomerDetail, type LimitChange, Recorded } from "#shared/contract/customers.ts";
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
let analyst: SignedInMember;
let customer: Booked;

beforeEach(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization, name: "Anaïs Crédit" });
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
const set = (change: unknown, by = analyst) =>
  call(by.headers, "POST", `/v1/customers/${customer.id}/limits`, change);
const recorded = async (change: unknown) => {
  const { status, body } = await set(change);
  expect(status).toBe(201);
  return Recorded.parse(body).id;
};
const end = (id: string, reason = "no longer needed", by = analyst) =>
  call(by.headers, "POST", `/v1/customers/${customer.id}/limits/${id}/end`, { reason });
const detail = async () =>
  CustomerDetail.parse((await call(analyst.headers, "GET", `/v1/customers/${customer.id}`)).body);
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
    const once = onceMore(analyst.headers);
    const ask = () => call(once, "POST", `/v1/customers/${customer.id}/limits`, approved(7_000_00));
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toEqual(first);
    expect((await detail()).limits).toHaveLength(1);
  });

  it("and keeps who changed what from what to what", async () => {
    const first = await recorded(approved(10_000_00));
    await recorded(approved(3_000_00, { reason: "sales fell" }));
    const { body } = await call(analyst.headers, "GET", "/v1/audit");
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
      { ...analyst.headers, "idempotency-key": "" },
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
    expect(await refused(call(analyst.headers, "POST", elsewhere, { reason: "wrong one" }))).toEqual({
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

import { beforeEach, describe, expect, it } from "vitest";
import { CustomerDetail, Recorded } from "#shared/contract/customers.ts";
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

const liquidation = { kind: "liquidation", day: isoDay(-2), note: "BODACC A n° 123" };
const record = (event: unknown, by = analyst) =>
  call(by.headers, "POST", `/v1/customers/${customer.id}/events`, event);
const recorded = async (event: unknown = liquidation) => {
  const { status, body } = await record(event);
  expect(status).toBe(201);
  return Recorded.parse(body).id;
};
const revoke = (id: string, by = analyst, reason = "wrong company") =>
  call(by.headers, "POST", `/v1/customers/${customer.id}/events/${id}/revoke`, { reason });
const detail = async () =>
  CustomerDetail.parse((await call(analyst.headers, "GET", `/v1/customers/${customer.id}`)).body);

describe("POST /v1/customers/{id}/events", () => {
  it("forces the class at once and names the event as a reason", async () => {
    expect((await detail()).badge.riskClass).not.toBe("E");
    const id = await recorded();
    const after = await detail();
    expect(after.badge.riskClass).toBe("E");
    expect(after.reasons.some(({ axis }) => axis === "rule")).toBe(true);
    expect(after.events).toEqual([{ id, ...liquidation, author: "Anaïs Crédit", revokedAt: null }]);
    expect(after.badge.figures?.recommendedLimitCents).toBe(0);
  });

  it("answers a repeated request the same and records one event", async () => {
    const once = onceMore(analyst.headers);
    const ask = () => call(once, "POST", `/v1/customers/${customer.id}/events`, liquidation);
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect((await detail()).events).toHaveLength(1);
  });

  it("refuses the same event twice, and one of them when two arrive at once", async () => {
    const replies = await Promise.all([record(liquidation), record(liquidation), record(liquidation)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await detail()).events).toHaveLength(1);
  });

  it.each([
    ["tomorrow", { day: isoDay(1) }],
    ["a day that does not exist", { day: "2026-02-30" }],
    ["an unknown kind", { kind: "rumour" }],
    ["no note", { note: " " }],
  ])("refuses %s", async (_, change) => {
    expect(await refused(record({ ...liquidation, ...change }))).toEqual({
      status: 422,
      code: "invalid_input",
    });
  });

  it.each(["rep", "manager"] as const)("refuses a %s", async (role) => {
    const other = await aSignedInMember({ role, organization });
    expect(await refused(record(liquidation, other))).toEqual({ status: 403, code: "not_allowed" });
  });
});

describe("POST /v1/customers/{id}/events/{eventId}/revoke", () => {
  it("takes the effect back and keeps the event, marked", async () => {
    const before = (await detail()).badge.riskClass;
    const id = await recorded();
    expect(await revoke(id)).toEqual({ status: 200, body: { id } });
    const after = await detail();
    expect(after.badge.riskClass).toBe(before);
    expect(after.events).toMatchObject([{ id, kind: "liquidation", note: liquidation.note }]);
    expect(after.events[0]?.revokedAt).not.toBeNull();
  });

  it("lets the same event be recorded again after that", async () => {
    await revoke(await recorded());
    await recorded();
    expect((await detail()).events).toHaveLength(2);
  });

  it("refuses an event taken back already, and one of nobody", async () => {
    const id = await recorded();
    await revoke(id);
    expect(await refused(revoke(id))).toEqual({ status: 409, code: "conflict" });
    expect(await refused(revoke(crypto.randomUUID()))).toEqual({ status: 404, code: "not_found" });
    expect(await refused(revoke("1"))).toEqual({ status: 422, code: "invalid_input" });
  });

  it("refuses a rep", async () => {
    const id = await recorded();
    const rep = await aSignedInMember({ role: "rep", organization });
    expect(await refused(revoke(id, rep))).toEqual({ status: 403, code: "not_allowed" });
  });

  it("keeps both in the audit, with the reason", async () => {
    await revoke(await recorded());
    const { body } = await call(analyst.headers, "GET", "/v1/audit");
    expect(body).toMatchObject({
      entries: [
        // The claim that was to be prepared goes with its ground.
        { action: "deadline_withdrawn", detail: { before: { kind: "claim_prepare" } } },
        { action: "event_revoked", detail: { reason: "wrong company" } },
        { action: "event_recorded", detail: { after: { kind: "liquidation", note: liquidation.note } } },
      ],
    });
  });
});

import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { OrderCheckReply, OrderConfirmationReply } from "#shared/contract/order-checks.ts";
import { RequestDetail, RequestReply } from "#shared/contract/requests.ts";
import { aCustomer, type Booked, isoDay, open, paid, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let rep: SignedInMember;
let admin: SignedInMember;
let customer: Booked;

beforeEach(async () => {
  organization = await anOrganization();
  rep = await aSignedInMember({ role: "rep", organization });
  admin = await aSignedInMember({ role: "admin", organization, name: "Odile Chef" });
  const good = Array.from({ length: 30 }, (_, index) =>
    paid(`P${index}`, 1_000_00, 700 - index * 20, 0),
  ).flat();
  customer = await aCustomer(organization, {
    name: "Menuiserie Aube",
    terms: { kind: "net", days: 30 },
    bookings: [...good, open("A1", 2_000_00, 5)],
  });
  await limit(10_000_00);
});

const limit = (amountCents: number) =>
  call(admin.headers, "POST", `/v1/customers/${customer.id}/limits`, {
    ...{ kind: "approved", amountCents, unlimited: false, from: isoDay(0), until: null, reason: "review" },
  });
const order = (amountCents: number, change: Record<string, unknown> = {}) => ({
  customerId: customer.id,
  amountCents,
  currency: "EUR",
  documentNumber: "SO-1",
  ...change,
});
const confirm = async (body: unknown, by = rep) => {
  const { status, body: reply } = await call(by.headers, "POST", "/v1/order-confirmations", body);
  expect(status).toBe(201);
  return OrderConfirmationReply.parse(reply);
};
const check = async (body: unknown) =>
  OrderCheckReply.parse((await call(rep.headers, "POST", "/v1/order-checks", body)).body);

describe("an order that is taken", () => {
  it("reserves its amount for the next one, and is not counted against itself", async () => {
    expect(await confirm(order(5_000_00))).toMatchObject({
      reserved: true,
      check: { verdict: "within_limit", figures: { roomCents: 8_000_00 } },
    });
    expect(await check(order(4_000_00, { documentNumber: "SO-2" }))).toMatchObject({
      verdict: "ask",
      figures: { exposureCents: 7_000_00, roomCents: 3_000_00 },
    });
    expect(await check(order(5_000_00))).toMatchObject({
      verdict: "within_limit",
      figures: { exposureCents: 2_000_00 },
    });
  });

  it("again replaces what it reserved", async () => {
    await confirm(order(5_000_00));
    await confirm(order(6_000_00));
    expect((await check(order(1_00, { documentNumber: "SO-2" }))).figures?.exposureCents).toBe(8_000_00);
  });

  it("that does not pass reserves nothing, and says why", async () => {
    const { reserved, check: found } = await confirm(order(9_000_00));
    expect([reserved, found.verdict, found.failed.map(({ code }) => code)]).toEqual([
      false,
      "ask",
      ["over_limit"],
    ]);
    expect((await check(order(1_00, { documentNumber: "SO-2" }))).figures?.exposureCents).toBe(2_000_00);
  });

  it("uses the tolerance once per limit", async () => {
    expect((await confirm(order(8_300_00))).check.verdict).toBe("within_tolerance");
    await confirm(order(1_000_00));
    expect((await check(order(8_300_00, { documentNumber: "SO-3" }))).verdict).toBe("ask");
    await limit(9_000_00);
    expect((await check(order(6_300_00, { documentNumber: "SO-3" }))).verdict).toBe("within_tolerance");
  });

  it("of another organization's customer is not found", async () => {
    const stranger = await aSignedInMember({ role: "rep" });
    expect(await refused(call(stranger.headers, "POST", "/v1/order-confirmations", order(1_00)))).toEqual({
      status: 404,
      code: "not_found",
    });
  });
});

describe("an order that was released", () => {
  const document = {
    ...{ site: "odoo", origin: "https://erp.example.test", tenant: "prod", kind: "quote", externalId: "42" },
    url: null,
  };
  const released = async (grant: Record<string, unknown> = {}) => {
    const asked = {
      kind: "order_release",
      document,
      documentNumber: "SO-1",
      amountCents: 18_400_00,
      currency: "EUR",
    };
    const { body } = await call(rep.headers, "POST", "/v1/requests", {
      ...{ customerId: customer.id, asked, reason: "one_off_clearance" },
    });
    const { request } = RequestReply.parse(body);
    const { now, version } = RequestDetail.parse(
      (await call(admin.headers, "GET", `/v1/requests/${request.id}`)).body,
    );
    const { status } = await call(admin.headers, "POST", `/v1/requests/${request.id}/decision`, {
      ...{ outcome: "grant", version, seen: now?.seen, seenHash: now?.inputsHash },
      grant: {
        ...{ kind: "order_release", amountCents: 15_000_00, basis: "financed", depositCents: 5_520_00 },
        ...{ until: isoDay(3), ...grant },
      },
    });
    expect(status).toBe(200);
    return request.id;
  };

  it("waits for the deposit, then is within the limit by a person's word", async () => {
    const id = await released();
    const pending = await check(order(18_400_00, { document }));
    expect(pending).toMatchObject({
      verdict: "ask",
      release: { id, effect: "pending", depositCents: 5_520_00, grantedBy: "Odile Chef", until: isoDay(3) },
    });
    await call(admin.headers, "POST", `/v1/requests/${id}/condition`, {
      version: 2,
      note: "seen at the bank",
    });
    expect(await check(order(18_400_00, { document }))).toMatchObject({
      verdict: "within_limit",
      release: { effect: "granted" },
    });
    expect(await check(order(25_000_00, { document }))).toMatchObject({
      verdict: "ask",
      release: { effect: "over_cap", amountCents: 15_000_00 },
    });
  });

  it("may apply elsewhere, where only its number is the same", async () => {
    await released({ amountCents: 18_400_00, basis: "gross", depositCents: 0 });
    expect(await check(order(18_400_00, { document: { ...document, externalId: "43" } }))).toMatchObject({
      verdict: "ask",
      release: { effect: "may_apply" },
    });
    expect((await confirm(order(18_400_00, { document }))).reserved).toBe(true);
    expect((await check(order(1_00, { documentNumber: "SO-9" }))).figures?.exposureCents).toBe(20_400_00);
  });

  const reservations = async () =>
    (
      await env.DB.prepare(
        `select id, until_day as until, ended_revision is null as stands, amount_cents as cents from reservation
         where organization = ? order by recorded_revision, id`,
      )
        .bind(rep.organization.number)
        .all<{ id: string; until: number | null; stands: number; cents: number }>()
    ).results;

  it("reserves no longer than it holds, but for an order that was taken by then", async () => {
    const id = await released({ amountCents: 18_400_00, basis: "gross", depositCents: 0 });
    const until = today() + 3;
    expect(await reservations()).toEqual([{ id, until, stands: 1, cents: 18_400_00 }]);
    await confirm(order(18_400_00, { document }));
    const taken = { until: null, stands: 1, cents: 18_400_00 };
    expect(await reservations()).toEqual([
      { id, until, stands: 0, cents: 18_400_00 },
      { id: expect.not.stringMatching(id), ...taken },
    ]);
    await confirm(order(18_400_00, { document }));
    expect((await reservations()).filter(({ stands }) => stands === 1)).toHaveLength(1);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { CustomerDetail, ItemPage, Recorded } from "#shared/contract/customers.ts";
import { aCustomer, type Booked, isoDay, open, paid } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let analyst: SignedInMember;
let customer: Booked;

beforeEach(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization, name: "Anaïs Crédit" });
  customer = await aCustomer(organization, {
    name: "Menuiserie Aube",
    bookings: [open("FA-001", 4_000_00, 90), open("FA-002", 500_00, 40), ...paid("FA-000", 900_00, 120, 0)],
  });
});

const damaged = { reference: "FA-001", amountCents: 4_000_00, reason: "goods damaged" };
const openDispute = (dispute: unknown, by = analyst) =>
  call(by.headers, "POST", `/v1/customers/${customer.id}/disputes`, dispute);
const opened = async (dispute: unknown = damaged) => {
  const { status, body } = await openDispute(dispute);
  expect(status).toBe(201);
  return Recorded.parse(body).id;
};
const close = (id: string, by = analyst, reason = "customer accepts") =>
  call(by.headers, "POST", `/v1/customers/${customer.id}/disputes/${id}/close`, { reason });
const detail = async () =>
  CustomerDetail.parse((await call(analyst.headers, "GET", `/v1/customers/${customer.id}`)).body);

describe("POST /v1/customers/{id}/disputes", () => {
  it("takes the contested part out of overdue and shows it apart", async () => {
    expect((await detail()).badge.figures).toMatchObject({ overdueCents: 4_500_00, disputedCents: 0 });
    const id = await opened({ ...damaged, amountCents: 1_000_00 });
    const after = await detail();
    expect(after.badge.figures).toMatchObject({ overdueCents: 3_500_00, disputedCents: 1_000_00 });
    expect(after.badge.marks).toContain("disputed");
    expect(after.disputes).toEqual([
      {
        ...{ id, reference: "FA-001", amountCents: 1_000_00, reason: "goods damaged" },
        ...{ openedOn: isoDay(0), closedOn: null, author: "Anaïs Crédit" },
      },
    ]);
    const { items } = ItemPage.parse(
      (await call(analyst.headers, "GET", `/v1/customers/${customer.id}/items`)).body,
    );
    expect(items.filter(({ disputed }) => disputed).map(({ reference }) => reference)).toEqual(["FA-001"]);
  });

  it("knows a document by its number however it is typed, and keeps the printed one", async () => {
    await opened({ ...damaged, reference: "fa 001" });
    expect((await detail()).disputes[0]?.reference).toBe("FA-001");
  });

  it("refuses more than is open, a settled document, one of nobody, and a second dispute of one", async () => {
    const invalid = { status: 422, code: "invalid_input" };
    expect(await refused(openDispute({ ...damaged, amountCents: 4_000_01 }))).toEqual(invalid);
    expect(await refused(openDispute({ ...damaged, reference: "FA-000", amountCents: 1 }))).toEqual(invalid);
    expect(await refused(openDispute({ ...damaged, reference: "FA-999" }))).toEqual(invalid);
    const replies = await Promise.all([openDispute(damaged), openDispute(damaged)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await detail()).disputes).toHaveLength(1);
  });

  it.each([
    ["nothing contested", { amountCents: 0 }],
    ["a negative amount", { amountCents: -100 }],
    ["1e15", { amountCents: 1e15 }],
    ["no document", { reference: " " }],
    ["no reason", { reason: "" }],
  ])("refuses %s", async (_, change) => {
    expect(await refused(openDispute({ ...damaged, ...change }))).toEqual({
      status: 422,
      code: "invalid_input",
    });
  });

  it.each(["rep", "manager"] as const)("refuses a %s", async (role) => {
    const other = await aSignedInMember({ role, organization });
    expect(await refused(openDispute(damaged, other))).toEqual({ status: 403, code: "not_allowed" });
  });
});

describe("POST /v1/customers/{id}/disputes/{disputeId}/close", () => {
  it("makes the document count again from today and keeps the dispute", async () => {
    const id = await opened();
    expect(await close(id)).toEqual({ status: 200, body: { id } });
    const after = await detail();
    expect(after.badge.figures).toMatchObject({ overdueCents: 4_500_00, disputedCents: 0 });
    expect(after.disputes).toMatchObject([{ id, closedOn: isoDay(0) }]);
  });

  it("refuses a dispute closed already, one of nobody, and a rep", async () => {
    const id = await opened();
    const rep = await aSignedInMember({ role: "rep", organization });
    expect(await refused(close(id, rep))).toEqual({ status: 403, code: "not_allowed" });
    await close(id);
    expect(await refused(close(id))).toEqual({ status: 409, code: "conflict" });
    expect(await refused(close(crypto.randomUUID()))).toEqual({ status: 404, code: "not_found" });
  });
});

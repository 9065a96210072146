import { beforeAll, describe, expect, it } from "vitest";
import { ItemPage } from "#shared/contract/customers.ts";
import { aCustomer, type Booked, isoDay, open, paid } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let analyst: SignedInMember;
let customer: Booked;

beforeAll(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization });
  customer = await aCustomer(organization, {
    name: "Menuiserie Aube",
    bookings: [
      ...paid("F1", 1_000_00, 100, 7),
      { kind: "invoice", daysAgo: 60, amountCents: 2_400_00, reference: "F2", net: 30 },
      { kind: "payment", daysAgo: 20, amountCents: -1_000_00, reference: "F2" },
      open("F3", 300_00, 5),
      { kind: "invoice", daysAgo: 4, amountCents: 80_00, reference: "F4" },
    ],
  });
});

const items = async (query = "", by = analyst) => {
  const { status, body } = await call(by.headers, "GET", `/v1/customers/${customer.id}/items?${query}`);
  expect(status).toBe(200);
  return ItemPage.parse(body);
};
const references = async (query?: string) => (await items(query)).items.map(({ reference }) => reference);

describe("GET /v1/customers/{id}/items", () => {
  it("answers with documents, the youngest first, and what is open of each", async () => {
    expect((await items()).items).toMatchObject([
      { reference: "F4", openCents: 80_00, dueAssumed: true, daysLate: null, settledOn: null },
      { reference: "F3", openCents: 300_00, dueDate: isoDay(25), dueAssumed: false, daysLate: null },
      { reference: "F2", amountCents: 2_400_00, openCents: 1_400_00, daysLate: 30, disputed: false },
      { reference: "F1", openCents: 0, settledOn: isoDay(-63), daysLate: 7 },
    ]);
  });

  it.each([
    ["open ones alone", "open=true", ["F4", "F3", "F2"]],
    ["settled ones alone", "open=false", ["F1"]],
  ])("answers with %s", async (_, query, expected) => {
    expect(await references(query)).toEqual(expected);
  });

  it("pages without losing or repeating a document", async () => {
    const first = await items("limit=3");
    const second = await items(`limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ reference }) => reference)).toEqual([
      "F4",
      "F3",
      "F2",
      "F1",
    ]);
    expect(second.next).toBeNull();
  });

  it("adds up to the exposure of the badge", async () => {
    const { body } = await call(analyst.headers, "GET", `/v1/customers/${customer.id}`);
    const open = (await items("open=true")).items.reduce((sum, { openCents }) => sum + openCents, 0);
    expect(body).toMatchObject({ badge: { figures: { exposure: { openItemsCents: open } } } });
  });

  it.each([
    ["neither open nor settled", "open=maybe", 422, "invalid_input"],
    ["too many at once", "limit=1000", 422, "invalid_input"],
    ["a cursor that is none", "cursor=zzz", 400, "bad_request"],
  ])("refuses %s", async (_, query, status, code) => {
    const path = `/v1/customers/${customer.id}/items?${query}`;
    expect(await refused(call(analyst.headers, "GET", path))).toEqual({ status, code });
  });

  it("refuses class-only members: documents are figures", async () => {
    const closed = await anOrganization({ repDetail: "class" });
    const rep = await aSignedInMember({ role: "rep", organization: closed });
    const one = await aCustomer(closed, { name: "Un" });
    expect(await refused(call(rep.headers, "GET", `/v1/customers/${one.id}/items`))).toEqual({
      status: 403,
      code: "not_allowed",
    });
  });
});

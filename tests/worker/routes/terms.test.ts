import { describe, expect, it } from "vitest";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { aCustomer } from "../a-ledger.ts";
import { anOrganization, aSignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

async function aCase() {
  const organization = await anOrganization();
  const analyst = await aSignedInMember({ role: "analyst", organization });
  const customer = await aCustomer(organization, {
    name: "Menuiserie Aube",
    bookings: [{ kind: "invoice", daysAgo: 50, amountCents: 4_000_00, reference: "A1" }],
  });
  const path = `/v1/customers/${customer.id}`;
  return {
    organization,
    analyst,
    put: (terms: unknown, by = analyst) => call(by.headers, "PUT", `${path}/terms`, terms),
    detail: async () => CustomerDetail.parse((await call(analyst.headers, "GET", path)).body),
  };
}

describe("PUT /v1/customers/{id}/terms", () => {
  it("makes assumed due dates sure: overdue follows the confirmed terms", async () => {
    const { put, detail } = await aCase();
    expect((await detail()).terms.assumed).toBe(true);
    expect((await put({ kind: "net", days: 10 })).status).toBe(200);
    const after = await detail();
    expect(after.terms).toEqual({ kind: "net", days: 10, assumed: false });
    expect(after.badge.figures).toMatchObject({
      overdueCents: 4_000_00,
      oldestOverdueDays: 40,
      overdueAssumed: false,
    });
    await put({ kind: "net", days: 60 });
    expect((await detail()).badge.figures).toMatchObject({ overdueCents: 0, oldestOverdueDays: 0 });
  });

  it("keeps what they were before in the audit", async () => {
    const { put, analyst } = await aCase();
    await put({ kind: "net", days: 10 });
    await put({ kind: "eom_a", days: 45 });
    expect((await call(analyst.headers, "GET", "/v1/audit")).body).toMatchObject({
      entries: [
        {
          action: "terms_confirmed",
          detail: { before: { kind: "net", days: 10 }, after: { kind: "eom_a", days: 45 } },
        },
        { action: "terms_confirmed", detail: { before: null, after: { kind: "net", days: 10 } } },
      ],
    });
  });

  it.each([
    ["negative days", { kind: "net", days: -1 }],
    ["more than a year", { kind: "net", days: 366 }],
    ["half days", { kind: "net", days: 30.5 }],
    ["unknown terms", { kind: "never", days: 30 }],
    ["nothing", {}],
  ])("refuses %s", async (_, terms) => {
    const { put } = await aCase();
    expect(await refused(put(terms))).toEqual({ status: 422, code: "invalid_input" });
  });

  it.each(["rep", "manager"] as const)("refuses a %s", async (role) => {
    const { put, organization } = await aCase();
    const other = await aSignedInMember({ role, organization });
    expect(await refused(put({ kind: "net", days: 30 }, other))).toEqual({
      status: 403,
      code: "not_allowed",
    });
  });
});

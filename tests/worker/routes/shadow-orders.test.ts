import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { Me } from "#shared/contract/me.ts";
import { ShadowPage } from "#shared/contract/shadow.ts";
import { SyncPage } from "#shared/contract/sync.ts";
import { app } from "#worker/app.ts";
import { aCustomer, type Booked, isoDay, open, paid } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let admin: SignedInMember;
let rep: SignedInMember;
let customer: Booked;

beforeEach(async () => {
  organization = await anOrganization();
  admin = await aSignedInMember({ role: "admin", organization });
  rep = await aSignedInMember({ role: "rep", organization });
  const good = Array.from({ length: 20 }, (_, index) =>
    paid(`P${index}`, 1_000_00, 700 - index * 30, 0),
  ).flat();
  customer = await aCustomer(organization, {
    name: "Menuiserie Aube",
    bookings: [...good, ...paid("LATE", 30_000_00, 90, 20), open("NOW", 500_00, 3)],
  });
});

const switchTo = async (mode: "live" | "shadow") => {
  const reply = await app.request(
    "/v1/organization",
    {
      method: "PATCH",
      headers: { ...admin.headers, "content-type": "application/json" },
      body: JSON.stringify({ mode }),
    },
    env,
  );
  expect(reply.status).toBe(200);
};
const me = async (by: SignedInMember) => Me.parse((await call(by.headers, "GET", "/v1/me")).body);
const sync = async (by: SignedInMember) => SyncPage.parse((await call(by.headers, "GET", "/v1/sync")).body);
const order = () => ({ customerId: customer.id, amountCents: 100_00, currency: "EUR" });

describe("in shadow mode", () => {
  it("those who sell see nothing and take nothing, credit sees all", async () => {
    const { viewKey } = await me(rep);
    await switchTo("shadow");
    const now = await me(rep);
    expect(now.organization.mode).toBe("shadow");
    expect(now.viewKey).not.toBe(viewKey);
    expect((await sync(rep)).rows).toEqual([]);
    expect((await sync(admin)).rows).toHaveLength(1);
    for (const [method, path, body] of [
      ["GET", `/v1/customers/${customer.id}`, undefined],
      ["GET", "/v1/customers", undefined],
      ["POST", "/v1/order-checks", order()],
      ["POST", "/v1/order-confirmations", order()],
    ] as const)
      expect([path, await refused(call(rep.headers, method, path, body))]).toEqual([
        path,
        { status: 403, code: "shadow_mode" },
      ]);
    expect((await call(admin.headers, "POST", "/v1/order-checks", order())).status).toBe(200);
  });

  it("ends by one click, which the log tells", async () => {
    await switchTo("shadow");
    await switchTo("live");
    expect((await sync(rep)).rows).toHaveLength(1);
    const { body } = await call(admin.headers, "GET", "/v1/audit");
    expect(body).toMatchObject({
      entries: [
        { action: "organization_changed", detail: { before: { mode: "shadow" }, after: { mode: "live" } } },
        { action: "organization_changed", detail: { after: { mode: "shadow" } } },
      ],
    });
  });
});

describe("GET /v1/shadow-orders", () => {
  const page = async (from = isoDay(-200)) =>
    ShadowPage.parse((await call(admin.headers, "GET", `/v1/shadow-orders?from=${from}`)).body);

  it("says of every order what the rules would have said, and how it turned out", async () => {
    const { orders, basis, next, done, total } = await page();
    expect([basis, next, done, total]).toEqual(["invoices", null, 1, 1]);
    const late = orders.find(({ number }) => number === "LATE");
    expect(late).toMatchObject({
      date: isoDay(-90),
      customerName: "Menuiserie Aube",
      amountCents: 30_000_00,
      verdict: "ask",
      failed: [{ code: "over_limit" }],
      outcome: "paid_late",
    });
    expect(orders.find(({ number }) => number === "NOW")).toMatchObject({ outcome: "open" });
    expect(orders.filter(({ number }) => number.startsWith("P")).map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(["paid_on_time"]),
    );
  });

  it("looks no further back than asked", async () => {
    expect((await page(isoDay(-10))).orders.map(({ number }) => number)).toEqual(["NOW"]);
  });
});

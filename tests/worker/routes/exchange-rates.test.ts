import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ExchangeRate, ExchangeRateList } from "#shared/contract/exchange-rates.ts";
import { isoDay } from "../a-ledger.ts";
import { anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

const PATH = "/v1/exchange-rates";
const put = ({ headers }: SignedInMember, currency: string, rateE8 = 92_000_000, date = isoDay(0)) =>
  call(headers, "PUT", `${PATH}/${currency}`, { rateE8, date });
const list = async ({ headers }: SignedInMember) =>
  ExchangeRateList.parse((await call(headers, "GET", PATH)).body).rates;
const revision = ({ organization }: SignedInMember) =>
  env.DB.prepare("select revision, audit_sequence as entries from tenant where number = ?")
    .bind(organization.number)
    .first();

describe("exchange rates", () => {
  it("are set one by one, replaced, forgotten, and each change is audited and raises the revision", async () => {
    const analyst = await aSignedInMember({ role: "analyst", name: "Léa" });
    const first = await put(analyst, "USD");
    expect(ExchangeRate.parse(first.body)).toEqual({ currency: "USD", rateE8: 92_000_000, date: isoDay(0) });
    await put(analyst, "CHF", 106_000_000, isoDay(-2));
    await put(analyst, "USD", 93_000_000, isoDay(-1));
    expect(await list(analyst)).toMatchObject([
      { currency: "CHF", rateE8: 106_000_000, date: isoDay(-2), setBy: "Léa" },
      { currency: "USD", rateE8: 93_000_000, date: isoDay(-1), setBy: "Léa" },
    ]);
    expect((await call(analyst.headers, "DELETE", `${PATH}/USD`)).status).toBe(204);
    expect((await list(analyst)).map(({ currency }) => currency)).toEqual(["CHF"]);
    expect(await revision(analyst)).toEqual({ revision: 4, entries: 4 });
  });

  it("are read by everybody and written by analysts and admins alone", async () => {
    const organization = await anOrganization();
    const admin = await aSignedInMember({ role: "admin", organization });
    await put(admin, "USD");
    const rep = await aSignedInMember({ role: "rep", organization });
    const manager = await aSignedInMember({ role: "manager", organization });
    expect(await list(rep)).toHaveLength(1);
    expect((await refused(put(rep, "CHF"))).code).toBe("not_allowed");
    expect((await refused(put(manager, "CHF"))).code).toBe("not_allowed");
    expect((await refused(call(rep.headers, "DELETE", `${PATH}/USD`))).code).toBe("not_allowed");
    expect(await list(admin)).toHaveLength(1);
  });

  it("are of one organization", async () => {
    await put(await aSignedInMember({ role: "admin" }), "USD");
    expect(await list(await aSignedInMember({ role: "admin" }))).toEqual([]);
  });

  it.each([
    ["its own currency", "EUR", 1, 0, "currency"],
    ["a currency that is none", "ABC", 1, 0, "currency"],
    ["a day to come", "USD", 1, 1, "date"],
    ["a rate of nothing", "USD", 0, 0, "rateE8"],
    ["a rate beyond reason", "USD", 1_000_000_000_001, 0, "rateE8"],
  ])("refuse %s", async (_, currency, rateE8, days, path) => {
    const admin = await aSignedInMember({ role: "admin" });
    const { status, body } = await put(admin, currency, rateE8, isoDay(days));
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: "invalid_input", fields: [{ path }] },
    });
    expect(await list(admin)).toEqual([]);
  });

  it("cannot be forgotten twice", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    await put(admin, "USD");
    await call(admin.headers, "DELETE", `${PATH}/USD`);
    expect((await refused(call(admin.headers, "DELETE", `${PATH}/USD`))).code).toBe("not_found");
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { CheckRulesReply } from "#shared/contract/check-rules.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { parseCheckPolicy } from "#shared/credit/order/check-policy.ts";
import { aCustomer, isoDay, open } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call } from "../call.ts";

const ask = async ({ headers }: SignedInMember, known?: string) =>
  CheckRulesReply.parse(
    (await call(headers, "GET", `/v1/check-rules${known === undefined ? "" : `?known=${known}`}`)).body,
  );

let organization: AnOrganization;
let admin: SignedInMember;
let rep: SignedInMember;

beforeAll(async () => {
  organization = await anOrganization();
  admin = await aSignedInMember({ role: "admin", organization });
  rep = await aSignedInMember({ role: "rep", organization });
  await aCustomer(organization, { name: "Alpha", bookings: [open("F1", 8_200_00, 20)] });
  await aCustomer(organization, { name: "Beta", bookings: [open("F2", 1_800_00, 20)] });
});

describe("rules that orders are checked by", () => {
  it("hold policy, rates, VAT and what all customers owe, at one revision", async () => {
    await call(admin.headers, "PUT", "/v1/exchange-rates/USD", { rateE8: 92_000_000, date: isoDay(0) });
    const { rules, revision } = await ask(rep);
    expect(parseCheckPolicy(rules?.policy)).toEqual({ ok: true, value: DefaultPolicy });
    expect(rules).toMatchObject({
      policyVersion: DefaultPolicy.version,
      schemaVersion: DefaultPolicy.schemaVersion,
      rates: [{ currency: "USD", rateE8: 92_000_000, date: isoDay(0) }],
      vatBasisPoints: 2_000,
      receivablesCents: 10_000_00,
    });
    expect(revision).toBeGreaterThan(0);
  });

  it("are not sent again while nothing changed, and are when a rate did", async () => {
    const { tag } = await ask(rep);
    const again = await ask(rep, tag);
    expect(again).toMatchObject({ tag, rules: null });
    await call(admin.headers, "PUT", "/v1/exchange-rates/USD", { rateE8: 93_000_000, date: isoDay(0) });
    const changed = await ask(rep, tag);
    expect(changed.rules?.rates).toMatchObject([{ rateE8: 93_000_000 }]);
    expect(changed.revision).toBeGreaterThan(again.revision);
  });

  it("are of the caller's organization", async () => {
    const stranger = await aSignedInMember({ role: "admin" });
    expect((await ask(stranger)).rules).toMatchObject({ rates: [], receivablesCents: 0 });
  });

  it("tell a member who sees the class alone neither policy nor amounts", async () => {
    const there = await anOrganization();
    const chief = await aSignedInMember({ role: "admin", organization: there });
    const seller = await aSignedInMember({ role: "rep", organization: there });
    await call(chief.headers, "PUT", "/v1/exchange-rates/USD", { rateE8: 92_000_000, date: isoDay(0) });
    const change = { repVisibility: { scope: "all", detail: "class" } };
    const { env } = await import("cloudflare:workers");
    const { app } = await import("#worker/app.ts");
    await app.request(
      "/v1/organization",
      {
        method: "PATCH",
        headers: { ...chief.headers, "content-type": "application/json" },
        body: JSON.stringify(change),
      },
      env,
    );
    expect((await ask(seller)).rules).toEqual({
      policyVersion: DefaultPolicy.version,
      schemaVersion: DefaultPolicy.schemaVersion,
      policy: null,
      rates: [],
      vatBasisPoints: 2_000,
      receivablesCents: null,
    });
    expect((await ask(chief)).rules?.policy).not.toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { aLedger, type Booked } from "../a-ledger.ts";
import { anOrganization, aSignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

const link = {
  site: "dolibarr",
  origin: "https://erp.example.test",
  tenant: "",
  kind: "customer",
  externalId: "42",
};
const asQuery = new URLSearchParams(link);

async function aCase() {
  const organization = await anOrganization();
  const analyst = await aSignedInMember({ role: "analyst", organization });
  const [one, other] = (await aLedger(organization, [{ name: "Un" }, { name: "Deux" }])) as [Booked, Booked];
  return {
    organization,
    analyst,
    one,
    other,
    add: ({ id }: Booked, body: unknown = link, by = analyst) =>
      call(by.headers, "POST", `/v1/customers/${id}/links`, body),
    remove: ({ id }: Booked, by = analyst) =>
      call(by.headers, "DELETE", `/v1/customers/${id}/links?${asQuery}`),
    links: async ({ id }: Booked) =>
      CustomerDetail.parse((await call(analyst.headers, "GET", `/v1/customers/${id}`)).body).badge.links,
  };
}

describe("links of a customer", () => {
  it("are confirmed for everyone and taken back again", async () => {
    const { add, remove, links, one } = await aCase();
    expect((await add(one)).status).toBe(201);
    expect(await links(one)).toEqual([link]);
    expect((await remove(one)).status).toBe(200);
    expect(await links(one)).toEqual([]);
  });

  it("that are taken back refuse nobody: the record may be the same customer's again", async () => {
    const { add, remove, links, one, analyst } = await aCase();
    await add(one);
    await remove(one);
    const own = await call(analyst.headers, "GET", "/v1/choices/own");
    expect(own.body).toMatchObject({ choices: [] });
    expect((await add(one)).status).toBe(201);
    expect(await links(one)).toEqual([link]);
  });

  it("are refused while the record is somebody, and go to one of two who claim it at once", async () => {
    const { add, one, other } = await aCase();
    const replies = await Promise.all([add(one), add(other)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await refused(add(one))).toEqual({ status: 409, code: "conflict" });
  });

  it("are taken back only from the customer who has them", async () => {
    const { add, remove, links, one, other } = await aCase();
    await add(one);
    expect(await refused(remove(other))).toEqual({ status: 404, code: "not_found" });
    expect(await links(one)).toEqual([link]);
  });

  it.each([
    ["a page instead of an origin", { origin: "https://erp.example.test/card.php?id=1" }],
    ["a script as origin", { origin: "javascript:alert(1)" }],
    ["a site with a slash", { site: "../dolibarr" }],
    ["no record", { externalId: "" }],
    ["an oversize id", { externalId: "9".repeat(201) }],
  ])("are refused for %s", async (_, change) => {
    const { add, one } = await aCase();
    expect(await refused(add(one, { ...link, ...change }))).toEqual({ status: 422, code: "invalid_input" });
  });

  it("are refused to a rep", async () => {
    const { add, remove, one, organization } = await aCase();
    const rep = await aSignedInMember({ role: "rep", organization });
    expect(await refused(add(one, link, rep))).toEqual({ status: 403, code: "not_allowed" });
    expect(await refused(remove(one, rep))).toEqual({ status: 403, code: "not_allowed" });
  });
});

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { aCustomer, isoDay, open } from "../a-ledger.ts";
import { anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let path: string;
let owner: SignedInMember;
let sameOrganization: { number: number };
let rep: SignedInMember;
let stranger: SignedInMember;
let strangersCustomer: string;
let ids: Record<"limit" | "event" | "dispute", string>;

const approved = { kind: "approved", amountCents: 100, from: isoDay(0), until: null, reason: "a limit" };
const event = { kind: "safeguard", day: isoDay(-1), note: "a note" };
const dispute = { reference: "F1", amountCents: 100, reason: "a dispute" };
const link = {
  site: "odoo",
  origin: "https://odoo.example.test",
  tenant: "db",
  kind: "partner",
  externalId: "7",
};
const ending = { reason: "no more" };

beforeAll(async () => {
  const organization = await anOrganization({ repScope: "own" });
  sameOrganization = organization;
  owner = await aSignedInMember({ role: "analyst", organization });
  rep = await aSignedInMember({ role: "rep", organization, repCode: "R2" });
  stranger = await aSignedInMember({ role: "analyst" });
  const customer = await aCustomer(organization, {
    name: "Un",
    repCode: "R1",
    bookings: [open("F1", 900_00, 9)],
  });
  strangersCustomer = (
    await aCustomer(stranger.organization, { name: "Un", bookings: [open("F1", 900_00, 9)] })
  ).id;
  path = `/v1/customers/${customer.id}`;
  const record = async (what: string, body: unknown) =>
    ((await call(owner.headers, "POST", `${path}/${what}`, body)).body as { id: string }).id;
  ids = {
    limit: await record("limits", approved),
    event: await record("events", event),
    dispute: await record("disputes", dispute),
  };
});

type Ask = [method: "GET" | "POST" | "PUT" | "DELETE", path: () => string, body?: unknown];
const reads: Record<string, Ask> = {
  customer: ["GET", () => ""],
  items: ["GET", () => "/items"],
};
const writes: Record<string, Ask> = {
  limit: ["POST", () => "/limits", approved],
  "end of a limit": ["POST", () => `/limits/${ids.limit}/end`, ending],
  event: ["POST", () => "/events", { ...event, kind: "struck_off" }],
  "revocation of an event": ["POST", () => `/events/${ids.event}/revoke`, ending],
  dispute: ["POST", () => "/disputes", dispute],
  "end of a dispute": ["POST", () => `/disputes/${ids.dispute}/close`, ending],
  terms: ["PUT", () => "/terms", { kind: "net", days: 1 }],
  link: ["POST", () => "/links", link],
  "removal of a link": ["DELETE", () => `/links?${new URLSearchParams(link)}`],
};
const everything = async () => {
  const tables = ["credit_limit", "credit_event", "dispute", "site_link", "audit", "legal_entity"];
  const rows = await env.DB.batch(
    tables.map((table) =>
      env.DB.prepare(`select * from ${table} where organization = ?`).bind(sameOrganization.number),
    ),
  );
  return rows.map(({ results }) => results);
};
const notFound = { status: 404, code: "not_found" };

describe.each(Object.entries({ ...reads, ...writes }))("%s", (_, [method, rest, body]) => {
  it("does not exist for another organization, and stays as it was", async () => {
    const before = await everything();
    expect(await refused(call(stranger.headers, method, path + rest(), body))).toEqual(notFound);
    expect(await everything()).toEqual(before);
  });

  it("answers nobody without a token", async () => {
    expect(await refused(call({}, method, path + rest(), body))).toEqual({
      status: 401,
      code: "not_signed_in",
    });
  });
});

describe.each(Object.entries(reads))("%s", (_, [method, rest]) => {
  it("does not exist for a rep with another portfolio", async () => {
    expect(await refused(call(rep.headers, method, path + rest()))).toEqual(notFound);
  });
});

describe("an id of another organization under a customer of one's own", () => {
  it.each([
    ["limit", () => `/limits/${ids.limit}/end`],
    ["event", () => `/events/${ids.event}/revoke`],
    ["dispute", () => `/disputes/${ids.dispute}/close`],
  ])("is no %s", async (_, rest) => {
    const asked = `/v1/customers/${strangersCustomer}${rest()}`;
    expect(await refused(call(stranger.headers, "POST", asked, ending))).toEqual(notFound);
  });
});

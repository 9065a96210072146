import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { AuditPage, AuditVerification } from "#shared/contract/audit.ts";
import { aCustomer } from "../a-ledger.ts";
import { anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

async function aHistory(changes: number) {
  const organization = await anOrganization();
  const analyst = await aSignedInMember({ role: "analyst", organization, name: "Anaïs Crédit" });
  const customer = await aCustomer(organization, { name: "Menuiserie Aube" });
  for (let days = 1; days <= changes; days++)
    await call(analyst.headers, "PUT", `/v1/customers/${customer.id}/terms`, { kind: "net", days });
  return { organization, analyst, customer };
}

const page = async (by: SignedInMember, query = "") =>
  AuditPage.parse((await call(by.headers, "GET", `/v1/audit?${query}`)).body);
const verify = async (by: SignedInMember) =>
  AuditVerification.parse((await call(by.headers, "GET", "/v1/audit/verify")).body);
const tamper = (organization: { number: number }, sql: string) =>
  env.DB.prepare(sql).bind(organization.number).run();

describe("GET /v1/audit", () => {
  it("answers newest first, page by page, with who did what to whom", async () => {
    const { analyst, customer } = await aHistory(5);
    const first = await page(analyst, "limit=3");
    const second = await page(analyst, `limit=3&cursor=${first.next}`);
    expect([...first.entries, ...second.entries].map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1]);
    expect(second.next).toBeNull();
    expect(first.entries[0]).toMatchObject({
      actor: "Anaïs Crédit",
      action: "terms_confirmed",
      subjectKind: "customer",
      subjectId: customer.id,
      subjectName: "Menuiserie Aube",
      detail: { after: { kind: "net", days: 5 } },
    });
  });

  it("stays readable once a payload is erased", async () => {
    const { analyst, organization } = await aHistory(2);
    await tamper(organization, "delete from audit_payload where organization = ? and sequence = 1");
    expect((await page(analyst)).entries.at(-1)).toMatchObject({ sequence: 1, detail: {} });
  });

  it("isolates organizations", async () => {
    await aHistory(1);
    expect(await page(await aSignedInMember({ role: "admin" }))).toEqual({ entries: [], next: null });
  });

  it.each(["rep", "manager"] as const)("refuses a %s", async (role) => {
    const { headers } = await aSignedInMember({ role });
    expect(await refused(call(headers, "GET", "/v1/audit"))).toEqual({ status: 403, code: "not_allowed" });
    expect(await refused(call(headers, "GET", "/v1/audit/verify"))).toEqual({
      status: 403,
      code: "not_allowed",
    });
  });

  it.each([
    ["a cursor that is none", "cursor=nonsense!", 400, "bad_request"],
    ["a cursor below everything", `cursor=${btoa("[-1]")}`, 400, "bad_request"],
    ["too many at once", "limit=5000", 422, "invalid_input"],
  ])("refuses %s", async (_, query, status, code) => {
    const { headers } = await aSignedInMember({ role: "admin" });
    expect(await refused(call(headers, "GET", `/v1/audit?${query}`))).toEqual({ status, code });
  });
});

describe("GET /v1/audit/verify", () => {
  it("finds an untouched chain intact, an empty one too", async () => {
    const { analyst } = await aHistory(4);
    expect(await verify(analyst)).toMatchObject({
      intact: true,
      brokenAt: null,
      checked: 4,
      erased: 0,
      next: null,
    });
    expect(await verify(await aSignedInMember({ role: "admin" }))).toMatchObject({
      intact: true,
      checked: 0,
    });
  });

  it("holds when a payload is erased", async () => {
    const { analyst, organization } = await aHistory(3);
    await tamper(organization, "delete from audit_payload where organization = ? and sequence = 2");
    expect(await verify(analyst)).toMatchObject({ intact: true, checked: 3, erased: 1 });
  });

  it.each([
    ["who did it", "update audit set actor = 'x' where organization = ? and sequence = 2", 2],
    ["when", "update audit set at = at - 1 where organization = ? and sequence = 2", 2],
    ["to whom", "update audit set subject_id = 'x' where organization = ? and sequence = 3", 3],
    ["a payload", "update audit_payload set body = '{}' where organization = ? and sequence = 2", 2],
    ["a hash", "update audit set hash = payload_hash where organization = ? and sequence = 2", 2],
    ["an entry in the middle, taken out", "delete from audit where organization = ? and sequence = 2", 2],
    ["the first entry, taken out", "delete from audit where organization = ? and sequence = 1", 1],
    ["the last entry, taken out", "delete from audit where organization = ? and sequence = 4", 4],
    ["the head", "update tenant set audit_hash = 'x' where number = ?", 5],
  ])("notices a change of %s", async (_, sql, brokenAt) => {
    const { analyst, organization } = await aHistory(4);
    await tamper(organization, sql);
    expect(await verify(analyst)).toMatchObject({ intact: false, brokenAt });
  });
});

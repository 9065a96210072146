import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { MemberList, OwnSubstitute } from "#shared/contract/me.ts";
import { aCustomer, isoDay, open } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let agathe: SignedInMember;
let karim: SignedInMember;
let lea: SignedInMember;

beforeEach(async () => {
  organization = await anOrganization({ secondPerson: "off" });
  agathe = await aSignedInMember({ role: "admin", organization, name: "Agathe", proved: true });
  karim = await aSignedInMember({ role: "analyst", organization, name: "Karim", proved: true });
  lea = await aSignedInMember({ role: "manager", organization, name: "Léa", proved: true });
});

const named = (who: SignedInMember, from = 0, until = 7) => ({
  substitute: { memberId: who.member.memberId, from: isoDay(from), until: isoDay(until) },
});
const put = (by: SignedInMember, body: unknown) => call(by.headers, "PUT", "/v1/me/substitute", body);
const get = async (by: SignedInMember) =>
  OwnSubstitute.parse((await call(by.headers, "GET", "/v1/me/substitute")).body);
const ceilings = (who: SignedInMember, own: object) =>
  call(agathe.headers, "PUT", `/v1/members/${who.member.memberId}/authority`, { ceilings: own });

describe("a substitute", () => {
  test("is named by who decides, seen by both, and by administrators in the list", async () => {
    const { status } = await put(agathe, named(karim));
    expect(status).toBe(200);
    expect(await get(agathe)).toMatchObject({
      substitute: { name: "Karim", from: isoDay(0), until: isoDay(7) },
      mayName: true,
      candidates: [{ name: "Karim" }, { name: "Léa" }],
    });
    expect((await get(karim)).standsInFor).toEqual([{ name: "Agathe", from: isoDay(0), until: isoDay(7) }]);
    const { members } = MemberList.parse((await call(agathe.headers, "GET", "/v1/members")).body);
    expect(members.find(({ name }) => name === "Agathe")?.substitute?.memberId).toBe(karim.member.memberId);
    expect((await put(agathe, { substitute: null })).status).toBe(200);
    expect((await get(karim)).standsInFor).toEqual([]);
  });

  test("is not oneself, nobody's rep, a stranger, or named for days that are over or reversed", async () => {
    const rep = await aSignedInMember({ role: "rep", organization });
    const stranger = await aSignedInMember({ role: "analyst" });
    const outcomes = [
      [agathe, named(agathe), 422],
      [agathe, named(rep), 422],
      [agathe, named(stranger), 404],
      [agathe, named(karim, -9, -1), 422],
      [agathe, named(karim, 5, 4), 422],
      [agathe, named(karim, 0, 900), 422],
      [lea, named(karim), 403],
    ] as const;
    for (const [by, body, status] of outcomes) expect((await put(by, body)).status).toBe(status);
    expect((await get(agathe)).substitute).toBeNull();
  });

  test("is forgotten with the membership", async () => {
    await put(agathe, named(karim));
    await call(agathe.headers, "DELETE", `/v1/members/${karim.member.memberId}`);
    expect((await get(agathe)).substitute).toBeNull();
  });
});

describe("who sets a limit", () => {
  const setBy = async (by: SignedInMember, amountCents: number) => {
    const customer = await aCustomer(organization, { name: "Aube", bookings: [open("A1", 1_000, 5)] });
    return call(by.headers, "POST", `/v1/customers/${customer.id}/limits`, {
      ...{ kind: "approved", amountCents, unlimited: false, from: isoDay(0), until: null },
      reason: "yearly review",
    });
  };
  const granted = async (by: SignedInMember, cents: number) => (await setBy(by, cents)).status === 201;

  test("has it in own right by own ceilings, whatever the role, or in an absent member's place", async () => {
    expect(await refused(setBy(lea, 100))).toEqual({ status: 403, code: "not_allowed" });
    await ceilings(lea, { A: 500_000, B: 500_000, C: 500_000, NR: 500_000 });
    expect(await granted(lea, 500_000)).toBe(true);
    expect(await refused(setBy(lea, 500_001))).toEqual({ status: 403, code: "beyond_authority" });
    await put(agathe, named(lea));
    expect(await granted(lea, 90_000_000)).toBe(true);
    const told = await env.DB.prepare(
      "select body from audit_payload where organization = ? order by sequence desc limit 1",
    )
      .bind(organization.number)
      .first<string>("body");
    expect(JSON.parse(told ?? "")).toMatchObject({ inPlaceOf: "Agathe" });
    await put(agathe, named(lea, 1, 7));
    expect(await granted(lea, 90_000_000)).toBe(false);
  });

  test("decides with own ceilings instead of the matrix", async () => {
    await ceilings(karim, { A: 100, B: 100, C: 100, D: 100, NR: 100 });
    expect(await refused(setBy(karim, 101))).toEqual({ status: 403, code: "beyond_authority" });
    expect(await granted(karim, 100)).toBe(true);
  });

  test("records no cover without being of the credit desk", async () => {
    await ceilings(lea, { A: null, B: null, C: null, NR: null });
    const customer = await aCustomer(organization, { name: "Aube", bookings: [open("A1", 1_000, 5)] });
    const cover = { kind: "insured", amountCents: 5_000, unlimited: false, from: isoDay(0), until: null };
    const path = `/v1/customers/${customer.id}/limits`;
    expect(await refused(call(lea.headers, "POST", path, { ...cover, reason: "a cover" }))).toEqual({
      status: 403,
      code: "not_allowed",
    });
  });
});

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { Problem } from "#shared/contract/errors.ts";
import { Me } from "#shared/contract/me.ts";
import { app } from "#worker/app.ts";
import { today } from "../a-ledger.ts";
import { anOrganization, aSignedInMember } from "../a-member.ts";

const get = (headers: Record<string, string>) => app.request("/v1/me", { headers }, env);
const me = async (headers: Record<string, string>) => Me.parse(await (await get(headers)).json());

describe("GET /v1/me answers", () => {
  it("with the person, the role, the organization and what the person may see", async () => {
    const organization = await anOrganization({
      name: "Comptoir",
      siren: "732829320",
      repScope: "own",
      repDetail: "class",
    });
    const { headers, member } = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
    expect(await me(headers)).toMatchObject({
      memberId: member.memberId,
      role: "rep",
      visibility: { scope: "own", detail: "class" },
      organization: {
        id: organization.id,
        name: "Comptoir",
        currency: "EUR",
        timeZone: "Europe/Paris",
        siren: "732829320",
      },
    });
  });

  it("that an analyst sees the whole base with figures, whatever reps may see", async () => {
    const organization = await anOrganization({ repScope: "own", repDetail: "class" });
    const { headers } = await aSignedInMember({ role: "analyst", organization });
    expect((await me(headers)).visibility).toEqual({ scope: "all", detail: "figures" });
  });

  it("with another view key as soon as the view is another", async () => {
    const organization = await anOrganization({ repScope: "own" });
    const [first, second, analyst] = await Promise.all([
      aSignedInMember({ role: "rep", organization, repCode: "R1" }),
      aSignedInMember({ role: "rep", organization, repCode: "R2" }),
      aSignedInMember({ role: "analyst", organization }),
    ]);
    const before = (await me(first.headers)).viewKey;
    expect((await me(second.headers)).viewKey).not.toBe(before);
    expect((await me(analyst.headers)).viewKey).not.toBe(before);
    await env.DB.prepare("update tenant set rep_detail = 'class' where number = ?")
      .bind(organization.number)
      .run();
    expect((await me(first.headers)).viewKey).not.toBe(before);
  });

  it("with another view key once the portfolio is another, though the whole base is in sight", async () => {
    const { headers, member } = await aSignedInMember({ role: "rep", repCode: "R1" });
    const before = (await me(headers)).viewKey;
    await env.DB.prepare("update member set rep_code = 'R2' where id = ?").bind(member.memberId).run();
    expect((await me(headers)).viewKey).not.toBe(before);
  });
});

describe("GET /v1/me tells who may set limits", () => {
  const memberOf = async (role: "rep" | "manager" | "analyst") => {
    const organization = await anOrganization();
    return { ...(await aSignedInMember({ role, organization })), organization };
  };
  const authority = (organization: number, memberId: string, columns: string, values: string) =>
    env.DB.prepare(
      `insert into member_authority (organization, member_id, ${columns}) values (?, ?, ${values})`,
    )
      .bind(organization, memberId)
      .run();

  it("the credit desk, and nobody who has no authority", async () => {
    const [rep, analyst] = await Promise.all([memberOf("rep"), memberOf("analyst")]);
    expect((await me(rep.headers)).setsLimits).toBe(false);
    expect((await me(analyst.headers)).setsLimits).toBe(true);
  });

  it("a sales manager with ceilings of their own", async () => {
    const { organization, headers, member } = await memberOf("manager");
    expect((await me(headers)).setsLimits).toBe(false);
    await authority(organization.number, member.memberId, "ceilings", `'{"B":1000000}'`);
    expect((await me(headers)).setsLimits).toBe(true);
  });

  it("who stands in for an absent analyst, as long as that lasts", async () => {
    const { organization, headers, member } = await memberOf("manager");
    const { member: absent } = await aSignedInMember({ role: "analyst", organization });
    const days = (from: number, until: number) =>
      `'${member.memberId}', ${today() + from}, ${today() + until}`;
    const named = "substitute_id, substitute_from, substitute_until";
    await authority(organization.number, absent.memberId, named, days(-3, -1));
    expect((await me(headers)).setsLimits).toBe(false);
    await env.DB.prepare("update member_authority set substitute_until = ? where member_id = ?")
      .bind(today(), absent.memberId)
      .run();
    expect((await me(headers)).setsLimits).toBe(true);
  });
});

describe("GET /v1/me refuses", () => {
  const refusal = async (headers: Record<string, string>) => {
    const reply = await get(headers);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    const problem = Problem.parse(await reply.json());
    expect(problem.status).toBe(reply.status);
    expect(reply.headers.get("Vigie-Request")).toBe(problem.requestId);
    return problem.code;
  };

  it("no bearer, a bearer without signature, and one signed by somebody else", async () => {
    const { headers } = await aSignedInMember({ role: "rep" });
    const [token] = (headers.authorization ?? "").slice(7).split(".");
    expect(await refusal({})).toBe("not_signed_in");
    expect(await refusal({ authorization: `Bearer ${token}` })).toBe("not_signed_in");
    expect(await refusal({ authorization: `Bearer ${token}.${btoa("x".repeat(32))}` })).toBe("not_signed_in");
  });

  it("a session that has ended", async () => {
    const { headers, member } = await aSignedInMember({ role: "rep" });
    await env.DB.prepare("update session set expires_at = 1 where user_id = ?").bind(member.userId).run();
    expect(await refusal(headers)).toBe("not_signed_in");
  });

  it("a person who is no longer a member", async () => {
    const { headers, member } = await aSignedInMember({ role: "rep" });
    await env.DB.prepare("delete from member where id = ?").bind(member.memberId).run();
    expect(await refusal(headers)).toBe("not_signed_in");
  });

  it("a session whose organization the person does not belong to", async () => {
    const { headers, member } = await aSignedInMember({ role: "admin" });
    const other = await anOrganization();
    await env.DB.prepare("update session set active_organization_id = ? where user_id = ?")
      .bind(other.id, member.userId)
      .run();
    expect(await refusal(headers)).toBe("not_signed_in");
  });

  it("a contract it no longer speaks", async () => {
    const { headers } = await aSignedInMember({ role: "rep" });
    expect(await refusal({ ...headers, "vigie-contract": "99" })).toBe("contract_too_old");
  });
});

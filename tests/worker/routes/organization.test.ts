import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { Problem } from "#shared/contract/errors.ts";
import { Me, OrganizationInfo } from "#shared/contract/me.ts";
import { app } from "#worker/app.ts";
import { aSignedInMember, type SignedInMember } from "../a-member.ts";

const patch = (who: SignedInMember, body: unknown) =>
  app.request(
    "/v1/organization",
    {
      method: "PATCH",
      headers: { ...who.headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    },
    env,
  );
const me = async (who: SignedInMember) =>
  Me.parse(await (await app.request("/v1/me", { headers: who.headers }, env)).json());
const tenant = (who: SignedInMember) =>
  env.DB.prepare("select revision, audit_sequence as entries from tenant where number = ?")
    .bind(who.organization.number)
    .first();

describe("PATCH /v1/organization", () => {
  it("changes what is named, leaves the rest, raises the revision and is audited", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const reply = await patch(admin, { siren: "732829320", discreetByDefault: true });
    expect(OrganizationInfo.parse(await reply.json())).toEqual((await me(admin)).organization);
    expect((await me(admin)).organization).toMatchObject({
      name: admin.organization.name,
      siren: "732829320",
      discreetByDefault: true,
      repVisibility: { scope: "all", detail: "figures" },
    });
    expect(await tenant(admin)).toEqual({ revision: 1, entries: 1 });
    await patch(admin, { siren: null, name: "Nouveau nom" });
    expect((await me(admin)).organization).toMatchObject({ siren: null, name: "Nouveau nom" });
  });

  it("gives every rep another view as soon as reps may see less", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const rep = await aSignedInMember({ role: "rep", organization: admin.organization, repCode: "R1" });
    const before = (await me(rep)).viewKey;
    await patch(admin, { repVisibility: { scope: "own", detail: "class" } });
    const after = await me(rep);
    expect(after.visibility).toEqual({ scope: "own", detail: "class" });
    expect(after.viewKey).not.toBe(before);
  });

  it("is refused to everybody but an admin", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    for (const role of ["rep", "manager", "analyst"] as const) {
      const reply = await patch(await aSignedInMember({ role, organization: admin.organization }), {
        name: "X",
      });
      expect(Problem.parse(await reply.json()).code).toBe("not_allowed");
    }
    expect((await me(admin)).organization.name).toBe(admin.organization.name);
  });

  it("refuses a SIREN that is none, a body that is not JSON, and one that is too large", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    expect(Problem.parse(await (await patch(admin, { siren: "12" })).json())).toMatchObject({
      code: "invalid_input",
      fields: [{ path: "siren" }],
    });
    const raw = (body: string) =>
      app.request(
        "/v1/organization",
        {
          method: "PATCH",
          headers: {
            ...admin.headers,
            "content-type": "application/json",
            "content-length": String(body.length),
          },
          body,
        },
        env,
      );
    expect(Problem.parse(await (await raw("{nothing")).json()).code).toBe("bad_request");
    expect(Problem.parse(await (await raw(`{"name":"${"x".repeat(9_000_000)}"}`)).json()).code).toBe(
      "too_large",
    );
  });

  it("touches no other organization", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const other = await aSignedInMember({ role: "admin" });
    await patch(admin, { name: "Mine", siren: "732829320" });
    expect((await me(other)).organization).toMatchObject({ name: other.organization.name, siren: null });
    expect(await tenant(other)).toEqual({ revision: 0, entries: 0 });
  });
});

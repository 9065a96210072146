import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { Problem } from "#shared/contract/errors.ts";
import { Member, MemberList } from "#shared/contract/me.ts";
import { app } from "#worker/app.ts";
import { aSignedInMember, onceMore, type SignedInMember } from "../a-member.ts";

const person = (changed: Record<string, unknown> = {}) => ({
  name: "Solène Marchais",
  email: `${crypto.randomUUID()}@example.test`,
  role: "manager",
  repCode: null,
  password: "une phrase assez longue",
  ...changed,
});

const ask = (
  who: SignedInMember,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) =>
  app.request(
    `/v1${path}`,
    {
      method,
      headers: headers ?? onceMore(who.headers),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    env,
  );
const code = async (reply: Response) => Problem.parse(await reply.json()).code;
const list = async (who: SignedInMember) =>
  MemberList.parse(await (await ask(who, "GET", "/members")).json()).members;

describe("members: answers", () => {
  it("an admin adds somebody, who can sign in and shows up in the list and the audit", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const added = person({ repCode: "SM" });
    const reply = await ask(admin, "POST", "/members", added);
    expect(reply.status).toBe(201);
    const member = Member.parse(await reply.json());
    expect(await list(admin)).toContainEqual(member);
    const signIn = await app.request(
      "/api/auth/sign-in/email",
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: added.email, password: added.password }),
      },
      env,
    );
    const headers = { authorization: `Bearer ${signIn.headers.get("set-auth-token")}` };
    expect(await (await app.request("/v1/me", { headers }, env)).json()).toMatchObject({
      memberId: member.id,
      role: "manager",
      organization: { id: admin.organization.id },
    });
    const entry = await env.DB.prepare(
      "select actor, action, subject_id from audit where organization = ? order by sequence desc limit 1",
    )
      .bind(admin.organization.number)
      .first();
    expect(entry).toEqual({ actor: admin.member.userId, action: "member_added", subject_id: member.id });
  });

  it("an admin adds again who was removed: a new password, and nothing of the old one", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const leaver = person();
    const first = Member.parse(await (await ask(admin, "POST", "/members", leaver)).json());
    expect((await ask(admin, "DELETE", `/members/${first.id}`)).status).toBe(204);
    const again = {
      ...leaver,
      name: "Solène Le Goff",
      role: "analyst",
      password: "une autre phrase longue",
    };
    const reply = await ask(admin, "POST", "/members", again);
    expect(reply.status).toBe(201);
    const member = Member.parse(await reply.json());
    expect(member).toMatchObject({ name: "Solène Le Goff", role: "analyst", email: leaver.email });
    expect(await list(admin)).toContainEqual(member);
    const signIn = async (password: string) =>
      (
        await app.request(
          "/api/auth/sign-in/email",
          {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ email: leaver.email, password }),
          },
          env,
        )
      ).status;
    expect([await signIn(leaver.password), await signIn(again.password)]).toEqual([401, 200]);
  });

  it("the same request again with the same answer, and one person only", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const headers = onceMore(admin.headers);
    const added = person();
    const first = await ask(admin, "POST", "/members", added, headers);
    const again = await ask(admin, "POST", "/members", added, headers);
    expect(again.status).toBe(201);
    expect(again.headers.get("Idempotency-Replayed")).toBe("true");
    expect(await again.json()).toEqual(await first.json());
    expect(await list(admin)).toHaveLength(2);
  });

  it("three equal requests at once with one person", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const headers = onceMore(admin.headers);
    const added = person();
    const replies = await Promise.all([1, 2, 3].map(() => ask(admin, "POST", "/members", added, headers)));
    const bodies = await Promise.all(replies.map((reply) => reply.json()));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(await list(admin)).toHaveLength(2);
  });

  it("a changed role counts from the next request on", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const rep = await aSignedInMember({ role: "rep", organization: admin.organization, repCode: "R1" });
    const reply = await ask(admin, "PATCH", `/members/${rep.member.memberId}`, { role: "analyst" });
    expect(Member.parse(await reply.json())).toMatchObject({ role: "analyst", repCode: "R1" });
    const me = await app.request("/v1/me", { headers: rep.headers }, env);
    expect(await me.json()).toMatchObject({ role: "analyst" });
  });

  it("a removed member is signed out everywhere at once", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const rep = await aSignedInMember({ role: "rep", organization: admin.organization });
    expect((await ask(admin, "DELETE", `/members/${rep.member.memberId}`)).status).toBe(204);
    expect((await app.request("/v1/me", { headers: rep.headers }, env)).status).toBe(401);
    expect(await list(admin)).toHaveLength(1);
  });
});

describe("members: refuses", () => {
  it("everybody but an admin", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    for (const role of ["rep", "manager", "analyst"] as const) {
      const who = await aSignedInMember({ role, organization: admin.organization });
      const replies = [
        await ask(who, "GET", "/members"),
        await ask(who, "POST", "/members", person()),
        await ask(who, "PATCH", `/members/${who.member.memberId}`, { role: "admin" }),
        await ask(who, "DELETE", `/members/${admin.member.memberId}`),
      ];
      expect(await Promise.all(replies.map(code))).toEqual(Array(4).fill("not_allowed"));
    }
  });

  it("to leave an organization without an admin", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const own = `/members/${admin.member.memberId}`;
    expect(await code(await ask(admin, "PATCH", own, { role: "rep" }))).toBe("conflict");
    expect(await code(await ask(admin, "DELETE", own))).toBe("conflict");
    expect(await list(admin)).toMatchObject([{ role: "admin" }]);
  });

  it("both of two admins who step down at the same moment", async () => {
    const first = await aSignedInMember({ role: "admin" });
    const second = await aSignedInMember({ role: "admin", organization: first.organization });
    const replies = await Promise.all(
      [first, second].map((who) => ask(who, "PATCH", `/members/${who.member.memberId}`, { role: "rep" })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("an address in use, a POST without key, a key for another request, and a member without password", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const added = person();
    const headers = onceMore(admin.headers);
    await ask(admin, "POST", "/members", added, headers);
    expect(await code(await ask(admin, "POST", "/members", added))).toBe("conflict");
    expect(await code(await ask(admin, "POST", "/members", person(), headers))).toBe(
      "idempotency_key_reused",
    );
    const { "idempotency-key": _, ...without } = headers;
    expect(await code(await ask(admin, "POST", "/members", person(), without))).toBe(
      "idempotency_key_missing",
    );
    expect(await code(await ask(admin, "POST", "/members", person({ password: undefined })))).toBe(
      "invalid_input",
    );
  });
});

describe("members: isolates", () => {
  it("another organization's members are neither listed nor changed nor removed, and a key of theirs is not a key here", async () => {
    const admin = await aSignedInMember({ role: "admin" });
    const other = await aSignedInMember({ role: "admin" });
    expect(await list(admin)).not.toContainEqual(expect.objectContaining({ id: other.member.memberId }));
    const path = `/members/${other.member.memberId}`;
    expect(await code(await ask(admin, "PATCH", path, { role: "rep" }))).toBe("not_found");
    expect(await code(await ask(admin, "DELETE", path))).toBe("not_found");
    const key = { "idempotency-key": "shared-key-of-two" };
    const mine = await ask(admin, "POST", "/members", person(), { ...onceMore(admin.headers), ...key });
    const theirs = await ask(other, "POST", "/members", person(), { ...onceMore(other.headers), ...key });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
  });
});

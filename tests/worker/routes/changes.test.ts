import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { Change, ChangeList } from "#shared/contract/changes.ts";
import { MemberChanged, MemberList } from "#shared/contract/me.ts";
import { PolicyChange, PolicyInForce } from "#shared/contract/policy.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { app } from "#worker/app.ts";
import {
  type AnOrganization,
  anOrganization,
  aSignedInMember,
  onceMore,
  type SignedInMember,
} from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let agathe: SignedInMember;
let bruno: SignedInMember;
let karim: SignedInMember;

beforeEach(async () => {
  organization = await anOrganization();
  agathe = await aSignedInMember({ role: "admin", organization, name: "Agathe" });
  bruno = await aSignedInMember({ role: "admin", organization, name: "Bruno" });
  karim = await aSignedInMember({ role: "analyst", organization, name: "Karim" });
});

const put = (by: SignedInMember, who: SignedInMember, ceilings: object | null) =>
  call(by.headers, "PUT", `/v1/members/${who.member.memberId}/authority`, { ceilings, reason: "a reason" });
const patch = async (by: SignedInMember, path: string, body: object) => {
  const init = { method: "PATCH", headers: onceMore(by.headers), body: JSON.stringify(body) };
  const reply = await app.request(path, init, env);
  return { status: reply.status, body: await reply.json() };
};
const step = (by: SignedInMember, id: string, name: "confirmation" | "refusal" | "withdrawal") =>
  call(by.headers, "POST", `/v1/changes/${id}/${name}`, { note: "seen" });
const memberOf = async (who: SignedInMember) => {
  const { members } = MemberList.parse((await call(agathe.headers, "GET", "/v1/members")).body);
  return members.find(({ id }) => id === who.member.memberId);
};
const waiting = async (by = agathe) =>
  ChangeList.parse((await call(by.headers, "GET", "/v1/changes")).body).changes.filter(
    ({ outcome }) => outcome === null,
  );
const raised = async (ceilings: object = { C: 9_000_000 }) => {
  const { status, body } = await put(agathe, karim, ceilings);
  expect(status).toBe(200);
  return MemberChanged.parse(body).waiting?.id ?? "";
};
const journal = async () => {
  const { results } = await env.DB.prepare(
    `select a.action, p.body from audit a join audit_payload p on p.organization = a.organization and p.sequence = a.sequence
      where a.organization = ? order by a.sequence`,
  )
    .bind(organization.number)
    .all<{ action: string; body: string }>();
  return results.map(({ action, body }) => ({ action, detail: JSON.parse(body) }));
};

describe("more authority", () => {
  test("waits for another administrator, and counts once that one confirms", async () => {
    const id = await raised();
    expect((await memberOf(karim))?.ceilings).toBeNull();
    expect(await waiting()).toMatchObject([
      {
        id,
        kind: "member_authority",
        member: { name: "Karim" },
        before: { role: "analyst", ceilings: null },
        after: { role: "analyst", ceilings: { C: 9_000_000 } },
        author: { name: "Agathe", isMe: true },
        deciders: [{ name: "Bruno", role: "admin" }],
        mayDecide: false,
        mayWithdraw: true,
      },
    ]);
    expect(await refused(step(agathe, id, "confirmation"))).toEqual({ status: 403, code: "not_allowed" });
    expect(await refused(step(karim, id, "confirmation"))).toEqual({ status: 404, code: "not_found" });
    const { status, body } = await step(bruno, id, "confirmation");
    expect([status, Change.parse(body).outcome]).toEqual([200, "confirmed"]);
    expect((await memberOf(karim))?.ceilings).toEqual({ C: 9_000_000 });
    expect(await waiting()).toEqual([]);
    const entries = await journal();
    expect(entries.map(({ action }) => action)).toEqual([
      ...["change_proposed", "change_confirmed", "member_changed"],
    ]);
    expect(entries.at(-1)?.detail).toMatchObject({ confirmedBy: "Bruno" });
  });

  test("is nobody's when it is refused or taken back", async () => {
    expect((await step(bruno, await raised(), "refusal")).status).toBe(200);
    const again = await raised();
    expect(await refused(step(bruno, again, "withdrawal"))).toEqual({ status: 403, code: "not_allowed" });
    expect((await step(agathe, again, "withdrawal")).status).toBe(200);
    expect((await memberOf(karim))?.ceilings).toBeNull();
    expect(await refused(step(bruno, again, "confirmation"))).toEqual({ status: 409, code: "conflict" });
  });

  test("about one member waits once, and does not undo a cut made meanwhile", async () => {
    const id = await raised();
    expect(await refused(put(bruno, karim, { C: 8_000_000 }))).toEqual({ status: 409, code: "conflict" });
    expect(MemberChanged.parse((await put(bruno, karim, { C: 0 })).body)).toMatchObject({
      ceilings: { C: 0 },
      waiting: null,
    });
    expect(await refused(step(bruno, id, "confirmation"))).toEqual({ status: 412, code: "stale_version" });
    expect((await memberOf(karim))?.ceilings).toEqual({ C: 0 });
  });

  test("confirmed twice at once counts once", async () => {
    const id = await raised();
    const claire = await aSignedInMember({ role: "admin", organization, name: "Claire" });
    const replies = await Promise.all([bruno, claire].map((by) => step(by, id, "confirmation")));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await journal()).filter(({ action }) => action === "member_changed")).toHaveLength(1);
  });

  test("proposed by somebody who is no administrator any more is not confirmed", async () => {
    const id = await raised();
    await patch(bruno, `/v1/members/${agathe.member.memberId}`, { role: "rep" });
    expect(await refused(step(bruno, id, "confirmation"))).toEqual({ status: 409, code: "conflict" });
    expect((await call(bruno.headers, "POST", `/v1/changes/${id}/refusal`, {})).status).toBe(200);
  });

  test("by another role waits as well, and a newcomer begins with nothing", async () => {
    const promoted = await patch(agathe, `/v1/members/${karim.member.memberId}`, { role: "admin" });
    expect(MemberChanged.parse(promoted.body)).toMatchObject({
      role: "analyst",
      waiting: { after: { role: "admin" } },
    });
    const added = await call(agathe.headers, "POST", "/v1/members", {
      ...{ name: "Nina", email: `${crypto.randomUUID()}@example.test`, role: "analyst", repCode: null },
      password: "une phrase assez longue",
    });
    const nina = MemberChanged.parse(added.body);
    expect([added.status, nina.role]).toEqual([201, "rep"]);
    expect((await step(bruno, nina.waiting?.id ?? "", "confirmation")).status).toBe(200);
    const { members } = MemberList.parse((await call(agathe.headers, "GET", "/v1/members")).body);
    expect(members.find(({ id }) => id === nina.id)).toMatchObject({ role: "analyst", ceilings: null });
  });

  test("where one administrator is alone counts at once, and is logged so", async () => {
    await call(agathe.headers, "DELETE", `/v1/members/${bruno.member.memberId}`);
    expect(MemberChanged.parse((await put(agathe, karim, { C: 9_000_000 })).body)).toMatchObject({
      ceilings: { C: 9_000_000 },
      waiting: null,
    });
    expect((await journal()).at(-1)).toMatchObject({
      action: "member_changed",
      detail: { secondPerson: "alone" },
    });
  });
});

describe("less authority", () => {
  test("counts at once: lower ceilings, a role with fewer duties, a removal", async () => {
    await put(agathe, karim, { A: 0, B: 0, C: 0, D: 0, NR: 0 });
    expect((await memberOf(karim))?.ceilings).toEqual({ A: 0, B: 0, C: 0, D: 0, NR: 0 });
    await patch(agathe, `/v1/members/${karim.member.memberId}`, { role: "manager" });
    expect((await memberOf(karim))?.role).toBe("manager");
    await raised({ A: 5 });
    await call(agathe.headers, "DELETE", `/v1/members/${karim.member.memberId}`);
    expect(await memberOf(karim)).toBeUndefined();
    expect(await waiting()).toEqual([]);
  });
});

describe("another policy", () => {
  const policy = { ...DefaultPolicy, limit: { ...DefaultPolicy.limit, openingCents: 90_000 } };
  const propose = async () =>
    PolicyChange.parse(
      (
        await call(karim.headers, "POST", "/v1/policy/versions", {
          ...{ policy, reason: "a reason", replaces: 1 },
        })
      ).body,
    );
  const inForce = async () => PolicyInForce.parse((await call(karim.headers, "GET", "/v1/policy")).body);

  test("waits for another analyst or administrator, who starts its run by confirming", async () => {
    const { version, run, waiting: change } = await propose();
    expect([version, run]).toEqual([null, null]);
    expect(change).toMatchObject({ kind: "policy", replaces: 1, after: policy });
    expect(change?.deciders.map(({ name }) => name)).toEqual(["Agathe", "Bruno"]);
    expect((await inForce()).run).toBeNull();
    expect((await step(bruno, change?.id ?? "", "confirmation")).status).toBe(200);
    await expect.poll(async () => (await inForce()).version.version, { timeout: 20_000 }).toBe(2);
    expect((await inForce()).version).toMatchObject({ author: "Karim", reason: "a reason" });
    const added = (await journal()).find(({ action }) => action === "policy_version_added");
    expect(added?.detail).toMatchObject({ confirmedBy: "Bruno" });
  });

  test("says beforehand who will be asked, and nobody where nobody is", async () => {
    expect((await inForce()).confirmedBy?.map(({ name }) => name)).toEqual(["Agathe", "Bruno"]);
    const off = await patch(agathe, "/v1/organization", { secondPerson: "off" });
    await step(bruno, (off.body as { waiting: { id: string } }).waiting.id, "confirmation");
    expect((await inForce()).confirmedBy).toBeNull();
  });

  test("that waits keeps a second one from waiting beside it", async () => {
    await propose();
    const body = { policy: { ...policy, limit: { ...policy.limit, openingCents: 1 } }, replaces: 1 };
    expect(
      await refused(call(karim.headers, "POST", "/v1/policy/versions", { ...body, reason: "a reason" })),
    ).toEqual({ status: 409, code: "conflict" });
  });
});

describe("the rule itself", () => {
  test("is switched off by two, and on again by one", async () => {
    const off = await patch(agathe, "/v1/organization", { secondPerson: "off", discreetByDefault: true });
    expect(off.body).toMatchObject({ secondPerson: "required", discreetByDefault: true });
    const { waiting: change } = off.body as { waiting: { id: string } };
    expect((await step(bruno, change.id, "confirmation")).status).toBe(200);
    expect(MemberChanged.parse((await put(agathe, karim, { C: 9_000_000 })).body).waiting).toBeNull();
    const on = await patch(agathe, "/v1/organization", { secondPerson: "required" });
    expect(on.body).toMatchObject({ secondPerson: "required", waiting: null });
    await raised({ C: 9_500_000 });
    expect(await waiting()).toHaveLength(1);
  });
});

test("ceilings of no class, below nothing or of a fraction are refused", async () => {
  for (const ceilings of [{ E: 100 }, { A: -1 }, { A: 0.5 }, { A: 1e16 }])
    expect((await put(agathe, karim, ceilings)).status).toBe(422);
});

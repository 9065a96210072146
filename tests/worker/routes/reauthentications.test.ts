import { env } from "cloudflare:workers";
import { describe, expect, inject, test } from "vitest";
import { Problem } from "#shared/contract/errors.ts";
import { ReauthenticationState } from "#shared/contract/reauthentication.ts";
import { app } from "#worker/app.ts";
import { signToken } from "#worker/auth/signed-token.ts";
import { openDatabase } from "#worker/db/database.ts";
import type { Env } from "#worker/env.ts";
import { FRESH_MS, isReauthenticated } from "#worker/services/reauthenticate.ts";
import { aCustomer, isoDay, open } from "../a-ledger.ts";
import {
  type AnOrganization,
  aMemberWithPassword,
  aSignedInMember,
  onceMore,
  type SignedInMember,
} from "../a-member.ts";
import { aBrowser, anExtensionRequest } from "../an-extension.ts";
import { call, refused } from "../call.ts";

const db = openDatabase(env as never);

/** A member with a password, and two devices of theirs. */
async function aMember(organization?: AnOrganization) {
  const person = await aMemberWithPassword({ role: "admin", ...(organization && { organization }) });
  const device = async () => {
    const [id, token] = [crypto.randomUUID(), crypto.randomUUID()];
    const seconds = Math.floor(Date.now() / 1000);
    await env.DB.prepare(
      "insert into session (id, expires_at, token, created_at, updated_at, user_agent, user_id, active_organization_id) values (?, ?, ?, ?, ?, 'a test', ?, ?)",
    )
      .bind(id, seconds + 3600, token, seconds, seconds, person.userId, person.organization.id)
      .run();
    const headers = {
      authorization: `Bearer ${await signToken(token, env.AUTH_SECRET)}`,
      "vigie-contract": "1",
    };
    return { headers, session: { userId: person.userId, sessionId: id } };
  };
  return { ...person, device: await device(), other: await device() };
}

const prove = async (headers: Record<string, string>, body: object, bindings: Env = env) => {
  const init = { method: "POST", headers: onceMore(headers), body: JSON.stringify(body) };
  const reply = await app.request("/v1/reauthentications", init, bindings);
  return { status: reply.status, body: await reply.json() };
};
const fresh = (session: { userId: string; sessionId: string }, now = Date.now()) =>
  isReauthenticated(db, session, now);
const actions = async (organization: AnOrganization) => {
  const { results } = await env.DB.prepare(
    "select action from audit where organization = ? order by sequence",
  )
    .bind(organization.number)
    .all<{ action: string }>();
  return results.map(({ action }) => action);
};

describe("a password", () => {
  test("makes this device fresh for five minutes, and no other", async () => {
    const { password, device, other, organization } = await aMember();
    const { status, body } = await prove(device.headers, { way: "password", password });
    expect(status).toBe(200);
    const { ways, until } = ReauthenticationState.parse(body);
    expect(ways).toEqual(["password"]);
    const end = Date.parse(until ?? "");
    expect([await fresh(device.session, end - 1), await fresh(device.session, end)]).toEqual([true, false]);
    expect(end - Date.now()).toBeLessThanOrEqual(FRESH_MS);
    expect(await fresh(other.session)).toBe(false);
    expect(await actions(organization)).toEqual(["reauthenticated"]);
  });

  test("that is wrong is told in the journal, and counts with the attempts to sign in", async () => {
    const { email, password, device, organization } = await aMember();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++)
      statuses.push((await prove(device.headers, { way: "password", password: "another" })).status);
    statuses.push((await prove(device.headers, { way: "password", password })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await fresh(device.session)).toBe(false);
    expect(await actions(organization)).toEqual(Array.from({ length: 5 }, () => "reauthentication_failed"));
    const signIn = await app.request(
      "/api/auth/sign-in/email",
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      },
      env,
    );
    expect(signIn.status).toBe(429);
  });
});

describe("above the policy's threshold", () => {
  test("a limit is set, ended and adopted only by who has just proved who they are", async () => {
    const { password, device, organization } = await aMember();
    const customer = await aCustomer(organization, { name: "Aube", bookings: [open("A1", 1_000, 5)] });
    const path = `/v1/customers/${customer.id}/limits`;
    const limit = (amountCents: number, part: object = {}) => ({
      ...{ kind: "approved", amountCents, unlimited: false, from: isoDay(0), until: null },
      reason: "yearly review",
      ...part,
    });
    const needed = { status: 403, code: "reauthentication_needed" };
    const post = (to: string, body: object) => call(device.headers, "POST", to, body);
    expect(await refused(post(path, limit(5_000_001)))).toEqual(needed);
    expect((await post(path, limit(5_000_000))).status).toBe(201);
    await prove(device.headers, { way: "password", password });
    expect((await post(path, limit(9_000_000))).status).toBe(201);
    const lower = await post(path, limit(100, { kind: "temporary", until: isoDay(3) }));
    await env.DB.prepare("update session set reauthenticated_at = null where id = ?")
      .bind(device.session.sessionId)
      .run();
    const { id } = lower.body as { id: string };
    // What comes back when the lower one ends is above the threshold.
    expect(await refused(post(`${path}/${id}/end`, { reason: "no longer" }))).toEqual(needed);
    await env.DB.prepare(
      "update badge_row set body = json_set(body, '$.figures.recommendedLimitCents', 9500000, '$.riskClass', 'B') where organization = ?",
    )
      .bind(organization.number)
      .run();
    const adopt = { customers: [customer.id], until: null, reason: "as recommended" };
    expect(await refused(post("/v1/limits/adopt", adopt))).toEqual(needed);
  });
});

const company = (clientId: string) => ({
  ...env,
  PASSWORD_SIGN_IN: "off" as const,
  OIDC_PROVIDER: "company",
  OIDC_ISSUER: inject("oidcIssuer"),
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: "a secret of the provider",
});

/** The extension's window: to the company's provider and back, as a browser follows it. */
async function throughCompany(email: string, flaw = "") {
  const bindings = company(flaw === "" ? email : `${flaw}:${email}`);
  const browser = aBrowser(bindings);
  const request = await anExtensionRequest({ purpose: "reauthenticate" });
  const start = await browser.get(request.startPath);
  const away = await browser.get(start.headers.get("location") ?? "");
  const authorize = away.headers.get("location") ?? "";
  const provider = await fetch(authorize, { redirect: "manual" });
  const callback = await browser.get(provider.headers.get("location") ?? "");
  const end = await browser.get(callback.headers.get("location") ?? "");
  const back = end.headers.get("location");
  const code = back === null ? "" : (new URL(back).searchParams.get("code") ?? "");
  return { bindings, browser, request, authorize: new URL(authorize), end, code };
}

describe("the company's sign-in", () => {
  const aColleague = async (): Promise<SignedInMember & { email: string }> => {
    const who = await aSignedInMember({ role: "analyst" });
    return { ...who, email: `${who.member.userId}@example.test` };
  };
  const sessionOf = async ({ member }: SignedInMember) => ({
    userId: member.userId,
    sessionId:
      (await env.DB.prepare("select id from session where user_id = ? and user_agent = 'a test'")
        .bind(member.userId)
        .first<string>("id")) ?? "",
  });

  test("is asked to ask anew, and its answer makes the session fresh", async () => {
    const who = await aColleague();
    const flow = await throughCompany(who.email);
    expect(flow.authorize.searchParams.get("prompt")).toBe("login");
    expect(flow.authorize.searchParams.get("max_age")).toBe("0");
    expect(await fresh(await sessionOf(who))).toBe(false);
    const proof = { way: "company", code: flow.code, codeVerifier: flow.request.verifier };
    const { status, body } = await prove(who.headers, proof, flow.bindings);
    expect([status, ReauthenticationState.parse(body).ways]).toEqual([200, ["company"]]);
    expect(await fresh(await sessionOf(who))).toBe(true);
    expect((await prove(who.headers, proof, flow.bindings)).status).toBe(400);
    // Nothing stays signed in in that window.
    const left = await env.DB.prepare("select count(*) as n from session where user_id = ?")
      .bind(who.member.userId)
      .first<number>("n");
    expect(left).toBe(1);
  });

  test.each(["stale", "timeless"])("that did not ask anew (%s) proves nothing", async (flaw) => {
    const who = await aColleague();
    const { end, code } = await throughCompany(who.email, flaw);
    expect([end.status, code]).toEqual([403, ""]);
  });

  test("of another person, or a code taken by somebody without its verifier, proves nothing", async () => {
    const who = await aColleague();
    const other = await aColleague();
    const theirs = await throughCompany(other.email);
    const theirProof = { way: "company", code: theirs.code, codeVerifier: theirs.request.verifier };
    const refusal = await prove(who.headers, theirProof, theirs.bindings);
    expect(Problem.parse(refusal.body).code).toBe("sign_in_failed");
    const mine = await throughCompany(who.email);
    const stolen = { way: "company", code: mine.code, codeVerifier: "v".repeat(43) };
    expect((await prove(who.headers, stolen, mine.bindings)).status).toBe(400);
    expect(await fresh(await sessionOf(who))).toBe(false);
  });

  test("that was used for a plain sign-in is not taken for a proof", async () => {
    const who = await aColleague();
    const { browser, request } = await throughCompany(who.email);
    const signIn = await browser.get("/sign-in/company");
    const provider = await fetch(signIn.headers.get("location") ?? "", { redirect: "manual" });
    await browser.get(provider.headers.get("location") ?? "");
    const again = new URLSearchParams({ ...request.parameters, purpose: "reauthenticate" });
    const end = await browser.get(`/ext/finish?${again}`);
    expect([end.status, end.headers.get("location")]).toEqual([403, null]);
  });
});

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { Problem } from "#shared/contract/errors.ts";
import { SessionList, TokenReply } from "#shared/contract/me.ts";
import { app } from "#worker/app.ts";
import { type AMember, aMemberWithPassword, anOrganization } from "../a-member.ts";
import { aBrowser, anExtensionRequest, buy, CHROMIUM_REDIRECT, fieldsOf } from "../an-extension.ts";

type Person = { email: string; password: string };

/** From the extension's click to the address the browser hands back to it. */
async function signInTo(person: Person, answer = "allow", changed: Record<string, string> = {}) {
  const browser = aBrowser();
  const request = await anExtensionRequest(changed);
  const start = await browser.get(request.startPath);
  const signInPage = await browser.get(start.headers.get("location") ?? "");
  const signedIn = await browser.post("/sign-in", {
    ...fieldsOf(await signInPage.text()),
    email: person.email,
    password: person.password,
  });
  const consent = await browser.get(signedIn.headers.get("location") ?? "");
  const page = await consent.text();
  const end = await browser.post("/ext/finish", { ...fieldsOf(page), answer });
  const back = new URL(end.headers.get("location") ?? "about:blank");
  return { ...request, browser, page, consent, back, code: back.searchParams.get("code") ?? "" };
}

const codeOf = async (reply: Response) => Problem.parse(await reply.json()).code;

describe("an extension gets a token", () => {
  it("after sign-in and one click that names it, and the token works for that person", async () => {
    const person = await aMemberWithPassword({ role: "analyst" });
    const flow = await signInTo(person);
    expect(flow.page).toContain(env.EXTENSION_IDS.split(" ")[0]);
    expect(flow.page).toContain(person.organization.name);
    expect(flow.back.origin + flow.back.pathname).toBe(CHROMIUM_REDIRECT);
    expect(flow.back.searchParams.get("state")).toBe(flow.parameters.state);
    const reply = await buy(flow.code, flow.verifier);
    const { token, expiresAt } = TokenReply.parse(await reply.json());
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(29 * 86_400_000);
    const me = await app.request("/v1/me", { headers: { authorization: `Bearer ${token}` } }, env);
    expect(await me.json()).toMatchObject({ memberId: person.memberId, role: "analyst" });
  });

  it("of its own for each device, listed under the device's name, while the browser itself is signed out", async () => {
    const person = await aMemberWithPassword({ role: "rep" });
    const tokens: string[] = [];
    for (const deviceName of ["Firefox on Windows", "Chromium\u202e on Linux"]) {
      const flow = await signInTo(person);
      tokens.push(TokenReply.parse(await (await buy(flow.code, flow.verifier, { deviceName })).json()).token);
      expect((await flow.browser.get(flow.startPath)).headers.get("location")).toMatch(/^\/sign-in\?/);
    }
    const headers = { authorization: `Bearer ${tokens[0]}` };
    const { sessions } = SessionList.parse(
      await (await app.request("/v1/sessions", { headers }, env)).json(),
    );
    expect(sessions.map(({ userAgent, current }) => [userAgent, current]).sort()).toEqual([
      ["Chromium on Linux", false],
      ["Firefox on Windows", true],
    ]);
  });

  it("for the organization that a person of several chose", async () => {
    const person = await aMemberWithPassword({ role: "rep" });
    const other = await anOrganization({ name: "Zénith" });
    await env.DB.prepare(
      "insert into member (id, organization_id, user_id, role, created_at) values (?, ?, ?, 'analyst', 1)",
    )
      .bind(crypto.randomUUID(), other.id, person.userId)
      .run();
    const browser = aBrowser();
    const request = await anExtensionRequest();
    await browser.post("/sign-in", { email: person.email, password: person.password });
    const start = await browser.get(request.startPath);
    const page = await (await browser.get(start.headers.get("location") ?? "")).text();
    expect(page).toContain(`<option value="${other.id}">Zénith</option>`);
    const end = await browser.post("/ext/finish", {
      ...fieldsOf(page),
      organization: other.id,
      answer: "allow",
    });
    const code = new URL(end.headers.get("location") ?? "").searchParams.get("code") ?? "";
    const { token } = TokenReply.parse(await (await buy(code, request.verifier)).json());
    const me = await app.request("/v1/me", { headers: { authorization: `Bearer ${token}` } }, env);
    expect(await me.json()).toMatchObject({ role: "analyst", organization: { id: other.id } });
  });

  it("in Firefox too, at the address made from its add-on id", async () => {
    const hash = await crypto.subtle.digest("SHA-1", new TextEncoder().encode("vigie@vigie.example"));
    const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const person = await aMemberWithPassword({ role: "rep" });
    for (const address of [`https://${hex}.extensions.allizom.org/`, `http://127.0.0.1/mozoauth2/${hex}`]) {
      const flow = await signInTo(person, "allow", { redirect_uri: address });
      expect(flow.back.origin + flow.back.pathname).toBe(address);
      expect((await buy(flow.code, flow.verifier)).status).toBe(200);
    }
  });
});

describe("a device that signs in again", () => {
  const tokenOf = async (person: Person, device: Parameters<typeof buy>[2]): Promise<string> => {
    const flow = await signInTo(person);
    return TokenReply.parse(await (await buy(flow.code, flow.verifier, device)).json()).token;
  };
  const meWith = async (token: string) =>
    (await app.request("/v1/me", { headers: { authorization: `Bearer ${token}` } }, env)).status;

  it("leaves no former bearer behind, even one it forgot", async () => {
    const person = await aMemberWithPassword({ role: "rep" });
    const deviceId = crypto.randomUUID();
    const [former, elsewhere] = [await tokenOf(person, { deviceId }), await tokenOf(person, {})];
    const now = await tokenOf(person, { deviceId });
    expect([await meWith(former), await meWith(elsewhere), await meWith(now)]).toEqual([401, 200, 200]);
  });

  it("as somebody else ends the session of the one before", async () => {
    const former = await tokenOf(await aMemberWithPassword({ role: "rep" }), {});
    const now = await tokenOf(await aMemberWithPassword({ role: "analyst" }), { replaces: former });
    expect([await meWith(former), await meWith(now)]).toEqual([401, 200]);
  });

  it("ends nothing with a bearer that was not signed here, nor another person's session by a device id", async () => {
    const deviceId = crypto.randomUUID();
    const other = await tokenOf(await aMemberWithPassword({ role: "rep" }), { deviceId });
    const forged = `${other.slice(0, -8)}AAAAAAA=`;
    await tokenOf(await aMemberWithPassword({ role: "rep" }), { deviceId, replaces: forged });
    expect(await meWith(other)).toBe(200);
  });
});

describe("a code", () => {
  it("is burnt by a wrong verifier", async () => {
    const flow = await signInTo(await aMemberWithPassword({ role: "rep" }));
    expect(await codeOf(await buy(flow.code, "w".repeat(43)))).toBe("code_expired");
    expect(await codeOf(await buy(flow.code, flow.verifier))).toBe("code_expired");
  });

  it("buys one token, even when two ask at once", async () => {
    const flow = await signInTo(await aMemberWithPassword({ role: "rep" }));
    const replies = await Promise.all([buy(flow.code, flow.verifier), buy(flow.code, flow.verifier)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it("is worth nothing after a minute", async () => {
    const flow = await signInTo(await aMemberWithPassword({ role: "rep" }));
    const kept = await env.DB.prepare(
      "select max(expires_at) - unixepoch() as seconds from verification",
    ).first<{
      seconds: number;
    }>();
    expect(kept?.seconds).toBeLessThanOrEqual(60);
    await env.DB.prepare("update verification set expires_at = unixepoch() - 1").run();
    expect(await codeOf(await buy(flow.code, flow.verifier))).toBe("code_expired");
  });

  it("is not in the database as it is", async () => {
    const flow = await signInTo(await aMemberWithPassword({ role: "rep" }));
    const { results } = await env.DB.prepare("select identifier, value from verification").all();
    expect(JSON.stringify(results)).not.toContain(flow.code);
  });
});

describe("nothing is sent to an extension", () => {
  it.each([
    ["another Chromium extension", { redirect_uri: `https://${"a".repeat(32)}.chromiumapp.org/` }],
    ["a path below the right address", { redirect_uri: `${CHROMIUM_REDIRECT}more` }],
    ["a web site", { redirect_uri: "https://evil.example/" }],
    ["another Firefox add-on", { redirect_uri: `https://${"0".repeat(40)}.extensions.allizom.org/` }],
    ["a plain challenge", { code_challenge_method: "plain" }],
    ["no state", { state: "" }],
    ["a short challenge", { code_challenge: "abc" }],
  ])("when it is %s that asks", async (_who, changed) => {
    const { startPath, parameters } = await anExtensionRequest(changed);
    const browser = aBrowser();
    const replies = [
      await browser.get(startPath),
      await browser.get(startPath.replace("/ext/start", "/ext/finish")),
      await browser.post("/ext/finish", { ...parameters, answer: "allow" }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(replies.map(({ headers }) => headers.get("location"))).toEqual([null, null, null]);
  });

  it("but a refusal when the person cancels", async () => {
    const flow = await signInTo(await aMemberWithPassword({ role: "rep" }), "cancel");
    expect(flow.back.searchParams.get("error")).toBe("access_denied");
    expect(flow.back.searchParams.get("state")).toBe(flow.parameters.state);
    expect(flow.code).toBe("");
  });

  it("when the consent was posted by another site", async () => {
    const person = await aMemberWithPassword({ role: "rep" });
    const browser = aBrowser();
    await browser.post("/sign-in", { email: person.email, password: person.password });
    const { parameters } = await anExtensionRequest();
    const reply = await browser.get("/ext/finish", {
      method: "POST",
      headers: {
        origin: "https://evil.example",
        "sec-fetch-site": "cross-site",
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ ...parameters, organization: person.organization.id, answer: "allow" }),
    });
    expect(reply.status).toBe(403);
  });

  it("for an organization the person does not belong to", async () => {
    const person = await aMemberWithPassword({ role: "rep" });
    const other = await anOrganization();
    const browser = aBrowser();
    await browser.post("/sign-in", { email: person.email, password: person.password });
    const { parameters } = await anExtensionRequest();
    const reply = await browser.post("/ext/finish", {
      ...parameters,
      organization: other.id,
      answer: "allow",
    });
    expect(await codeOf(reply)).toBe("not_allowed");
  });

  it("for somebody who was removed from the organization", async () => {
    const person: AMember & Person = await aMemberWithPassword({ role: "rep" });
    await env.DB.prepare("delete from member where id = ?").bind(person.memberId).run();
    const flow = await signInTo(person);
    expect(flow.consent.status).toBe(403);
    expect(flow.page).not.toContain("<form");
    expect(flow.code).toBe("");
  });
});

import { env } from "cloudflare:workers";
import { describe, expect, inject, it } from "vitest";
import { TokenReply } from "#shared/contract/me.ts";
import { app } from "#worker/app.ts";
import { aSignedInMember } from "../a-member.ts";
import { aBrowser, anExtensionRequest, buy, fieldsOf } from "../an-extension.ts";

const company = (clientId: string, issuer = inject("oidcIssuer")) => ({
  ...env,
  PASSWORD_SIGN_IN: "off" as const,
  OIDC_PROVIDER: "company",
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: "a secret of the provider",
});

/** Follows the company's redirects as a browser would, until they come back to the Worker and end on a page of ours. */
async function signInAtCompany(clientId: string, issuer?: string) {
  const browser = aBrowser(company(clientId, issuer));
  const request = await anExtensionRequest();
  const start = await browser.get(request.startPath);
  const signInPage = await (await browser.get(start.headers.get("location") ?? "")).text();
  const href = /href="(\/sign-in\/company[^"]*)"/.exec(signInPage)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const away = await browser.get(href);
  const authorize = away.headers.get("location") ?? "";
  return { browser, request, signInPage, href, away, authorize };
}

async function comeBack({ browser, authorize }: Awaited<ReturnType<typeof signInAtCompany>>) {
  const provider = await fetch(authorize, { redirect: "manual" });
  const callback = await browser.get(provider.headers.get("location") ?? "");
  const place = callback.headers.get("location") ?? "";
  return { callback, place, page: await browser.get(place) };
}

const aMember = async () => {
  const { member } = await aSignedInMember({ role: "rep" });
  return { ...member, email: `${member.userId}@example.test` };
};

describe("with a company's own sign-in", () => {
  it("a member comes back from the provider to the consent page, and the extension gets a token", async () => {
    const member = await aMember();
    const flow = await signInAtCompany(member.email);
    expect(flow.signInPage).not.toContain('type="password"');
    const authorize = new URL(flow.authorize);
    expect(authorize.origin).toBe(new URL(inject("oidcIssuer")).origin);
    expect(authorize.searchParams.get("code_challenge_method")).toBe("S256");
    const { page } = await comeBack(flow);
    const end = await flow.browser.post("/ext/finish", { ...fieldsOf(await page.text()), answer: "allow" });
    const code = new URL(end.headers.get("location") ?? "").searchParams.get("code") ?? "";
    const { token } = TokenReply.parse(await (await buy(code, flow.request.verifier)).json());
    const me = await app.request("/v1/me", { headers: { authorization: `Bearer ${token}` } }, env);
    expect(await me.json()).toMatchObject({ memberId: member.memberId });
  });

  it("a second sign-in finds the same person by the provider's subject", async () => {
    const member = await aMember();
    await comeBack(await signInAtCompany(member.email));
    await comeBack(await signInAtCompany(member.email));
    const accounts = await env.DB.prepare("select provider_id from auth_account where user_id = ?")
      .bind(member.userId)
      .all();
    expect(accounts.results).toEqual([{ provider_id: "company" }]);
  });

  it("an address that the provider has not verified opens nobody's account", async () => {
    const member = await aMember();
    const { page } = await comeBack(await signInAtCompany(`unverified:${member.email}`));
    expect(page.status).toBe(403);
    const accounts = await env.DB.prepare("select 1 from auth_account where user_id = ?")
      .bind(member.userId)
      .all();
    expect(accounts.results).toEqual([]);
  });

  it("a provider that says nothing of its addresses is the company's word for them", async () => {
    const member = await aMember();
    const { page } = await comeBack(await signInAtCompany(`silent:${member.email}`));
    expect(page.status).toBe(200);
    expect(fieldsOf(await page.text())).toMatchObject({ organization: expect.any(String) });
  });

  it("the provider's tokens are not readable in the database", async () => {
    const member = await aMember();
    await comeBack(await signInAtCompany(member.email));
    const row = await env.DB.prepare("select access_token as token from auth_account where user_id = ?")
      .bind(member.userId)
      .first<{ token: string }>();
    expect(row?.token).toBeTruthy();
    expect(row?.token).not.toMatch(/^eyJ/);
  });

  it("somebody whom no admin added is told so, and nobody is created", async () => {
    const { page } = await comeBack(await signInAtCompany("stranger@example.test"));
    expect(page.status).toBe(403);
    expect(await page.text()).toContain("nobody has added it to Vigie here");
    const found = await env.DB.prepare("select count(*) as n from user where email like 'stranger%'").first();
    expect(found).toEqual({ n: 0 });
  });

  it.each(["wrong-issuer", "wrong-nonce", "unsigned"])(
    "a token with a flaw (%s) signs nobody in",
    async (flaw) => {
      const member = await aMember();
      const flow = await signInAtCompany(`${flaw}:${member.email}`);
      const { place, page } = await comeBack(flow);
      expect(place).toContain("error=");
      expect(page.status).toBe(503);
      const again = await flow.browser.get(flow.request.startPath);
      expect(again.headers.get("location")).toMatch(/^\/sign-in\?/);
    },
  );

  it("an answer that belongs to another browser's request signs nobody in", async () => {
    const member = await aMember();
    const flow = await signInAtCompany(member.email);
    const { page } = await comeBack({ ...flow, browser: aBrowser(company(member.email)) });
    expect(page.status).toBe(503);
  });

  it("a provider that does not answer is said so, and asked again at the next try", async () => {
    const member = await aMember();
    const bindings = company(member.email, `${inject("oidcThatFailsFirst")}/${crypto.randomUUID()}`);
    const browser = aBrowser(bindings);
    const silent = { ...bindings, OIDC_ISSUER: "http://127.0.0.1:9" };
    const failed = await aBrowser(silent).get("/sign-in/company");
    expect(failed.status).toBe(503);
    expect(await failed.text()).toContain("did not answer");
    expect((await browser.get("/sign-in/company")).status).toBe(302);
  });
});

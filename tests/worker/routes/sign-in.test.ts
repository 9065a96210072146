import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { app } from "#worker/app.ts";
import { aMemberWithPassword } from "../a-member.ts";

const form = (email: string, password: string, headers: Record<string, string> = {}, next = "") =>
  app.request(
    "/sign-in",
    {
      method: "POST",
      headers: {
        origin: "http://localhost",
        "content-type": "application/x-www-form-urlencoded",
        "cf-connecting-ip": "192.0.2.7",
        ...headers,
      },
      body: new URLSearchParams({ email, password, next }),
    },
    env,
  );

describe("the sign-in page", () => {
  it("speaks the browser's language and loads, runs and frames nothing", async () => {
    const page = await app.request("/sign-in", { headers: { "accept-language": "fr-CA, en;q=0.5" } }, env);
    const text = await page.text();
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain("Mot de passe");
    expect(text).not.toContain("<script");
    const policy = page.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    const nonce = /<style nonce="([^"]+)"/.exec(text)?.[1];
    expect(policy).toContain(`style-src 'nonce-${nonce}'`);
  });

  it("is English where neither language is wanted", async () => {
    const page = await app.request("/sign-in", { headers: { "accept-language": "pt-BR" } }, env);
    expect(await page.text()).toContain('<html lang="en">');
  });

  it("writes what it was sent as text, never as markup", async () => {
    const page = await form('"><b>x</b>@example.test', "wrong password!");
    expect(page.status).toBe(401);
    expect(await page.text()).not.toContain("<b>x</b>");
  });

  it("goes on to the consent page alone, wherever `next` points", async () => {
    const { email, password } = await aMemberWithPassword({ role: "rep" });
    const places = [
      "https://evil.example/",
      "//evil.example",
      "/ext/finish?state=1\r\nset-cookie: a=b",
      "/ext/finish?state=1",
    ];
    const locations: (string | null)[] = [];
    for (const next of places)
      locations.push((await form(email, password, {}, next)).headers.get("location"));
    expect(locations).toEqual(["/sign-in", "/sign-in", "/sign-in", "/ext/finish?state=1"]);
  });

  it("refuses a form that another site sent", async () => {
    const { email, password } = await aMemberWithPassword({ role: "rep" });
    const reply = await form(email, password, {
      origin: "https://evil.example",
      "sec-fetch-site": "cross-site",
    });
    expect(reply.status).toBe(403);
    expect(reply.headers.getSetCookie()).toEqual([]);
  });
});

describe("a password", () => {
  it("opens a browser session kept from scripts and other sites", async () => {
    const { email, password, name } = await aMemberWithPassword({ role: "rep" });
    const reply = await form(email, password);
    expect(reply.status).toBe(303);
    const [cookie = ""] = reply.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const page = await app.request("/sign-in", { headers: { cookie: cookie.split(";")[0] ?? "" } }, env);
    expect(await page.text()).toContain(name);
  });

  it("is refused alike when it is wrong and when nobody has that address", async () => {
    const { email } = await aMemberWithPassword({ role: "rep" });
    const wrong = await form(email, "not the password");
    const nobody = await form("nobody@example.test", "not the password");
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    const strip = (text: string) => text.replace(/nonce="[^"]+"/, "").replace(/value="[^"]*"/g, "");
    expect(strip(await wrong.text())).toBe(strip(await nobody.text()));
  });

  it("is not even looked at from the sixth attempt a minute on, right or wrong", async () => {
    const { email, password } = await aMemberWithPassword({ role: "rep" });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++)
      statuses.push((await form(email, "not the password")).status);
    statuses.push((await form(email, password)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it("that is right forgets the wrong ones before it", async () => {
    const { email, password } = await aMemberWithPassword({ role: "rep" });
    const statuses: number[] = [];
    for (let round = 0; round < 3; round++) {
      for (let attempt = 0; attempt < 3; attempt++)
        statuses.push((await form(email, "not it", { "cf-connecting-ip": "192.0.2.9" })).status);
      statuses.push((await form(email, password, { "cf-connecting-ip": "192.0.2.9" })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 303, 401, 401, 401, 303, 401, 401, 401, 303]);
  });

  it("does not count against the same person elsewhere", async () => {
    const { email, password } = await aMemberWithPassword({ role: "rep" });
    for (let attempt = 0; attempt < 6; attempt++) await form(email, "not the password");
    expect((await form(email, password, { "cf-connecting-ip": "198.51.100.1" })).status).toBe(303);
  });

  it("counts for nothing where the organization signs in with its company's accounts only", async () => {
    const { email, password } = await aMemberWithPassword({ role: "rep" });
    const reply = await app.request(
      "/api/auth/sign-in/email",
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      },
      { ...env, PASSWORD_SIGN_IN: "off" },
    );
    expect(reply.status).toBe(401);
  });
});

describe("a program's sign-in", () => {
  const ask = (body: string, headers: Record<string, string> = {}) =>
    app.request(
      "/api/auth/sign-in/email",
      { method: "POST", headers: { "content-type": "application/json", ...headers }, body },
      env,
    );

  it("is no way for another site to sign a browser in as somebody else", async () => {
    const { email, password } = await aMemberWithPassword({ role: "rep" });
    const reply = await ask(JSON.stringify({ email, password }), {
      origin: "https://evil.example",
      "sec-fetch-site": "cross-site",
      "content-type": "text/plain",
    });
    expect(reply.status).toBe(403);
    expect(reply.headers.getSetCookie()).toEqual([]);
  });

  it("that is no JSON is a bad request, and no word of it reaches the log", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const reply = await ask("une phrase secrète");
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ code: "bad_request" });
    expect(JSON.stringify(log.mock.calls)).not.toContain("secr");
    log.mockRestore();
  });
});

describe("the library's other addresses", () => {
  it("are closed: nobody signs up, and nobody lists or changes anything there", async () => {
    const paths = [
      "/api/auth/sign-up/email",
      "/api/auth/organization/create",
      "/api/auth/get-session",
      "/api/auth/list-sessions",
    ];
    const statuses: number[] = [];
    for (const path of paths)
      statuses.push(
        (
          await app.request(
            path,
            { method: "POST", body: "{}", headers: { "content-type": "application/json" } },
            env,
          )
        ).status,
      );
    expect(statuses).toEqual([404, 404, 404, 404]);
  });
});

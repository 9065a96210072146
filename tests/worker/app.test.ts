import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { Problem } from "#shared/contract/errors.ts";
import { Health } from "#shared/contract/me.ts";
import { app } from "#worker/app.ts";
import { NIGHTLY, scheduled } from "#worker/scheduled.ts";
import { aSignedInMember } from "./a-member.ts";

const chromium = `chrome-extension://${env.EXTENSION_IDS.split(" ")[0]}`;
const firefox = `moz-extension://${crypto.randomUUID()}`;
const preflight = (origin: string, path = "/v1/me") =>
  app.request(
    path,
    {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization,vigie-contract",
      },
    },
    env,
  );

describe("from another origin", () => {
  it.each([chromium, firefox])("%s may read replies, without cookies", async (origin) => {
    for (const path of ["/v1/me", "/ext/token"]) {
      const reply = await preflight(origin, path);
      expect(reply.status).toBe(204);
      expect(reply.headers.get("access-control-allow-origin")).toBe(origin);
      expect(reply.headers.get("access-control-allow-headers")).toContain("Authorization");
      expect(reply.headers.get("access-control-allow-credentials")).toBeNull();
    }
  });

  it.each([
    "https://crm.example",
    `chrome-extension://${"a".repeat(32)}`,
    "moz-extension://evil.example",
    `${chromium}.evil.example`,
    "null",
  ])("%s may not", async (origin) => {
    expect((await preflight(origin)).headers.get("access-control-allow-origin")).toBeNull();
  });

  it("a refusal can be read by the extension as well", async () => {
    const reply = await app.request("/v1/me", { headers: { origin: chromium } }, env);
    expect(reply.status).toBe(401);
    expect(reply.headers.get("access-control-allow-origin")).toBe(chromium);
    expect(reply.headers.get("access-control-expose-headers")).toContain("Vigie-Request");
  });
});

describe("every reply", () => {
  it("is not to be framed, sniffed, cached or referred from", async () => {
    const { headers } = await aSignedInMember({ role: "rep" });
    const reply = await app.request("/v1/me", { headers }, env);
    expect(reply.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("referrer-policy")).toBe("no-referrer");
    expect(reply.headers.get("cache-control")).toContain("no-store");
    expect(reply.headers.get("vigie-contract")).toBe("1");
  });

  it("for an address that does not exist is a problem with a code", async () => {
    const reply = await app.request("/nothing/here", {}, env);
    expect(Problem.parse(await reply.json())).toMatchObject({ code: "not_found", status: 404 });
  });

  it("to a failing statement leaves what was asked out of the log", async () => {
    const { headers } = await aSignedInMember({ role: "analyst" });
    const broken = {
      ...env,
      DB: new Proxy(env.DB, {
        get: (database, name) =>
          name === "prepare"
            ? (sql: string) => database.prepare(sql.replaceAll("badge b", "no_such_table b"))
            : Reflect.get(database, name).bind(database),
      }),
    };
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const reply = await app.request("/v1/customers?query=Kerbrat", { headers }, broken);
    const logged = JSON.stringify(log.mock.calls);
    log.mockRestore();
    expect(reply.status).toBe(500);
    expect(logged).toContain("no such table");
    expect(logged).toContain("select count(*)");
    expect(logged).not.toContain("KERBRAT");
  });

  it("to a failure of the Worker itself says nothing of its cause", async () => {
    const { headers } = await aSignedInMember({ role: "rep" });
    const broken = {
      ...env,
      DB: {
        prepare: () => {
          throw new Error("secret of the database");
        },
      } as unknown as D1Database,
    };
    const reply = await app.request("/v1/me", { headers }, broken);
    const text = await reply.text();
    expect(Problem.parse(JSON.parse(text)).code).toBe("internal");
    expect(text).not.toContain("secret");
  });
});

describe("GET /v1/health", () => {
  it("tells anybody what this address is and how to sign in, and nothing else", async () => {
    const reply = await app.request("/v1/health", {}, env);
    expect(Health.strict().parse(await reply.json())).toMatchObject({
      product: "vigie",
      contract: 1,
      signIn: ["password"],
    });
  });

  it("names the company's sign-in where it is completely configured", async () => {
    const company = {
      ...env,
      PASSWORD_SIGN_IN: "off" as const,
      OIDC_ISSUER: "https://id.example",
      OIDC_CLIENT_ID: "vigie",
    };
    const signIn = async (bindings: typeof env) =>
      Health.parse(await (await app.request("/v1/health", {}, bindings)).json()).signIn;
    expect(await signIn(company)).toEqual([]);
    expect(await signIn({ ...company, OIDC_CLIENT_SECRET: "known to both" } as typeof env)).toEqual(["oidc"]);
  });
});

it("what is over is forgotten every night: sessions, codes, attempts, idempotency keys", async () => {
  const { organization, member } = await aSignedInMember({ role: "rep" });
  const count = () =>
    env.DB.prepare(
      `select (select count(*) from session where user_id = ?1) as sessions, (select count(*) from verification) as codes,
        (select count(*) from rate_limit) as attempts, (select count(*) from idempotency where organization = ?2) as keys`,
    )
      .bind(member.userId, organization.number)
      .first();
  await env.DB.batch([
    env.DB.prepare("update session set expires_at = 1 where user_id = ?").bind(member.userId),
    env.DB.prepare("insert into verification values ('v', 'i', 'x', 1, 1, 1)"),
    env.DB.prepare("insert into rate_limit values ('r', 'k', 1, 1)"),
    env.DB.prepare("insert into idempotency values (?, 'k', 'h', 200, 'null', 1)").bind(organization.number),
  ]);
  expect(await count()).toEqual({ sessions: 1, codes: 1, attempts: 1, keys: 1 });
  await scheduled({ scheduledTime: Date.now(), cron: NIGHTLY, noRetry: () => undefined }, env);
  expect(await count()).toEqual({ sessions: 0, codes: 0, attempts: 0, keys: 0 });
});

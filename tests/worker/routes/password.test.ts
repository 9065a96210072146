import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { app } from "#worker/app.ts";
import { aMemberWithPassword } from "../a-member.ts";

type Fields = { email: string; oldPassword: string; newPassword: string; again?: string };

const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.request(
    path,
    {
      method: "POST",
      headers: {
        origin: "http://localhost",
        "content-type": "application/x-www-form-urlencoded",
        "cf-connecting-ip": "192.0.2.9",
        ...headers,
      },
      body: new URLSearchParams(fields),
    },
    env,
  );
const change = (fields: Fields, headers: Record<string, string> = {}) =>
  send("/password", { again: fields.newPassword, ...fields }, headers);
const signsIn = async (email: string, password: string) =>
  (await send("/sign-in", { email, password })).status === 303;

const NEW = "une tout autre phrase";

describe("a person changes the password", () => {
  it("with the old one, and every device is signed out", async () => {
    const person = await aMemberWithPassword({ role: "rep" });
    await env.DB.prepare(
      "insert into session (id, expires_at, token, created_at, updated_at, user_id) values (?1, unixepoch() + 60, ?1, 1, 1, ?2)",
    )
      .bind(crypto.randomUUID(), person.userId)
      .run();
    const reply = await change({ email: person.email, oldPassword: person.password, newPassword: NEW });
    expect(reply.status).toBe(200);
    expect(await reply.text()).not.toContain("<form");
    const { results } = await env.DB.prepare("select 1 from session where user_id = ?")
      .bind(person.userId)
      .all();
    expect(results).toEqual([]);
    expect(await signsIn(person.email, person.password)).toBe(false);
    expect(await signsIn(person.email, NEW)).toBe(true);
    const audited = await env.DB.prepare(
      "select actor, action, subject_id as subject from audit where organization = ?",
    )
      .bind(person.organization.number)
      .first();
    expect(audited).toEqual({ actor: person.userId, action: "password_changed", subject: person.memberId });
  });

  it("in French where the browser speaks it, and never framed", async () => {
    const page = await app.request("/password", { headers: { "accept-language": "fr" } }, env);
    expect(await page.text()).toContain("Mot de passe actuel");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});

describe("nothing changes", () => {
  it.each([
    ["with a wrong old password", { oldPassword: "not the password" }, 401],
    ["for an address nobody has", { email: "nobody@example.test" }, 401],
    ["when the new one is short", { newPassword: "court" }, 422],
    ["when the two new ones differ", { again: "something else entirely" }, 422],
  ])("%s", async (_when, wrong, status) => {
    const person = await aMemberWithPassword({ role: "rep" });
    const reply = await change({
      email: person.email,
      oldPassword: person.password,
      newPassword: NEW,
      ...wrong,
    });
    expect(reply.status).toBe(status);
    expect(await reply.text()).toContain('role="alert"');
    expect(await signsIn(person.email, person.password)).toBe(true);
  });

  it("when another site posts the form", async () => {
    const person = await aMemberWithPassword({ role: "rep" });
    const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const fields = { email: person.email, oldPassword: person.password, newPassword: NEW };
    expect((await change(fields, foreign)).status).toBe(403);
    expect(await signsIn(person.email, person.password)).toBe(true);
  });

  it("when guessing goes on, whether here or at the sign-in", async () => {
    const person = await aMemberWithPassword({ role: "rep" });
    for (const guess of ["1", "2", "3"]) await signsIn(person.email, guess);
    const guesses = ["4", "5", person.password].map((oldPassword) => ({
      email: person.email,
      oldPassword,
      newPassword: NEW,
    }));
    const statuses: number[] = [];
    for (const guess of guesses) statuses.push((await change(guess)).status);
    expect(statuses).toEqual([401, 401, 429]);
  });

  it("where everybody signs in with the company's account", async () => {
    const reply = await app.request("/password", {}, { ...env, PASSWORD_SIGN_IN: "off" });
    expect(reply.status).toBe(403);
    expect(await reply.text()).not.toContain("<form");
  });
});

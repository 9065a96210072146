import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { Problem } from "#shared/contract/errors.ts";
import { SessionList } from "#shared/contract/me.ts";
import { app } from "#worker/app.ts";
import { aSignedInMember, type SignedInMember } from "../a-member.ts";

const ask = (who: SignedInMember, method: string, path: string) =>
  app.request(`/v1${path}`, { method, headers: who.headers }, env);
const sessions = async (who: SignedInMember) =>
  SessionList.parse(await (await ask(who, "GET", "/sessions")).json()).sessions;

const anotherDevice = (who: SignedInMember, expiresInSeconds = 3600) =>
  env.DB.prepare(
    "insert into session (id, expires_at, token, created_at, updated_at, user_agent, user_id) values (?, unixepoch() + ?, ?, 1, 1, 'elsewhere', ?)",
  )
    .bind(crypto.randomUUID(), expiresInSeconds, crypto.randomUUID(), who.member.userId)
    .run();

it("lists the caller's devices, this one marked, and none that has ended", async () => {
  const rep = await aSignedInMember({ role: "rep" });
  await anotherDevice(rep);
  await anotherDevice(rep, -1);
  expect((await sessions(rep)).map(({ userAgent, current }) => [userAgent, current])).toEqual([
    ["a test", true],
    ["elsewhere", false],
  ]);
});

it("ends one device and leaves the others", async () => {
  const rep = await aSignedInMember({ role: "rep" });
  await anotherDevice(rep);
  const other = (await sessions(rep)).find(({ current }) => !current);
  expect((await ask(rep, "DELETE", `/sessions/${other?.id}`)).status).toBe(204);
  expect(await sessions(rep)).toHaveLength(1);
  expect((await ask(rep, "DELETE", `/sessions/${other?.id}`)).status).toBe(404);
});

it("ends this device: its bearer is refused from then on", async () => {
  const rep = await aSignedInMember({ role: "rep" });
  expect((await ask(rep, "POST", "/sign-out")).status).toBe(204);
  const reply = await ask(rep, "GET", "/me");
  expect(Problem.parse(await reply.json()).code).toBe("not_signed_in");
});

it("keeps the devices of a colleague out of reach, admin or not", async () => {
  const rep = await aSignedInMember({ role: "rep" });
  const admin = await aSignedInMember({ role: "admin", organization: rep.organization });
  const [own] = await sessions(rep);
  expect((await ask(admin, "DELETE", `/sessions/${own?.id}`)).status).toBe(404);
  expect(await sessions(rep)).toHaveLength(1);
});

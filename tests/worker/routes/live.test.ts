import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { LIVE_PROTOCOL, LIVE_REPLACED, LIVE_SIGNED_OUT, LIVE_UNEXPECTED } from "#shared/contract/live.ts";
import { signToken } from "#worker/auth/signed-token.ts";
import { announce } from "#worker/live/announce.ts";
import { objectOf } from "#worker/live/object-of.ts";
import { TICKET_MS } from "#worker/live/tickets.ts";
import { aCustomer } from "../a-ledger.ts";
import { anOrganization, aSignedInMember, onceMore } from "../a-member.ts";
import { aListener, ask, aTicket, change, openWith, revisionOf, until } from "../live/a-listener.ts";

async function aFirm() {
  const organization = await anOrganization();
  const analyst = await aSignedInMember({ role: "analyst", organization });
  const rep = await aSignedInMember({ role: "rep", organization });
  const customer = await aCustomer(organization, { name: "Menuiserie Aube" });
  return { organization, analyst, rep, customer };
}

describe("GET /v1/live", () => {
  it("says the revision on opening, and the next one as soon as somebody changed something", async () => {
    const { analyst, rep, customer } = await aFirm();
    const listener = await aListener(await aTicket(rep));
    await until(() => listener.revisions.length > 0);
    const before = await revisionOf(rep);
    expect(listener.revisions).toEqual([before]);
    await change(analyst, customer.id, 30);
    const after = await revisionOf(rep);
    await until(() => listener.revisions.at(-1) === after);
    expect(after).toBeGreaterThan(before);
  });

  it("tells each organization of its own changes alone", async () => {
    const { analyst, customer } = await aFirm();
    const other = await aFirm();
    const listener = await aListener(await aTicket(other.rep));
    const theirs = await aListener(await aTicket(analyst));
    await until(() => listener.revisions.length > 0);
    const heard = [...listener.revisions];
    await change(analyst, customer.id, 30);
    const after = await revisionOf(analyst);
    await until(() => theirs.revisions.at(-1) === after);
    expect(listener.revisions).toEqual(heard);
  });

  it("answers a ping without waking, and ends with a client that says anything else", async () => {
    const { rep } = await aFirm();
    const { socket, closed } = await aListener(await aTicket(rep));
    const pong = vi.fn();
    socket.addEventListener("message", ({ data }) => data === "pong" && pong());
    socket.send("ping");
    await until(() => pong.mock.calls.length === 1);
    socket.send("what else?");
    await until(() => closed() === LIVE_UNEXPECTED);
  });

  it("keeps one socket a device", async () => {
    const { rep } = await aFirm();
    const first = await aListener(await aTicket(rep));
    const second = await aListener(await aTicket(rep));
    await until(() => first.closed() === LIVE_REPLACED);
    expect(second.closed()).toBeNull();
  });

  it.each([
    [
      "signs out",
      async (rep: Member) => ask("/v1/sign-out", { method: "POST", headers: onceMore(rep.headers) }),
    ],
    [
      "is removed",
      async (rep: Member) => {
        const admin = await aSignedInMember({ role: "admin", organization: rep.organization });
        return ask(`/v1/members/${rep.member.memberId}`, { method: "DELETE", headers: admin.headers });
      },
    ],
  ])("closes when the member %s", async (_, leave) => {
    const { rep, analyst } = await aFirm();
    const listener = await aListener(await aTicket(rep));
    const stays = await aListener(await aTicket(analyst));
    expect((await leave(rep)).status).toBe(204);
    await until(() => listener.closed() === LIVE_SIGNED_OUT);
    expect(stays.closed()).toBeNull();
  });

  it("closes at the next look when a session ended without a word", async () => {
    const { rep, organization } = await aFirm();
    const listener = await aListener(await aTicket(rep));
    await env.DB.prepare("update session set expires_at = 1 where user_id = ?").bind(rep.member.userId).run();
    expect(await runDurableObjectAlarm(objectOf(env, organization.number))).toBe(true);
    await until(() => listener.closed() === LIVE_SIGNED_OUT);
  });

  it("goes on after the object was asleep", async () => {
    const { analyst, rep, customer, organization } = await aFirm();
    const listener = await aListener(await aTicket(rep));
    await evictDurableObject(objectOf(env, organization.number), { webSockets: "hibernate" });
    await change(analyst, customer.id, 45);
    const after = await revisionOf(rep);
    await until(() => listener.revisions.at(-1) === after);
  });
});

type Member = Awaited<ReturnType<typeof aSignedInMember>>;

describe("a ticket", () => {
  const refusal = async (protocols: string) => (await openWith(protocols)).status;

  it("opens one socket, once", async () => {
    const { rep } = await aFirm();
    const ticket = await aTicket(rep);
    await aListener(ticket);
    expect(await refusal(`${LIVE_PROTOCOL}, ${ticket}`)).toBe(401);
  });

  it("is worth nothing once the device has a newer one", async () => {
    const { rep } = await aFirm();
    const ticket = await aTicket(rep);
    await aTicket(rep);
    expect(await refusal(`${LIVE_PROTOCOL}, ${ticket}`)).toBe(401);
  });

  it("expires", async () => {
    const { rep } = await aFirm();
    const ticket = await aTicket(rep);
    await runInDurableObject(objectOf(env, rep.organization.number), (_, state) => {
      state.storage.sql.exec("update ticket set expires_at = expires_at - ?", TICKET_MS + 1);
    });
    expect(await refusal(`${LIVE_PROTOCOL}, ${ticket}`)).toBe(401);
  });

  it("lets nobody in after sign-out", async () => {
    const { rep } = await aFirm();
    const ticket = await aTicket(rep);
    await ask("/v1/sign-out", { method: "POST", headers: onceMore(rep.headers) });
    expect(await refusal(`${LIVE_PROTOCOL}, ${ticket}`)).toBe(401);
  });

  it("does not open another organization's socket, whatever number it names", async () => {
    const { rep } = await aFirm();
    const other = await aFirm();
    const ticket = await aTicket(rep);
    const renamed = ticket.replace(/^live-\d+-/, `live-${other.organization.number}-`);
    expect(await refusal(`${LIVE_PROTOCOL}, ${renamed}`)).toBe(401);
    const id = ticket
      .slice(0, ticket.indexOf("."))
      .replace(/^live-\d+-/, `live-${other.organization.number}-`);
    const signed = (await signToken(id, env.AUTH_SECRET))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
    expect(await refusal(`${LIVE_PROTOCOL}, ${signed}`)).toBe(401);
  });

  it.each(["", LIVE_PROTOCOL, `${LIVE_PROTOCOL}, nonsense`, `other, live-1-${crypto.randomUUID()}.x`])(
    "is needed: %j opens nothing",
    async (protocols) => expect(await refusal(protocols)).toBe(401),
  );

  it("is for sockets alone, and for members alone", async () => {
    expect((await ask("/v1/live", {})).status).toBe(400);
    expect((await ask("/v1/live-tickets", { method: "POST" })).status).toBe(401);
  });

  it("stands nowhere in the database, and in the object by its hash alone", async () => {
    const { rep, organization } = await aFirm();
    const ticket = await aTicket(rep);
    const kept = await runInDurableObject(objectOf(env, organization.number), (_, state) =>
      JSON.stringify(state.storage.sql.exec("select * from ticket").toArray()),
    );
    expect(kept).toContain(rep.member.memberId);
    expect(kept).not.toContain(ticket.slice(-30));
    expect(kept).not.toContain(ticket.split(".")[0]);
  });
});

describe("an announcement", () => {
  it("that cannot be made is logged and spoils nothing", async () => {
    const { analyst, customer } = await aFirm();
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const broken = {
      ...env,
      ORGANIZATIONS: { getByName: () => ({ changed: () => Promise.reject(new Error("away")) }) },
    };
    await announce(broken as unknown as typeof env, analyst.organization.number);
    expect(logged.mock.calls.flat().join()).toContain(`"announcing":${analyst.organization.number}`);
    logged.mockRestore();
    await change(analyst, customer.id, 30);
  });
});

import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, vi } from "vitest";
import { LIVE_PROTOCOL, LiveMessage, LiveTicket } from "#shared/contract/live.ts";
import { app } from "#worker/app.ts";
import { onceMore, type SignedInMember } from "../a-member.ts";

/** One request as the platform makes it: what the Worker does after its reply is done when this comes back. */
export async function ask(path: string, init: RequestInit): Promise<Response> {
  const context = createExecutionContext();
  const reply = await app.fetch(new Request(new URL(path, env.BASE_URL), init), env, context);
  await waitOnExecutionContext(context);
  return reply;
}

export async function aTicket({ headers }: SignedInMember): Promise<string> {
  const reply = await ask("/v1/live-tickets", { method: "POST", headers });
  expect(reply.status).toBe(200);
  return LiveTicket.parse(await reply.json()).ticket;
}

export const openWith = (protocols: string): Promise<Response> =>
  ask("/v1/live", { headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": protocols } });

export type Listener = { revisions: number[]; closed: () => number | null; socket: WebSocket };

/** A device that listens, as far as its socket. */
export async function aListener(ticket: string): Promise<Listener> {
  const reply = await openWith(`${LIVE_PROTOCOL}, ${ticket}`);
  expect([reply.status, reply.headers.get("Sec-WebSocket-Protocol")]).toEqual([101, LIVE_PROTOCOL]);
  const socket = reply.webSocket;
  if (socket === null) throw new Error("no socket");
  const revisions: number[] = [];
  let code: number | null = null;
  socket.addEventListener("message", ({ data }) => {
    if (data !== "pong") revisions.push(LiveMessage.parse(JSON.parse(String(data))).revision);
  });
  socket.addEventListener("close", (event) => {
    code = event.code;
  });
  socket.accept();
  return { revisions, closed: () => code, socket };
}

/** Changes something that every client may see. */
export async function change(by: SignedInMember, customerId: string, days: number): Promise<void> {
  const body = JSON.stringify({ kind: "net", days });
  const path = `/v1/customers/${customerId}/terms`;
  expect((await ask(path, { method: "PUT", headers: onceMore(by.headers), body })).status).toBe(200);
}

export const revisionOf = async ({ organization }: SignedInMember): Promise<number> =>
  (await env.DB.prepare("select revision from tenant where number = ?")
    .bind(organization.number)
    .first<number>("revision")) ?? -1;

export const until = (reached: () => boolean) => vi.waitUntil(reached, { timeout: 5_000, interval: 10 });

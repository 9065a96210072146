import { env } from "cloudflare:workers";
import { app } from "#worker/app.ts";
import type { Env } from "#worker/env.ts";
import { onceMore } from "./a-member.ts";

export type Reply = { status: number; body: unknown };

/**
 * One request to the Worker's app; a POST gets its own Idempotency-Key unless the headers have one. `settings` replace variables of
 * the deployment.
 */
export async function call(
  headers: Record<string, string>,
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
  settings: Partial<Env> = {},
): Promise<Reply> {
  const written = method === "GET" ? headers : { ...onceMore(headers), ...headers };
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  const reply = await app.request(path, { method, headers: written, body: sent }, { ...env, ...settings });
  const text = await reply.text();
  return { status: reply.status, body: text === "" ? null : JSON.parse(text) };
}

/** Status and code of a refusal, to compare in one line. */
export async function refused(reply: Promise<Reply>): Promise<{ status: number; code: unknown }> {
  const { status, body } = await reply;
  return { status, code: (body as { code?: unknown }).code };
}

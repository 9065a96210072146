import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { findReply } from "../db/idempotency.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { sha256 } from "../services/sha256.ts";

const KEY = /^[\x21-\x7e]{8,200}$/;

/** Every POST under /v1 carries an Idempotency-Key; one that was answered is answered the same again (DESIGN 18). */
export const idempotent = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method !== "POST") return next();
  const key = c.req.header("Idempotency-Key");
  if (!key || !KEY.test(key)) throw new AppError("idempotency_key_missing");
  const requestHash = await sha256(`${c.req.path}
${await c.req.text()}`);
  c.set("once", { key: `${c.var.member.memberId}:${key}`, requestHash, now: Date.now() });
  return (await storedReply(c)) ?? next();
});

/** The reply already given under the request's key; refuses the key for another request. */
export async function storedReply(c: Context<AppEnv>): Promise<Response | undefined> {
  const known = await findReply(c.var.db, c.var.organization.number, c.var.once);
  if (!known) return undefined;
  if (known.requestHash !== c.var.once.requestHash) throw new AppError("idempotency_key_reused");
  return new Response(known.body === "null" ? null : known.body, {
    status: known.status,
    headers: { "content-type": "application/json", "Idempotency-Replayed": "true" },
  });
}

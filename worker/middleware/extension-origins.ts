import { cors } from "hono/cors";
import { CONTRACT_HEADER, REQUEST_HEADER } from "#shared/contract/version.ts";
import { chromiumIds } from "../auth/extension-ids.ts";
import type { Env } from "../env.ts";

/** Extensions alone may read replies, by bearer and never by cookie. Firefox draws a random origin an installation. */
export const extensionOrigins = cors({
  origin: (origin, c) => (isExtension(origin, c.env) ? origin : null),
  allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
  allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "If-None-Match", CONTRACT_HEADER],
  exposeHeaders: ["ETag", "Retry-After", REQUEST_HEADER, CONTRACT_HEADER],
  maxAge: 7200,
});

function isExtension(origin: string, env: Env): boolean {
  if (/^moz-extension:\/\/[0-9a-f-]{36}$/.test(origin)) return true;
  return chromiumIds(env).some((id) => origin === `chrome-extension://${id}`);
}

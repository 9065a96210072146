import { createMiddleware } from "hono/factory";
import { REQUEST_HEADER } from "#shared/contract/version.ts";
import { openDatabase } from "../db/database.ts";
import type { AppEnv } from "../env.ts";

/** Names the request in its reply, in problems and in the log, and gives it its database. */
export const requestId = createMiddleware<AppEnv>(async (c, next) => {
  const id = crypto.randomUUID();
  c.set("requestId", id);
  c.set("db", openDatabase(c.env));
  await next();
  c.header(REQUEST_HEADER, id);
});

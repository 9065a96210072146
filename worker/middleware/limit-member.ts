import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { limitRate, type Rate } from "../services/limit-rate.ts";

/**
 * `middleware: limitMember("limits", { max: 60, windowMs: 60_000 })` of a route that moves money or authority: each member is
 * counted alone, in D1, over all routes that share the name.
 */
export const limitMember = (name: string, rate: Rate) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await limitRate(c.var.db, `member|${c.var.member.memberId}|${name}`, rate, Date.now());
    await next();
  });

import { createMiddleware } from "hono/factory";
import type { Role } from "#shared/contract/common.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

/** `middleware: requireRole("analyst")` of a route: anyone else is refused as `not_allowed`. */
export const requireRole = (...roles: Role[]) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (!roles.includes(c.var.member.role)) throw new AppError("not_allowed");
    await next();
  });

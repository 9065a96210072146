import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { isSilent } from "../services/visibility.ts";

/** Routes behind it show or take nothing of the rules while they run in silence for this member (POLICY 6). */
export const unlessSilent = createMiddleware<AppEnv>(async (c, next) => {
  if (isSilent(c.var.member, c.var.organization)) throw new AppError("shadow_mode");
  await next();
});

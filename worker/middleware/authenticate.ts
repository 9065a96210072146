import { createMiddleware } from "hono/factory";
import { verifyToken } from "../auth/signed-token.ts";
import { findStanding } from "../db/current-member.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { visibilityOf } from "../services/visibility.ts";

const BEARER = /^Bearer ([^\s]{20,400})$/i;

/** Who asks, for which organization, and what they may see. The signature is checked first, so that noise costs no read. */
export const authenticate = createMiddleware<AppEnv>(async (c, next) => {
  const bearer = BEARER.exec(c.req.header("authorization") ?? "")?.[1];
  const token = bearer && (await verifyToken(bearer, c.env.AUTH_SECRET));
  const standing = token && (await findStanding(c.env.DB, token, Math.floor(Date.now() / 1000)));
  if (!standing) throw new AppError("not_signed_in");
  c.set("member", standing.member);
  c.set("organization", standing.organization);
  c.set("visibility", visibilityOf(standing.member.role, standing.organization.repVisibility));
  c.header("Cache-Control", "private, no-store");
  await next();
});

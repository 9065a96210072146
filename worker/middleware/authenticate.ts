import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { verifyToken } from "../auth/signed-token.ts";
import { type Alongside, findStanding, findStandingWith, type Standing } from "../db/current-member.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { visibilityOf } from "../services/visibility.ts";

const BEARER = /^Bearer ([^\s]{20,400})$/i;

/** The session token of the request; its signature is checked first, so that noise costs no read. */
async function tokenOf(c: Context<AppEnv>): Promise<string> {
  const bearer = BEARER.exec(c.req.header("authorization") ?? "")?.[1];
  const token = bearer && (await verifyToken(bearer, c.env.AUTH_SECRET));
  if (!token) throw new AppError("not_signed_in");
  return token;
}

function admit(c: Context<AppEnv>, standing: Standing | undefined): void {
  if (!standing) throw new AppError("not_signed_in");
  c.set("member", standing.member);
  c.set("organization", standing.organization);
  c.set("visibility", visibilityOf(standing.member.role, standing.organization.repVisibility));
  c.header("Cache-Control", "private, no-store");
}

const nowSeconds = () => Math.floor(Date.now() / 1000);

/** Who asks, for which organization, and what they may see. */
export const authenticate = createMiddleware<AppEnv>(async (c, next) => {
  if (!c.var.member) admit(c, await findStanding(c.var.db, await tokenOf(c), nowSeconds()));
  await next();
});

/**
 * The same for a route whose reads can travel with the one that authenticates; their results are `c.var.alongside`. Goes
 * before `authenticate`, for exactly that route.
 */
export const authenticateAlongside = (reads: (c: Context<AppEnv>) => Alongside | Promise<Alongside>) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const token = await tokenOf(c);
    const found = await findStandingWith(c.var.db, token, nowSeconds(), await reads(c));
    admit(c, found?.standing);
    c.set("alongside", found?.results ?? []);
    await next();
  });

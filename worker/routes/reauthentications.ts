import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Reauthentication, ReauthenticationState } from "#shared/contract/reauthentication.ts";
import { signInWays } from "../auth/sign-in-ways.ts";
import type { AppEnv } from "../env.ts";
import { reauthenticate, reauthenticationState } from "../services/reauthenticate.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";

const getState = createRoute({
  method: "get",
  path: "/reauthentications",
  responses: {
    200: reply("How the caller may prove who they are, and until when that counts", ReauthenticationState),
    ...refusals(),
  },
});

const postProof = createRoute({
  method: "post",
  path: "/reauthentications",
  request: { body: jsonBody(Reauthentication) },
  responses: {
    200: reply("This session is fresh for five minutes", ReauthenticationState),
    ...refusals("invalid_input", "sign_in_failed", "code_expired", "too_many_requests"),
  },
});

const waysOf = (c: Context<AppEnv>) => {
  const ways = signInWays(c.env);
  return { password: ways.includes("password"), company: ways.includes("oidc") };
};

/** Without a kept key: a hash of what was sent would be a hash of the password. */
export const reauthentications = newRoutes()
  .openapi(getState, async (c) =>
    c.json(await reauthenticationState({ ...c.var, now: Date.now() }, waysOf(c)), 200),
  )
  .openapi(postProof, async (c) => {
    const asking = { ...c.var, now: Date.now(), address: c.req.header("cf-connecting-ip") ?? "" };
    c.header("Cache-Control", "no-store");
    return c.json(await reauthenticate(asking, c.req.valid("json"), waysOf(c)), 200);
  });

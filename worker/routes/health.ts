import { createRoute } from "@hono/zod-openapi";
import { Health } from "#shared/contract/me.ts";
import { CONTRACT_VERSION } from "#shared/contract/version.ts";
import { signInWays } from "../auth/sign-in-ways.ts";
import { isSetUp } from "../db/tenant.ts";
import { newRoutes, reply } from "../validate.ts";

const getHealth = createRoute({
  method: "get",
  path: "/health",
  security: [],
  responses: { 200: reply("What this address is and how to sign in there", Health) },
});

export const health = newRoutes().openapi(getHealth, async (c) =>
  c.json(
    {
      product: "vigie" as const,
      contract: CONTRACT_VERSION,
      setUp: await isSetUp(c.var.db),
      signIn: signInWays(c.env),
    },
    200,
  ),
);

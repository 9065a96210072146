import { createRoute } from "@hono/zod-openapi";
import { CheckRulesQuery, CheckRulesReply } from "#shared/contract/check-rules.ts";
import { checkRulesFor } from "../services/check-rules.ts";
import { newRoutes, refusals, reply } from "../validate.ts";

const getCheckRules = createRoute({
  method: "get",
  path: "/check-rules",
  request: { query: CheckRulesQuery },
  responses: {
    200: reply("What a copy needs beside its rows to check orders by itself", CheckRulesReply),
    ...refusals("invalid_input"),
  },
});

export const checkRules = newRoutes().openapi(getCheckRules, async (c) =>
  c.json(await checkRulesFor(c.var, c.req.valid("query").known), 200),
);

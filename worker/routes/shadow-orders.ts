import { createRoute } from "@hono/zod-openapi";
import { ShadowPage, ShadowQuery } from "#shared/contract/shadow.ts";
import { requireRole } from "../middleware/require-role.ts";
import { shadowOrders as readShadowOrders } from "../services/shadow-orders.ts";
import { newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const getShadowOrders = createRoute({
  method: "get",
  path: "/shadow-orders",
  middleware: requireRole("analyst", "admin"),
  request: { query: ShadowQuery },
  responses: {
    200: reply("What the rules would have said of orders, and how they turned out", ShadowPage),
    ...refusals("invalid_input", "bad_request", "not_allowed"),
  },
});

export const shadowOrders = newRoutes().openapi(getShadowOrders, async (c) =>
  c.json(await readShadowOrders({ ...c.var, ...clockOf(c) }, c.req.valid("query")), 200),
);

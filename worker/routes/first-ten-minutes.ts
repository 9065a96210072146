import { createRoute } from "@hono/zod-openapi";
import { FirstTenMinutes } from "#shared/contract/imports.ts";
import { requireRole } from "../middleware/require-role.ts";
import { firstTenMinutes as answer } from "../services/first-ten-minutes.ts";
import { newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const getFirstTenMinutes = createRoute({
  method: "get",
  path: "/first-ten-minutes",
  middleware: requireRole("analyst", "manager", "admin"),
  responses: {
    200: reply("What to look at first after an import", FirstTenMinutes),
    ...refusals("not_allowed"),
  },
});

export const firstTenMinutes = newRoutes().openapi(getFirstTenMinutes, async (c) =>
  c.json(await answer(c.var, clockOf(c).today), 200),
);

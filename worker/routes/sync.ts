import { createRoute } from "@hono/zod-openapi";
import { SyncPage, SyncQuery } from "#shared/contract/sync.ts";
import { syncPage } from "../services/sync-page.ts";
import { newRoutes, refusals, reply } from "../validate.ts";

const getSync = createRoute({
  method: "get",
  path: "/sync",
  request: { query: SyncQuery },
  responses: {
    200: reply("Badge rows that changed after a cursor, in the member's view", SyncPage),
    ...refusals("invalid_input"),
  },
});

export const sync = newRoutes().openapi(getSync, async (c) =>
  c.json(await syncPage(c.var, c.req.valid("query")), 200),
);

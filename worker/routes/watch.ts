import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import { Recorded } from "#shared/contract/customers.ts";
import {
  OutsideNewsPage,
  OutsideNewsQuery,
  Settlement,
  WatchItemPage,
  WatchItemQuery,
} from "#shared/contract/watch.ts";
import { requireRole } from "../middleware/require-role.ts";
import { listOutsideNews } from "../services/list-outside-news.ts";
import { listWatchItems } from "../services/list-watch-items.ts";
import { settleWatchItem } from "../services/settle-watch-item.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const getItems = createRoute({
  method: "get",
  path: "/watch-items",
  middleware: requireRole("analyst", "admin"),
  request: { query: WatchItemQuery },
  responses: {
    200: reply("What a person has to look at, the oldest first; or what was said of it", WatchItemPage),
    ...refusals("bad_request", "invalid_input", "not_allowed"),
  },
});

const postSettlement = createRoute({
  method: "post",
  path: "/watch-items/{id}/settlement",
  middleware: requireRole("analyst", "admin"),
  request: { params: z.object({ id: Uuid }), body: jsonBody(Settlement) },
  responses: {
    200: reply("It is settled, and the customer assessed again where that changes something", Recorded),
    ...refusals("bad_request", "invalid_input", "not_allowed", "not_found", "conflict"),
  },
});

const getNews = createRoute({
  method: "get",
  path: "/outside-events",
  middleware: requireRole("analyst", "admin"),
  request: { query: OutsideNewsQuery },
  responses: {
    200: reply("What the gazette told of the organization's own, the last published first", OutsideNewsPage),
    ...refusals("bad_request", "invalid_input", "not_allowed"),
  },
});

export const watch = newRoutes()
  .openapi(getItems, async (c) => c.json(await listWatchItems(c.var, c.req.valid("query")), 200))
  .openapi(postSettlement, async (c) =>
    c.json(
      await settleWatchItem({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(getNews, async (c) => c.json(await listOutsideNews(c.var, c.req.valid("query")), 200));

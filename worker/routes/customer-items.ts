import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import { ItemPage, ItemQuery } from "#shared/contract/customers.ts";
import { listItems } from "../services/list-items.ts";
import { newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const getItems = createRoute({
  method: "get",
  path: "/customers/{id}/items",
  request: { params: z.object({ id: Uuid }), query: ItemQuery },
  responses: {
    200: reply("Documents of a customer and what is open of each", ItemPage),
    ...refusals("invalid_input", "bad_request", "not_allowed", "not_found"),
  },
});

export const customerItems = newRoutes().openapi(getItems, async (c) =>
  c.json(await listItems(c.var, c.req.valid("param").id, c.req.valid("query"), clockOf(c).today), 200),
);

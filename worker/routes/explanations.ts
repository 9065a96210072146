import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import {
  Changes,
  ChangesQuery,
  CounterfactualList,
  HistoryPage,
  HistoryQuery,
} from "#shared/contract/explanations.ts";
import { explainChange } from "../services/explain-change.ts";
import { findCounterfactuals } from "../services/find-counterfactuals.ts";
import { listHistory } from "../services/list-history.ts";
import { newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const params = z.object({ id: Uuid });

const getHistory = createRoute({
  method: "get",
  path: "/customers/{id}/history",
  request: { params, query: HistoryQuery },
  responses: {
    200: reply("How a customer stood over time, a page of it", HistoryPage),
    ...refusals("invalid_input", "bad_request", "not_allowed", "not_found"),
  },
});

const getChanges = createRoute({
  method: "get",
  path: "/customers/{id}/changes",
  request: { params, query: ChangesQuery },
  responses: {
    200: reply("Why a customer stands otherwise than on an earlier day", Changes),
    ...refusals("invalid_input", "not_allowed", "not_found"),
  },
});

const getCounterfactuals = createRoute({
  method: "get",
  path: "/customers/{id}/counterfactuals",
  request: { params },
  responses: {
    200: reply("What would change the class, the score or the room", CounterfactualList),
    ...refusals("invalid_input", "not_allowed", "not_found"),
  },
});

export const explanations = newRoutes()
  .openapi(getHistory, async (c) =>
    c.json(await listHistory(c.var, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(getChanges, async (c) =>
    c.json(await explainChange(c.var, c.req.valid("param").id, c.req.valid("query"), clockOf(c).today), 200),
  )
  .openapi(getCounterfactuals, async (c) =>
    c.json(await findCounterfactuals(c.var, c.req.valid("param").id, clockOf(c).today), 200),
  );

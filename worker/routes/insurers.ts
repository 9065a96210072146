import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Insurer, InsurerChange, InsurerList } from "#shared/contract/clocks.ts";
import { Uuid } from "#shared/contract/common.ts";
import { InsurerLimits, InsurerLimitsRead } from "#shared/contract/insurer-limits.ts";
import { requireRole } from "../middleware/require-role.ts";
import { addInsurer, changeInsurer, listInsurers, removeInsurer } from "../services/insurers.ts";
import { readInsurerLimits } from "../services/read-insurer-limits.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const middleware = requireRole("analyst", "admin");
const params = z.object({ id: Uuid });

const getInsurers = createRoute({
  method: "get",
  path: "/insurers",
  middleware,
  responses: { 200: reply("Insurers and what their policies ask", InsurerList), ...refusals("not_allowed") },
});

const postInsurer = createRoute({
  method: "post",
  path: "/insurers",
  middleware,
  request: { body: jsonBody(InsurerChange) },
  responses: {
    201: reply("The insurer", Insurer),
    ...refusals("invalid_input", "not_allowed", "conflict"),
  },
});

const putInsurer = createRoute({
  method: "put",
  path: "/insurers/{id}",
  middleware,
  request: { params, body: jsonBody(InsurerChange) },
  responses: {
    200: reply("The insurer as it is now", Insurer),
    ...refusals("invalid_input", "not_allowed", "not_found"),
  },
});

const deleteInsurer = createRoute({
  method: "delete",
  path: "/insurers/{id}",
  middleware,
  request: { params },
  responses: {
    204: { description: "Whom it covered is with the default insurer from now on" },
    ...refusals("invalid_input", "not_allowed", "not_found"),
  },
});

const postLimits = createRoute({
  method: "post",
  path: "/insurers/{id}/limits",
  middleware,
  request: { params, body: jsonBody(InsurerLimits) },
  responses: {
    200: reply("What became of each line; customers are assessed again", InsurerLimitsRead),
    ...refusals("invalid_input", "not_allowed", "not_found", "stale_version"),
  },
});

export const insurers = newRoutes()
  .openapi(getInsurers, async (c) => c.json(await listInsurers(c.var), 200))
  .openapi(postInsurer, async (c) =>
    c.json(await addInsurer({ ...c.var, ...clockOf(c) }, c.req.valid("json")), 201),
  )
  .openapi(putInsurer, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await changeInsurer({ ...c.var, ...clockOf(c) }, id, c.req.valid("json")), 200);
  })
  .openapi(deleteInsurer, async (c) => {
    await removeInsurer({ ...c.var, ...clockOf(c) }, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(postLimits, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await readInsurerLimits({ ...c.var, ...clockOf(c) }, id, c.req.valid("json")), 200);
  });

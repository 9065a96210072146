import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import { AdoptedLimits, AdoptLimits, Ending, LimitChange, Recorded } from "#shared/contract/customers.ts";
import { adoptLimits } from "../services/adopt-limits.ts";
import { endLimit } from "../services/end-limit.ts";
import { setLimit } from "../services/set-limit.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const REFUSALS = refusals(
  "invalid_input",
  "not_allowed",
  "beyond_authority",
  "reauthentication_needed",
  "not_found",
  "conflict",
  "stale_version",
);

const postLimit = createRoute({
  method: "post",
  path: "/customers/{id}/limits",
  request: { params: z.object({ id: Uuid }), body: jsonBody(LimitChange) },
  responses: { 201: reply("The limit was recorded and the customer assessed again", Recorded), ...REFUSALS },
});

const postEnd = createRoute({
  method: "post",
  path: "/customers/{id}/limits/{limitId}/end",
  request: { params: z.object({ id: Uuid, limitId: Uuid }), body: jsonBody(Ending) },
  responses: { 200: reply("The limit no longer holds from today on", Recorded), ...REFUSALS },
});

const postAdopt = createRoute({
  method: "post",
  path: "/limits/adopt",
  request: { body: jsonBody(AdoptLimits) },
  responses: { 200: reply("Recommended limits were approved; `next` goes on", AdoptedLimits), ...REFUSALS },
});

export const limits = newRoutes()
  .openapi(postLimit, async (c) =>
    c.json(await setLimit({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .openapi(postEnd, async (c) => {
    const { id, limitId } = c.req.valid("param");
    return c.json(await endLimit({ ...c.var, ...clockOf(c) }, id, limitId, c.req.valid("json")), 200);
  })
  .openapi(postAdopt, async (c) =>
    c.json(await adoptLimits({ ...c.var, ...clockOf(c) }, c.req.valid("json")), 200),
  );

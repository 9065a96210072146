import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import { Ending, NewDispute, Recorded } from "#shared/contract/customers.ts";
import { requireRole } from "../middleware/require-role.ts";
import { closeDispute, openDispute } from "../services/open-dispute.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const REFUSALS = refusals("invalid_input", "not_allowed", "not_found", "conflict");

const postDispute = createRoute({
  method: "post",
  path: "/customers/{id}/disputes",
  middleware: requireRole("analyst", "admin"),
  request: { params: z.object({ id: Uuid }), body: jsonBody(NewDispute) },
  responses: {
    201: reply("The document is contested and the customer assessed again", Recorded),
    ...REFUSALS,
  },
});

const postClose = createRoute({
  method: "post",
  path: "/customers/{id}/disputes/{disputeId}/close",
  middleware: requireRole("analyst", "admin"),
  request: { params: z.object({ id: Uuid, disputeId: Uuid }), body: jsonBody(Ending) },
  responses: { 200: reply("The document counts again from today on", Recorded), ...REFUSALS },
});

export const disputes = newRoutes()
  .openapi(postDispute, async (c) =>
    c.json(await openDispute({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .openapi(postClose, async (c) => {
    const { id, disputeId } = c.req.valid("param");
    return c.json(await closeDispute({ ...c.var, ...clockOf(c) }, id, disputeId, c.req.valid("json")), 200);
  });

import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import { Ending, NewEvent, Recorded } from "#shared/contract/customers.ts";
import { requireRole } from "../middleware/require-role.ts";
import { recordEvent, revokeEvent } from "../services/record-event.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const REFUSALS = refusals("invalid_input", "not_allowed", "not_found", "conflict");

const postEvent = createRoute({
  method: "post",
  path: "/customers/{id}/events",
  middleware: requireRole("analyst", "admin"),
  request: { params: z.object({ id: Uuid }), body: jsonBody(NewEvent) },
  responses: { 201: reply("The event was recorded and the customer assessed again", Recorded), ...REFUSALS },
});

const postRevoke = createRoute({
  method: "post",
  path: "/customers/{id}/events/{eventId}/revoke",
  middleware: requireRole("analyst", "admin"),
  request: { params: z.object({ id: Uuid, eventId: Uuid }), body: jsonBody(Ending) },
  responses: { 200: reply("The event no longer counts; it stays in the list", Recorded), ...REFUSALS },
});

export const events = newRoutes()
  .openapi(postEvent, async (c) =>
    c.json(await recordEvent({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .openapi(postRevoke, async (c) => {
    const { id, eventId } = c.req.valid("param");
    return c.json(await revokeEvent({ ...c.var, ...clockOf(c) }, id, eventId, c.req.valid("json")), 200);
  });

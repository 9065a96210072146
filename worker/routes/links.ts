import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { LINK_DECIDERS, Uuid } from "#shared/contract/common.ts";
import { LinkChange, Recorded } from "#shared/contract/customers.ts";
import { requireRole } from "../middleware/require-role.ts";
import { linkRecord, unlinkRecord } from "../services/link-record.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const REFUSALS = refusals("invalid_input", "not_allowed", "not_found", "conflict");

const postLink = createRoute({
  method: "post",
  path: "/customers/{id}/links",
  middleware: requireRole(...LINK_DECIDERS),
  request: { params: z.object({ id: Uuid }), body: jsonBody(LinkChange) },
  responses: { 201: reply("The record of the site is this customer, for everyone", Recorded), ...REFUSALS },
});

const deleteLink = createRoute({
  method: "delete",
  path: "/customers/{id}/links",
  middleware: requireRole(...LINK_DECIDERS),
  request: { params: z.object({ id: Uuid }), query: LinkChange },
  responses: { 200: reply("The link is taken back", Recorded), ...REFUSALS },
});

export const links = newRoutes()
  .openapi(postLink, async (c) =>
    c.json(await linkRecord({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .openapi(deleteLink, async (c) =>
    c.json(
      await unlinkRecord({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("query")),
      200,
    ),
  );

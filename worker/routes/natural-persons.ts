import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { AccessExport } from "#shared/contract/access-export.ts";
import { Uuid } from "#shared/contract/common.ts";
import { NaturalPersonChange, Recorded } from "#shared/contract/customers.ts";
import { requireRole } from "../middleware/require-role.ts";
import { accessExport } from "../services/access-export.ts";
import { setNaturalPerson } from "../services/set-natural-person.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const params = z.object({ id: Uuid });

const putNaturalPerson = createRoute({
  method: "put",
  path: "/customers/{id}/natural-person",
  middleware: requireRole("analyst", "admin"),
  request: { params, body: jsonBody(NaturalPersonChange) },
  responses: {
    200: reply("It is said, and the customer assessed again", Recorded),
    ...refusals("invalid_input", "not_allowed", "not_found", "conflict"),
  },
});

const getAccessExport = createRoute({
  method: "get",
  path: "/customers/{id}/access-export",
  middleware: requireRole("analyst", "admin"),
  request: { params },
  responses: {
    200: reply("What a natural person may obtain; the log keeps that it was made", AccessExport),
    ...refusals("invalid_input", "not_allowed", "not_found", "conflict"),
  },
});

export const naturalPersons = newRoutes()
  .openapi(putNaturalPerson, async (c) =>
    c.json(
      await setNaturalPerson({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(getAccessExport, async (c) =>
    c.json(await accessExport({ ...c.var, ...clockOf(c) }, c.req.valid("param").id), 200),
  );

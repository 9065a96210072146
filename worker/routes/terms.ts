import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import { Recorded, TermsChange } from "#shared/contract/customers.ts";
import { requireRole } from "../middleware/require-role.ts";
import { confirmTerms } from "../services/confirm-terms.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const putTerms = createRoute({
  method: "put",
  path: "/customers/{id}/terms",
  middleware: requireRole("analyst", "admin"),
  request: { params: z.object({ id: Uuid }), body: jsonBody(TermsChange) },
  responses: {
    200: reply("The terms are confirmed and the customer assessed again", Recorded),
    ...refusals("invalid_input", "not_allowed", "not_found"),
  },
});

export const terms = newRoutes().openapi(putTerms, async (c) =>
  c.json(await confirmTerms({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")), 200),
);

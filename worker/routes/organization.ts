import { createRoute } from "@hono/zod-openapi";
import { OrganizationChange, OrganizationChanged } from "#shared/contract/me.ts";
import { requireRole } from "../middleware/require-role.ts";
import { changeOrganization } from "../services/change-organization.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";

const patchOrganization = createRoute({
  method: "patch",
  path: "/organization",
  middleware: requireRole("admin"),
  request: { body: jsonBody(OrganizationChange) },
  responses: {
    200: reply("The organization as it is now", OrganizationChanged),
    ...refusals("not_allowed", "invalid_input", "conflict"),
  },
});

export const organization = newRoutes().openapi(patchOrganization, async (c) => {
  const { db, member, organization: current } = c.var;
  return c.json(await changeOrganization(db, member, current, c.req.valid("json"), Date.now()), 200);
});

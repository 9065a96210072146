import { createRoute } from "@hono/zod-openapi";
import { Me } from "#shared/contract/me.ts";
import { infoOf } from "../services/change-organization.ts";
import { setsLimits } from "../services/limit-authority.ts";
import { viewKeyOf } from "../services/visibility.ts";
import { newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const getMe = createRoute({
  method: "get",
  path: "/me",
  responses: { 200: reply("The caller, what they may see, and their organization", Me), ...refusals() },
});

export const me = newRoutes().openapi(getMe, async (c) => {
  const { member, organization, visibility } = c.var;
  return c.json(
    {
      memberId: member.memberId,
      name: member.name,
      email: member.email,
      role: member.role,
      visibility,
      viewKey: await viewKeyOf(member, organization, visibility),
      setsLimits: await setsLimits({ ...c.var, ...clockOf(c) }),
      organization: infoOf(organization),
    },
    200,
  );
});

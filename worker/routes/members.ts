import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { AuthorityChange, MemberChange, MemberChanged, MemberList, NewMember } from "#shared/contract/me.ts";
import { invalidField } from "../errors.ts";
import { requireRole } from "../middleware/require-role.ts";
import { changeAuthority } from "../services/change-authority.ts";
import { addMember, endMembership, listMembers } from "../services/manage-members.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";

const admin = requireRole("admin");
const params = z.object({ id: z.string().max(64) });

const getMembers = createRoute({
  method: "get",
  path: "/members",
  middleware: admin,
  responses: { 200: reply("Everybody in the organization", MemberList), ...refusals("not_allowed") },
});

const postMember = createRoute({
  method: "post",
  path: "/members",
  middleware: admin,
  request: { body: jsonBody(NewMember) },
  responses: {
    201: reply("The new member", MemberChanged),
    ...refusals("not_allowed", "invalid_input", "conflict"),
  },
});

const patchMember = createRoute({
  method: "patch",
  path: "/members/{id}",
  middleware: admin,
  request: { params, body: jsonBody(MemberChange) },
  responses: {
    200: reply("The member as it is now", MemberChanged),
    ...refusals("not_allowed", "invalid_input", "not_found", "conflict"),
  },
});

const putAuthority = createRoute({
  method: "put",
  path: "/members/{id}/authority",
  middleware: admin,
  request: { params, body: jsonBody(AuthorityChange) },
  responses: {
    200: reply("The member as it is now", MemberChanged),
    ...refusals("not_allowed", "invalid_input", "not_found", "conflict"),
  },
});

const deleteMember = createRoute({
  method: "delete",
  path: "/members/{id}",
  middleware: admin,
  request: { params },
  responses: {
    204: { description: "Nothing this person holds works any more" },
    ...refusals("not_allowed", "not_found", "conflict"),
  },
});

export const members = newRoutes()
  .openapi(getMembers, async (c) => c.json({ members: await listMembers(c.var) }, 200))
  .openapi(postMember, async (c) => {
    const added = c.req.valid("json");
    if (c.env.PASSWORD_SIGN_IN === "on" && added.password === undefined) throw invalidField("password");
    return c.json(await addMember(c.var, added, c.var.once), 201);
  })
  .openapi(patchMember, async (c) =>
    c.json(
      await changeAuthority({ ...c.var, now: Date.now() }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(putAuthority, async (c) =>
    c.json(
      await changeAuthority({ ...c.var, now: Date.now() }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(deleteMember, async (c) => {
    await endMembership(c.var, c.req.valid("param").id, Date.now());
    return c.body(null, 204);
  });

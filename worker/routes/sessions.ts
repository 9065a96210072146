import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { SessionList } from "#shared/contract/me.ts";
import { announceLater } from "../live/announce.ts";
import { endOwnSession, listSessions } from "../services/own-sessions.ts";
import { newRoutes, refusals, reply } from "../validate.ts";

const getSessions = createRoute({
  method: "get",
  path: "/sessions",
  responses: { 200: reply("The caller's own devices, newest first", SessionList), ...refusals() },
});

const deleteSession = createRoute({
  method: "delete",
  path: "/sessions/{id}",
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 204: { description: "That device is signed out" }, ...refusals("not_found") },
});

const signOut = createRoute({
  method: "post",
  path: "/sign-out",
  responses: { 204: { description: "This device is signed out" }, ...refusals() },
});

export const sessions = newRoutes()
  .openapi(getSessions, async (c) =>
    c.json({ sessions: await listSessions(c.var.db, c.var.member, new Date()) }, 200),
  )
  .openapi(deleteSession, async (c) => {
    await endOwnSession(c.var.db, c.var.member, c.req.valid("param").id);
    announceLater(c, c.var.organization.number);
    return c.body(null, 204);
  })
  .openapi(signOut, async (c) => {
    await endOwnSession(c.var.db, c.var.member, c.var.member.sessionId);
    announceLater(c, c.var.organization.number);
    return c.body(null, 204);
  });

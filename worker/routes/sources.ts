import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Source, SourceChange, SourceList, SourceState } from "#shared/contract/sources.ts";
import { requireRole } from "../middleware/require-role.ts";
import { sendJobs } from "../send-jobs.ts";
import { changeSource } from "../services/change-source.ts";
import { listSources } from "../services/list-sources.ts";
import { watchJobs } from "../services/watch.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const getSources = createRoute({
  method: "get",
  path: "/sources",
  responses: { 200: reply("Which sources are asked, and how they answer", SourceList), ...refusals() },
});

const putSource = createRoute({
  method: "put",
  path: "/sources/{source}",
  middleware: requireRole("admin"),
  request: { params: z.object({ source: Source }), body: jsonBody(SourceChange) },
  responses: {
    200: reply("The source as it is now", SourceState),
    ...refusals("invalid_input", "not_allowed"),
  },
});

export const sources = newRoutes()
  .openapi(getSources, async (c) => c.json(await listSources({ ...c.var, now: Date.now() }), 200))
  .openapi(putSource, async (c) => {
    const { source } = c.req.valid("param");
    const writing = { ...c.var, ...clockOf(c) };
    const changed = await changeSource(writing, c.env, source, c.req.valid("json"));
    // Nobody waits for the night to see what a source knows.
    if (changed.enabled)
      await sendJobs(c.env, watchJobs(c.var.organization.number, writing.today, new Set([source])));
    return c.json(changed, 200);
  });

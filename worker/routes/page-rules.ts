import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import {
  NewPageRule,
  PageRule,
  PageRuleChange,
  PageRulePage,
  PageRuleQuery,
  PageRuleVersions,
  PublishPageRule,
  WorkingQuery,
  WorkingRules,
} from "#shared/contract/page-rules.ts";
import { requireRole } from "../middleware/require-role.ts";
import {
  changePageRule,
  publishPageRule,
  removePageRule,
  savePageRule,
  withdrawPageRule,
} from "../services/change-page-rule.ts";
import { listPageRules, listRuleVersions, listWorkingRules } from "../services/list-page-rules.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const tags = ["page rules"];
const admins = { middleware: requireRole("admin"), tags };
const params = z.object({ id: Uuid });

const getRules = createRoute({
  method: "get",
  path: "/page-rules",
  tags,
  request: { query: PageRuleQuery },
  responses: {
    200: reply("Own and published ones; everybody's for an admin", PageRulePage),
    ...refusals("bad_request"),
  },
});

const getWorking = createRoute({
  method: "get",
  path: "/page-rules/working",
  tags,
  request: { query: WorkingQuery },
  responses: { 200: reply("What works for the caller", WorkingRules), ...refusals("invalid_input") },
});

const postRule = createRoute({
  method: "post",
  path: "/page-rules",
  tags,
  request: { body: jsonBody(NewPageRule) },
  responses: {
    201: reply("Works for the caller", PageRule),
    ...refusals("invalid_input", "not_allowed", "conflict"),
  },
});

const getVersions = createRoute({
  method: "get",
  path: "/page-rules/{id}/versions",
  tags,
  request: { params },
  responses: { 200: reply("Newest first", PageRuleVersions), ...refusals("not_found", "invalid_input") },
});

const postVersion = createRoute({
  method: "post",
  path: "/page-rules/{id}/versions",
  tags,
  request: { params, body: jsonBody(PageRuleChange) },
  responses: {
    201: reply("Works for the caller in this version", PageRule),
    ...refusals("invalid_input", "not_allowed", "not_found", "conflict", "stale_version"),
  },
});

const postPublish = createRoute({
  ...admins,
  method: "post",
  path: "/page-rules/{id}/publish",
  request: { params, body: jsonBody(PublishPageRule) },
  responses: {
    200: reply("This version works for everybody", PageRule),
    ...refusals("invalid_input", "not_allowed", "not_found", "conflict"),
  },
});

const postWithdraw = createRoute({
  ...admins,
  method: "post",
  path: "/page-rules/{id}/withdraw",
  request: { params },
  responses: {
    200: reply("Works for nobody", PageRule),
    ...refusals("not_allowed", "not_found", "conflict"),
  },
});

const deleteRule = createRoute({
  method: "delete",
  path: "/page-rules/{id}",
  tags,
  request: { params },
  responses: {
    204: { description: "The rule is gone" },
    ...refusals("not_allowed", "not_found", "conflict"),
  },
});

export const pageRules = newRoutes()
  .openapi(getRules, async (c) => c.json(await listPageRules(c.var, c.req.valid("query").cursor), 200))
  .openapi(getWorking, async (c) => c.json(await listWorkingRules(c.var, c.req.valid("query").known), 200))
  .openapi(postRule, async (c) =>
    c.json(await savePageRule({ ...c.var, ...clockOf(c) }, c.req.valid("json")), 201),
  )
  .openapi(getVersions, async (c) => c.json(await listRuleVersions(c.var, c.req.valid("param").id), 200))
  .openapi(postVersion, async (c) =>
    c.json(
      await changePageRule({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      201,
    ),
  )
  .openapi(postPublish, async (c) => {
    const { version } = c.req.valid("json");
    return c.json(await publishPageRule({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, version), 200);
  })
  .openapi(postWithdraw, async (c) =>
    c.json(await withdrawPageRule({ ...c.var, ...clockOf(c) }, c.req.valid("param").id), 200),
  )
  .openapi(deleteRule, async (c) => {
    await removePageRule({ ...c.var, ...clockOf(c) }, c.req.valid("param").id);
    return c.body(null, 204);
  });

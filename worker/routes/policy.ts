import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import {
  NewPolicyPreview,
  NewPolicyVersion,
  PolicyChange,
  PolicyInForce,
  PolicyPreview,
  PolicyRun,
  PolicyVersionDetail,
  PolicyVersionPage,
  PolicyVersionQuery,
  ReturnToPolicy,
} from "#shared/contract/policy.ts";
import { requireRole } from "../middleware/require-role.ts";
import { cancelPolicyRun, changePolicy, returnToPolicy, watchPolicyRun } from "../services/change-policy.ts";
import { getVersion, listVersions } from "../services/policy-version.ts";
import { startPreview, watchPreview } from "../services/preview-policy.ts";
import { readPolicyInForce } from "../services/read-policy-in-force.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const readers = { middleware: requireRole("analyst", "admin"), tags: ["policy"] };
const writers = { middleware: requireRole("analyst"), tags: ["policy"] };
const ById = z.object({ id: Uuid });
const ByVersion = z.object({ version: z.coerce.number().int().min(1).max(1_000_000_000) });

const getCurrent = createRoute({
  ...readers,
  method: "get",
  path: "/policy",
  responses: {
    200: reply("The policy in force, and the run of a later one", PolicyInForce),
    ...refusals("not_allowed"),
  },
});

const getVersions = createRoute({
  ...readers,
  method: "get",
  path: "/policy/versions",
  request: { query: PolicyVersionQuery },
  responses: {
    200: reply("Versions, the youngest first", PolicyVersionPage),
    ...refusals("not_allowed", "bad_request"),
  },
});

const getOneVersion = createRoute({
  ...readers,
  method: "get",
  path: "/policy/versions/{version}",
  request: { params: ByVersion },
  responses: {
    200: reply("One version with its numbers", PolicyVersionDetail),
    ...refusals("not_allowed", "not_found", "invalid_input"),
  },
});

const CHANGES = refusals("invalid_input", "not_allowed", "not_found", "conflict", "stale_version");

const postVersion = createRoute({
  ...writers,
  method: "post",
  path: "/policy/versions",
  request: { body: jsonBody(NewPolicyVersion) },
  responses: {
    202: reply("Customers are assessed by it; then it comes into force", PolicyChange),
    ...CHANGES,
  },
});

const postReturn = createRoute({
  ...writers,
  method: "post",
  path: "/policy/versions/{version}/return",
  request: { params: ByVersion, body: jsonBody(ReturnToPolicy) },
  responses: { 202: reply("The same, with the numbers of an earlier version", PolicyChange), ...CHANGES },
});

const getRun = createRoute({
  ...readers,
  method: "get",
  path: "/policy/runs/{id}",
  request: { params: ById },
  responses: { 200: reply("Where it stands", PolicyRun), ...refusals("not_allowed", "not_found") },
});

const postCancel = createRoute({
  ...writers,
  method: "post",
  path: "/policy/runs/{id}/cancel",
  request: { params: ById },
  responses: {
    200: reply("The version is given up; nothing changed", PolicyRun),
    ...refusals("not_allowed", "not_found", "conflict"),
  },
});

const postPreview = createRoute({
  ...writers,
  method: "post",
  path: "/policy/previews",
  request: { body: jsonBody(NewPolicyPreview) },
  responses: {
    202: reply("What a draft would do is being computed", PolicyPreview),
    ...refusals("invalid_input", "not_allowed"),
  },
});

const getPreview = createRoute({
  ...readers,
  method: "get",
  path: "/policy/previews/{id}",
  request: { params: ById },
  responses: {
    200: reply("How far it is, and the result", PolicyPreview),
    ...refusals("not_allowed", "not_found"),
  },
});

export const policy = newRoutes()
  .openapi(getCurrent, async (c) => c.json(await readPolicyInForce(c.var), 200))
  .openapi(getVersions, async (c) => c.json(await listVersions(c.var, c.req.valid("query").cursor), 200))
  .openapi(getOneVersion, async (c) => c.json(await getVersion(c.var, c.req.valid("param").version), 200))
  .openapi(postVersion, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    return c.json(await changePolicy({ ...c.var, ...clockOf(c) }, c.req.valid("json"), send), 202);
  })
  .openapi(postReturn, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    const { version } = c.req.valid("param");
    return c.json(await returnToPolicy({ ...c.var, ...clockOf(c) }, version, c.req.valid("json"), send), 202);
  })
  .openapi(getRun, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    return c.json(await watchPolicyRun(c.var, c.req.valid("param").id, Date.now(), send), 200);
  })
  .openapi(postCancel, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    return c.json(await cancelPolicyRun({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, send), 200);
  })
  .openapi(postPreview, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    return c.json(await startPreview({ ...c.var, ...clockOf(c) }, c.req.valid("json"), send), 202);
  })
  .openapi(getPreview, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    return c.json(await watchPreview(c.var, c.req.valid("param").id, Date.now(), send), 200);
  });

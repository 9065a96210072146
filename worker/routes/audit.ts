import { createRoute } from "@hono/zod-openapi";
import { AuditPage, AuditQuery, AuditVerification } from "#shared/contract/audit.ts";
import { requireRole } from "../middleware/require-role.ts";
import { listAudit } from "../services/list-audit.ts";
import { verifyAudit } from "../services/verify-audit.ts";
import { newRoutes, refusals, reply } from "../validate.ts";

const REFUSALS = refusals("invalid_input", "bad_request", "not_allowed");

const getAudit = createRoute({
  method: "get",
  path: "/audit",
  middleware: requireRole("analyst", "admin"),
  request: { query: AuditQuery },
  responses: { 200: reply("What was changed, newest first", AuditPage), ...REFUSALS },
});

const getVerification = createRoute({
  method: "get",
  path: "/audit/verify",
  middleware: requireRole("analyst", "admin"),
  request: { query: AuditQuery.pick({ cursor: true }) },
  responses: { 200: reply("The chain computed again; `next` goes on", AuditVerification), ...REFUSALS },
});

export const audit = newRoutes()
  .openapi(getAudit, async (c) => c.json(await listAudit(c.var, c.req.valid("query")), 200))
  .openapi(getVerification, async (c) => c.json(await verifyAudit(c.var, c.req.valid("query").cursor), 200));

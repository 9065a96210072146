import { createRoute } from "@hono/zod-openapi";
import {
  AuditExportPage,
  AuditKeyReply,
  AuditPage,
  AuditQuery,
  AuditVerification,
} from "#shared/contract/audit.ts";
import { requireRole } from "../middleware/require-role.ts";
import { auditKey } from "../services/audit-key.ts";
import { exportAudit } from "../services/export-audit.ts";
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

const getExport = createRoute({
  method: "get",
  path: "/audit/export",
  middleware: requireRole("analyst", "admin"),
  request: { query: AuditQuery.pick({ cursor: true }) },
  responses: {
    200: reply(
      "Lines of an export, from the first entry; its first page is itself written down",
      AuditExportPage,
    ),
    ...REFUSALS,
  },
});

const getKey = createRoute({
  method: "get",
  path: "/audit/key",
  middleware: requireRole("analyst", "admin"),
  responses: { 200: reply("What signs the heads of the chain", AuditKeyReply), ...refusals("not_allowed") },
});

export const audit = newRoutes()
  .openapi(getAudit, async (c) => c.json(await listAudit(c.var, c.req.valid("query")), 200))
  .openapi(getVerification, async (c) =>
    c.json(await verifyAudit(c.env, c.var, c.req.valid("query").cursor), 200),
  )
  .openapi(getExport, async (c) =>
    c.json(await exportAudit(c.env, c.var, c.req.valid("query").cursor, Date.now()), 200),
  )
  .openapi(getKey, async (c) => {
    const { publicKey, fingerprint } = await auditKey(c.env.AUTH_SECRET, c.var.organization.id);
    return c.json({ algorithm: "Ed25519" as const, publicKey, fingerprint }, 200);
  });

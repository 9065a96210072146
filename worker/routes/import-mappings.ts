import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { ImportKind, ImportMapping } from "#shared/contract/imports.ts";
import { findMapping, saveMapping } from "../db/import-mappings.ts";
import { AppError } from "../errors.ts";
import { requireRole } from "../middleware/require-role.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";

const MAX_CHARACTERS = 20_000;
const importers = requireRole("analyst", "admin");
const BySource = z.object({ kind: ImportKind, source: z.string().trim().min(1).max(60) });

const getMapping = createRoute({
  method: "get",
  path: "/import-mappings/{kind}/{source}",
  middleware: importers,
  tags: ["imports"],
  request: { params: BySource },
  responses: {
    200: reply("Columns as they were read last", ImportMapping),
    ...refusals("not_allowed", "not_found", "invalid_input"),
  },
});

const putMapping = createRoute({
  method: "put",
  path: "/import-mappings/{kind}/{source}",
  middleware: importers,
  tags: ["imports"],
  request: { params: BySource, body: jsonBody(ImportMapping) },
  responses: {
    200: reply("Remembered", ImportMapping),
    ...refusals("not_allowed", "invalid_input", "too_large"),
  },
});

export const importMappings = newRoutes()
  .openapi(getMapping, async (c) => {
    const { kind, source } = c.req.valid("param");
    const mapping = await findMapping(c.var.db, c.var.organization.number, kind, source);
    if (mapping === undefined) throw new AppError("not_found");
    return c.json({ mapping: mapping as Record<string, unknown> }, 200);
  })
  .openapi(putMapping, async (c) => {
    const { kind, source } = c.req.valid("param");
    const { mapping } = c.req.valid("json");
    if (JSON.stringify(mapping).length > MAX_CHARACTERS) throw new AppError("too_large");
    await saveMapping(c.var.db, c.var.organization.number, kind, source, mapping);
    return c.json({ mapping }, 200);
  });

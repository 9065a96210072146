import { createRoute } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod";
import { Cursor, Uuid } from "#shared/contract/common.ts";
import {
  CHUNK_BYTES,
  ImportCheck,
  ImportChunk,
  ImportChunkList,
  ImportChunkReceipt,
  ImportList,
  ImportStatus,
  NewImport,
  RejectedPage,
} from "#shared/contract/imports.ts";
import { AppError } from "../errors.ts";
import { requireRole } from "../middleware/require-role.ts";
import { checkImport } from "../services/import-check.ts";
import { receiveChunk } from "../services/import-chunk.ts";
import { abandonAndRemove, commitAndDerive, watchImport } from "../services/import-jobs.ts";
import { listChunks, listOwnImports, listRejected } from "../services/import-lists.ts";
import { startImport } from "../services/import-start.ts";
import { invalidInput, jsonBody, newRoutes, refusals, reply } from "../validate.ts";

const importers = requireRole("analyst", "admin");
const ById = z.object({ id: Uuid });
const ByIndex = z.object({ id: Uuid, index: z.coerce.number().int().min(0).max(1_000_000) });
const Page = z.object({ cursor: Cursor.optional() });
const shared = { middleware: importers, tags: ["imports"] };

const postImport = createRoute({
  ...shared,
  method: "post",
  path: "/imports",
  request: { body: jsonBody(NewImport) },
  responses: {
    201: reply("The import receives chunks", ImportStatus),
    ...refusals("invalid_input", "not_allowed", "import_wrong_company"),
  },
});

const getImports = createRoute({
  ...shared,
  method: "get",
  path: "/imports",
  request: { query: Page },
  responses: {
    200: reply("Imports, the youngest first", ImportList),
    ...refusals("not_allowed", "bad_request"),
  },
});

const getImport = createRoute({
  ...shared,
  method: "get",
  path: "/imports/{id}",
  request: { params: ById },
  responses: { 200: reply("Where the import stands", ImportStatus), ...refusals("not_allowed", "not_found") },
});

const putChunk = createRoute({
  method: "put",
  path: "/imports/{id}/chunks/{index}",
  tags: shared.tags,
  request: { params: ByIndex, body: jsonBody(ImportChunk) },
  responses: {
    200: reply("The chunk is kept; the same one again has no effect", ImportChunkReceipt),
    ...refusals(
      "bad_request",
      "invalid_input",
      "not_allowed",
      "not_found",
      "too_large",
      "import_closed",
      "import_chunk_differs",
    ),
  },
});

const getChunks = createRoute({
  ...shared,
  method: "get",
  path: "/imports/{id}/chunks",
  request: { params: ById },
  responses: {
    200: reply("Chunks that arrived, for going on", ImportChunkList),
    ...refusals("not_allowed", "not_found"),
  },
});

const getRejected = createRoute({
  ...shared,
  method: "get",
  path: "/imports/{id}/rejected",
  request: { params: ById, query: Page },
  responses: {
    200: reply("Lines that were not taken", RejectedPage),
    ...refusals("not_allowed", "not_found", "bad_request"),
  },
});

const postCheck = createRoute({
  ...shared,
  method: "post",
  path: "/imports/{id}/check",
  request: { params: ById, body: jsonBody(ImportCheck) },
  responses: {
    200: reply("All arrived; nothing more is taken", ImportStatus),
    ...refusals(
      "invalid_input",
      "not_allowed",
      "not_found",
      "import_closed",
      "import_incomplete",
      "import_unbalanced",
    ),
  },
});

const postCommit = createRoute({
  ...shared,
  method: "post",
  path: "/imports/{id}/commit",
  request: { params: ById },
  responses: {
    202: reply("The import counts; badges follow", ImportStatus),
    ...refusals("not_allowed", "not_found", "import_closed", "import_busy", "import_wrong_company"),
  },
});

const postAbandon = createRoute({
  ...shared,
  method: "post",
  path: "/imports/{id}/abandon",
  request: { params: ById },
  responses: {
    200: reply("The import is given up and its rows go", ImportStatus),
    ...refusals("not_allowed", "not_found", "import_closed"),
  },
});

export const imports = newRoutes()
  .openapi(postImport, async (c) => c.json(await startImport(c.var, c.req.valid("json"), Date.now()), 201))
  .openapi(getImports, async (c) =>
    c.json(await listOwnImports(c.var.db, c.var.organization.number, c.req.valid("query").cursor), 200),
  )
  .openapi(getImport, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    return c.json(await watchImport(c.var, c.req.valid("param").id, Date.now(), send), 200);
  })
  .openapi(getChunks, async (c) =>
    c.json(await listChunks(c.var.db, c.var.organization.number, c.req.valid("param").id), 200),
  )
  .openapi(getRejected, async (c) => {
    const { id } = c.req.valid("param");
    const { cursor } = c.req.valid("query");
    return c.json(await listRejected(c.var.db, c.var.organization.number, id, cursor), 200);
  })
  .openapi(postCheck, async (c) =>
    c.json(await checkImport(c.var, c.req.valid("param").id, c.req.valid("json"), Date.now()), 200),
  )
  .openapi(postCommit, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    return c.json(await commitAndDerive(c.var, c.req.valid("param").id, Date.now(), send), 202);
  })
  .openapi(postAbandon, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    return c.json(await abandonAndRemove(c.var, c.req.valid("param").id, Date.now(), send), 200);
  });

const tooLarge = bodyLimit({
  maxSize: CHUNK_BYTES,
  onError: () => {
    throw new AppError("too_large");
  },
});

// Described like the others, validated by the service: the hash is taken over the text that was sent.
imports.openAPIRegistry.registerPath(putChunk);
imports.put("/imports/:id/chunks/:index", importers, tooLarge, async (c) => {
  const place = ByIndex.safeParse(c.req.param());
  if (!place.success) throw invalidInput(place.error);
  const { id, index } = place.data;
  return c.json(await receiveChunk(c.var.db, c.var.organization.number, id, index, await c.req.text()), 200);
});

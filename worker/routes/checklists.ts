import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Checklist, ChecklistQuery, ChecklistTick } from "#shared/contract/checklists.ts";
import { Uuid } from "#shared/contract/common.ts";
import { Recorded } from "#shared/contract/customers.ts";
import { markChecklist, readChecklist } from "../services/checklist.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const params = z.object({ id: Uuid });

const getChecklist = createRoute({
  method: "get",
  path: "/customers/{id}/checklist",
  request: { params, query: ChecklistQuery },
  responses: {
    200: reply("What is there and what is missing before the occasion", Checklist),
    ...refusals("invalid_input", "shadow_mode", "not_found"),
  },
});

const postMark = createRoute({
  method: "post",
  path: "/customers/{id}/checklist-marks",
  request: { params, body: jsonBody(ChecklistTick) },
  responses: {
    200: reply("It is kept with who and when", Recorded),
    ...refusals("invalid_input", "not_allowed", "shadow_mode", "not_found"),
  },
});

export const checklists = newRoutes()
  .openapi(getChecklist, async (c) =>
    c.json(await readChecklist(c.var, c.req.valid("param").id, c.req.valid("query"), clockOf(c).today), 200),
  )
  .openapi(postMark, async (c) =>
    c.json(
      await markChecklist({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  );

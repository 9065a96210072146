import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Change, ChangeList, ChangeStep } from "#shared/contract/changes.ts";
import { Uuid } from "#shared/contract/common.ts";
import { requireRole } from "../middleware/require-role.ts";
import { confirmChange, refuseChange, withdrawChange } from "../services/decide-change.ts";
import { listChanges } from "../services/list-changes.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const desk = { middleware: requireRole("analyst", "admin"), tags: ["changes"] };
const step = { params: z.object({ id: Uuid }), body: jsonBody(ChangeStep) };
const REFUSALS = refusals("invalid_input", "not_allowed", "not_found", "conflict", "stale_version");

const getChanges = createRoute({
  ...desk,
  method: "get",
  path: "/changes",
  responses: {
    200: reply("What waits for a second person, and what was decided of late", ChangeList),
    ...refusals("not_allowed"),
  },
});

const postConfirmation = createRoute({
  ...desk,
  method: "post",
  path: "/changes/{id}/confirmation",
  request: step,
  responses: { 200: reply("It has taken effect; a policy is on its way", Change), ...REFUSALS },
});

const postRefusal = createRoute({
  ...desk,
  method: "post",
  path: "/changes/{id}/refusal",
  request: step,
  responses: { 200: reply("Nothing changes", Change), ...REFUSALS },
});

const postWithdrawal = createRoute({
  ...desk,
  method: "post",
  path: "/changes/{id}/withdrawal",
  request: step,
  responses: { 200: reply("Its author took it back", Change), ...REFUSALS },
});

export const changes = newRoutes()
  .openapi(getChanges, async (c) => c.json(await listChanges({ ...c.var, ...clockOf(c) }), 200))
  .openapi(postConfirmation, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    const { id } = c.req.valid("param");
    return c.json(await confirmChange({ ...c.var, ...clockOf(c) }, id, c.req.valid("json"), send), 200);
  })
  .openapi(postRefusal, async (c) =>
    c.json(
      await refuseChange({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(postWithdrawal, async (c) =>
    c.json(
      await withdrawChange({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  );

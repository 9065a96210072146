import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import {
  ClockSettings,
  DeadlineEnding,
  DeadlinePage,
  DeadlineQuery,
  DeadlineStanding,
  LedgerSplit,
} from "#shared/contract/clocks.ts";
import { Uuid } from "#shared/contract/common.ts";
import { Recorded } from "#shared/contract/customers.ts";
import { clockSettings } from "../db/clock-settings.ts";
import { requireRole } from "../middleware/require-role.ts";
import { DEADLINE_ROLES } from "../services/calendar-feed.ts";
import { changeClockSettings } from "../services/clock-settings.ts";
import { endClock } from "../services/end-clock.ts";
import { ledgerSplit } from "../services/ledger-split.ts";
import { clockStanding, listClocks } from "../services/list-clocks.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const readers = requireRole(...DEADLINE_ROLES);
const credit = requireRole("analyst", "admin");

const getClocks = createRoute({
  method: "get",
  path: "/clocks",
  middleware: readers,
  request: { query: DeadlineQuery },
  responses: {
    200: reply("Open deadlines by what is lost if missed, or closed ones", DeadlinePage),
    ...refusals("bad_request", "invalid_input", "not_allowed", "shadow_mode"),
  },
});

const getStanding = createRoute({
  method: "get",
  path: "/clocks/standing",
  middleware: readers,
  responses: {
    200: reply("How many press, and of which to remind today", DeadlineStanding),
    ...refusals("not_allowed", "shadow_mode"),
  },
});

const postEnding = createRoute({
  method: "post",
  path: "/clocks/{id}/ending",
  middleware: credit,
  request: { params: z.object({ id: Uuid }), body: jsonBody(DeadlineEnding) },
  responses: {
    200: reply("It is said, and the customer assessed again", Recorded),
    ...refusals("invalid_input", "not_allowed", "not_found", "conflict"),
  },
});

const getSettings = createRoute({
  method: "get",
  path: "/clock-settings",
  middleware: credit,
  responses: { 200: reply("What deadlines rest on", ClockSettings), ...refusals("not_allowed") },
});

const putSettings = createRoute({
  method: "put",
  path: "/clock-settings",
  middleware: credit,
  request: { body: jsonBody(ClockSettings) },
  responses: {
    200: reply("It is said, and customers in proceedings assessed again", ClockSettings),
    ...refusals("invalid_input", "not_allowed"),
  },
});

const getSplit = createRoute({
  method: "get",
  path: "/customers/{id}/ledger-split",
  request: { params: z.object({ id: Uuid }) },
  responses: {
    200: reply("The ledger before and after the judgment, and the claim to declare", LedgerSplit),
    ...refusals("invalid_input", "not_allowed", "shadow_mode", "not_found"),
  },
});

export const clocks = newRoutes()
  .openapi(getClocks, async (c) =>
    c.json(await listClocks(c.var, c.req.valid("query"), clockOf(c).today), 200),
  )
  .openapi(getStanding, async (c) => c.json(await clockStanding(c.var, clockOf(c).today), 200))
  .openapi(postEnding, async (c) =>
    c.json(await endClock({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(getSettings, async (c) => c.json(await clockSettings(c.var.db, c.var.organization.number), 200))
  .openapi(putSettings, async (c) =>
    c.json(await changeClockSettings({ ...c.var, ...clockOf(c) }, c.req.valid("json")), 200),
  )
  .openapi(getSplit, async (c) =>
    c.json(await ledgerSplit(c.var, c.req.valid("param").id, clockOf(c).today), 200),
  );

import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { CalendarFeed, CalendarFeedState, NewCalendarFeed } from "#shared/contract/clocks.ts";
import { requireRole } from "../middleware/require-role.ts";
import { DEADLINE_ROLES, endFeed, feedState, makeFeed, readFeed } from "../services/calendar-feed.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const middleware = requireRole(...DEADLINE_ROLES);

const getFeed = createRoute({
  method: "get",
  path: "/calendar-feed",
  middleware,
  responses: {
    200: reply("Whether the member has an address, and since when", CalendarFeedState),
    ...refusals("not_allowed"),
  },
});

const postFeed = createRoute({
  method: "post",
  path: "/calendar-feed",
  middleware,
  request: { body: jsonBody(NewCalendarFeed) },
  responses: {
    201: reply("A secret address, told this once; the former one ended", CalendarFeed),
    ...refusals("invalid_input", "not_allowed"),
  },
});

const deleteFeed = createRoute({
  method: "delete",
  path: "/calendar-feed",
  middleware,
  responses: { 200: reply("The address ended", CalendarFeedState), ...refusals("not_allowed") },
});

/** Before `idempotent`: what is kept of a reply would keep the secret. */
export const calendarFeeds = newRoutes()
  .openapi(getFeed, async (c) => c.json(await feedState(c.var), 200))
  .openapi(postFeed, async (c) =>
    c.json(await makeFeed({ ...c.var, ...clockOf(c) }, c.env.BASE_URL, c.req.valid("json").language), 201),
  )
  .openapi(deleteFeed, async (c) => c.json(await endFeed({ ...c.var, ...clockOf(c) }), 200));

const getCalendar = createRoute({
  method: "get",
  path: "/calendar/{file}",
  security: [],
  request: { params: z.object({ file: z.string().max(60) }) },
  responses: {
    200: {
      description: "Open deadlines as a calendar to subscribe to; whoever has the address reads it",
      content: { "text/calendar": { schema: z.string() } },
    },
    ...refusals("invalid_input", "not_found", "too_many_requests"),
  },
});

/** For calendars: they bring no bearer, the address stands for one. */
export const calendar = newRoutes().openapi(getCalendar, async (c) => {
  const address = c.req.header("cf-connecting-ip") ?? null;
  const text = await readFeed(c.var.db, c.req.valid("param").file, { address, now: Date.now() });
  return c.body(text, 200, {
    "Content-Type": "text/calendar; charset=utf-8",
    "Cache-Control": "private, no-store",
  });
});

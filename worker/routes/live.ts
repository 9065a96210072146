import { createRoute } from "@hono/zod-openapi";
import { LIVE_PROTOCOL, LiveTicket } from "#shared/contract/live.ts";
import { AppError } from "../errors.ts";
import { objectOf } from "../live/object-of.ts";
import { newTicket, readTicket } from "../live/ticket-text.ts";
import { TICKET_MS } from "../live/tickets.ts";
import { newRoutes, refusals, reply } from "../validate.ts";

const postTicket = createRoute({
  method: "post",
  path: "/live-tickets",
  responses: {
    200: reply("Opens GET /v1/live once, on this device, within seconds", LiveTicket),
    ...refusals(),
  },
});

/** Before `authenticate`: a browser sends no bearer with a socket, the ticket stands for it. */
const getLive = createRoute({
  method: "get",
  path: "/live",
  security: [],
  responses: {
    101: {
      description: `A WebSocket of the subprotocol ${LIVE_PROTOCOL}, the ticket offered as the second one; it says LiveMessage, answers ping with pong`,
    },
    ...refusals("bad_request"),
  },
});

export const liveTickets = newRoutes().openapi(postTicket, async (c) => {
  const { organization, member } = c.var;
  const { id, ticket } = await newTicket(organization.number, c.env.AUTH_SECRET);
  const { memberId, sessionId } = member;
  await objectOf(c.env, organization.number).admit(organization.number, id, { memberId, sessionId });
  return c.json({ ticket, expiresInSeconds: TICKET_MS / 1000 }, 200);
});

export const live = newRoutes().openapi(getLive, async (c) => {
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") throw new AppError("bad_request");
  const [protocol, ticket] = (c.req.header("sec-websocket-protocol") ?? "").split(",");
  const known =
    protocol?.trim() === LIVE_PROTOCOL &&
    ticket !== undefined &&
    (await readTicket(ticket.trim(), c.env.AUTH_SECRET));
  if (!known) throw new AppError("not_signed_in");
  const opened = await objectOf(c.env, known.organization).fetch("https://organization/live", {
    headers: { Upgrade: "websocket", "X-Live-Ticket": known.id },
  });
  if (opened.status !== 101 || opened.webSocket === null) throw new AppError("not_signed_in");
  return new Response(null, {
    status: 101,
    webSocket: opened.webSocket,
    headers: { "Sec-WebSocket-Protocol": LIVE_PROTOCOL },
  });
});

import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import { DatedRoomReply, OrderCheckReply, OrderCheckRequest } from "#shared/contract/order-checks.ts";
import { authenticateAlongside } from "../middleware/authenticate.ts";
import { checkOrderFor, orderCheckReads } from "../services/check-order.ts";
import { findDatedRoom } from "../services/find-dated-room.ts";
import { jsonBody, newRoutes, readJson, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const postOrderCheck = createRoute({
  method: "post",
  path: "/order-checks",
  request: { body: jsonBody(OrderCheckRequest) },
  responses: {
    200: reply("Verdict on an order, all failed checks and, where asked for, ways to yes", OrderCheckReply),
    ...refusals("bad_request", "invalid_input", "not_found", "too_many_requests"),
  },
});

const getDatedRoom = createRoute({
  method: "get",
  path: "/customers/{id}/dated-room",
  request: { params: z.object({ id: Uuid }) },
  responses: {
    200: reply("Room today and on the days on which open documents are usually paid", DatedRoomReply),
    ...refusals("invalid_input", "not_allowed", "not_found"),
  },
});

/** What the reads need; a body without it is refused by the route itself, once it is known who asks. */
const Subject = z.object({
  customerId: z.string().catch(""),
  documentNumber: z.string().trim().max(100).catch(""),
  currency: z.string().max(3).catch(""),
});

/** The reads of a check travel with the one that authenticates: it is asked while somebody types. */
export const withOrderCheck = newRoutes();
withOrderCheck.post(
  "/order-checks",
  authenticateAlongside(async (c) => {
    const subject = Subject.catch({ customerId: "", documentNumber: "", currency: "" }).parse(
      await readJson(c),
    );
    return (db, organization) => orderCheckReads(db, organization, subject);
  }),
);

/** A check has no effect: it needs no Idempotency-Key, and asking again asks again. */
export const orderChecks = newRoutes()
  .openapi(postOrderCheck, async (c) =>
    c.json(await checkOrderFor(c.var, c.var.alongside, c.req.valid("json"), clockOf(c)), 200),
  )
  .openapi(getDatedRoom, async (c) =>
    c.json(await findDatedRoom(c.var, c.req.valid("param").id, clockOf(c).today), 200),
  );

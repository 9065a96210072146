import { createRoute } from "@hono/zod-openapi";
import { OrderConfirmation, OrderConfirmationReply } from "#shared/contract/order-checks.ts";
import { confirmOrder } from "../services/confirm-order.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const postOrderConfirmation = createRoute({
  method: "post",
  path: "/order-confirmations",
  request: { body: jsonBody(OrderConfirmation) },
  responses: {
    201: reply("Whether the order passes, and what it reserves", OrderConfirmationReply),
    ...refusals("invalid_input", "not_found", "conflict", "too_many_requests"),
  },
});

export const orderConfirmations = newRoutes().openapi(postOrderConfirmation, async (c) =>
  c.json(await confirmOrder({ ...c.var, ...clockOf(c) }, c.req.valid("json")), 201),
);

import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import { CustomerDetail, CustomerPage, CustomerQuery } from "#shared/contract/customers.ts";
import { authenticateAlongside } from "../middleware/authenticate.ts";
import { customerReads, describeCustomer } from "../services/describe-customer.ts";
import { listCustomers } from "../services/list-customers.ts";
import { newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const getCustomers = createRoute({
  method: "get",
  path: "/customers",
  request: { query: CustomerQuery },
  responses: {
    200: reply("Customers the member may see, a page of them", CustomerPage),
    ...refusals("invalid_input", "bad_request", "not_allowed"),
  },
});

const getCustomer = createRoute({
  method: "get",
  path: "/customers/{id}",
  request: { params: z.object({ id: Uuid }) },
  responses: {
    200: reply("One customer: class, reasons, limits, events, disputes, history", CustomerDetail),
    ...refusals("invalid_input", "not_found"),
  },
});

/** One customer is what the page card asks for: its reads travel with the one that authenticates. */
export const withCustomer = newRoutes();
withCustomer.get(
  "/customers/:id",
  authenticateAlongside(
    (c) => (db, organization) => customerReads(db, organization, c.req.param("id") ?? ""),
  ),
);

export const customers = newRoutes()
  .openapi(getCustomers, async (c) => c.json(await listCustomers(c.var, c.req.valid("query")), 200))
  .openapi(getCustomer, async (c) => {
    const { today } = clockOf(c);
    return c.json(describeCustomer(c.var, c.var.alongside, today), 200);
  });

import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import {
  CurrencyCode,
  ExchangeRate,
  ExchangeRateChange,
  ExchangeRateList,
} from "#shared/contract/exchange-rates.ts";
import { requireRole } from "../middleware/require-role.ts";
import { forgetExchangeRate, listExchangeRates, setExchangeRate } from "../services/exchange-rates.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const path = "/exchange-rates/{currency}";
const params = z.object({ currency: CurrencyCode });
const middleware = requireRole("analyst", "admin");

const getRates = createRoute({
  method: "get",
  path: "/exchange-rates",
  responses: { 200: reply("What other currencies are worth here", ExchangeRateList), ...refusals() },
});

const putRate = createRoute({
  method: "put",
  path,
  middleware,
  request: { params, body: jsonBody(ExchangeRateChange) },
  responses: {
    200: reply("The rate as it is now", ExchangeRate),
    ...refusals("invalid_input", "not_allowed", "conflict"),
  },
});

const deleteRate = createRoute({
  method: "delete",
  path,
  middleware,
  request: { params },
  responses: {
    204: { description: "Amounts in this currency ask from now on" },
    ...refusals("invalid_input", "not_allowed", "not_found"),
  },
});

export const exchangeRates = newRoutes()
  .openapi(getRates, async (c) => c.json(await listExchangeRates(c.var), 200))
  .openapi(putRate, async (c) =>
    c.json(
      await setExchangeRate({ ...c.var, ...clockOf(c) }, c.req.valid("param").currency, c.req.valid("json")),
      200,
    ),
  )
  .openapi(deleteRate, async (c) => {
    await forgetExchangeRate({ ...c.var, ...clockOf(c) }, c.req.valid("param").currency);
    return c.body(null, 204);
  });

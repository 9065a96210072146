import { createRoute } from "@hono/zod-openapi";
import { OwnSubstitute, SubstituteChange } from "#shared/contract/me.ts";
import { nameSubstitute, ownSubstitute } from "../services/name-substitute.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const getSubstitute = createRoute({
  method: "get",
  path: "/me/substitute",
  responses: {
    200: reply("Who decides in the caller's place, and for whom the caller does", OwnSubstitute),
    ...refusals(),
  },
});

const putSubstitute = createRoute({
  method: "put",
  path: "/me/substitute",
  request: { body: jsonBody(SubstituteChange) },
  responses: {
    200: reply("The one substitute as named now", OwnSubstitute),
    ...refusals("not_allowed", "not_found", "invalid_input"),
  },
});

export const substitute = newRoutes()
  .openapi(getSubstitute, async (c) => c.json(await ownSubstitute({ ...c.var, ...clockOf(c) }), 200))
  .openapi(putSubstitute, async (c) =>
    c.json(await nameSubstitute({ ...c.var, ...clockOf(c) }, c.req.valid("json")), 200),
  );

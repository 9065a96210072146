import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import {
  CustomerScores,
  ExternalScores,
  ExternalScoresPreview,
  ExternalScoresRead,
  GradeProvider,
  GradeProviderChange,
  GradeProviderList,
  ProviderName,
} from "#shared/contract/external-scores.ts";
import { requireRole } from "../middleware/require-role.ts";
import { changeProvider, listProviders } from "../services/change-provider.ts";
import { customerScores } from "../services/customer-scores.ts";
import { previewExternalScores, readExternalScores } from "../services/read-external-scores.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const middleware = requireRole("analyst", "admin");

const getProviders = createRoute({
  method: "get",
  path: "/grade-providers",
  middleware,
  responses: { 200: reply("Providers with their scales", GradeProviderList), ...refusals("not_allowed") },
});

const putProvider = createRoute({
  method: "put",
  path: "/grade-providers/{source}",
  middleware,
  request: { params: z.object({ source: ProviderName }), body: jsonBody(GradeProviderChange) },
  responses: {
    200: reply("The provider as it is now", GradeProvider),
    ...refusals("invalid_input", "not_allowed", "conflict"),
  },
});

const postPreview = createRoute({
  method: "post",
  path: "/external-scores/previews",
  middleware,
  request: { body: jsonBody(ExternalScores) },
  responses: {
    200: reply("What reading these lines would do; nothing was kept", ExternalScoresPreview),
    ...refusals("invalid_input", "not_allowed", "not_found"),
  },
});

const postScores = createRoute({
  method: "post",
  path: "/external-scores",
  middleware,
  request: { body: jsonBody(ExternalScores) },
  responses: {
    200: reply("What became of each line; customers are assessed again", ExternalScoresRead),
    ...refusals("invalid_input", "not_allowed", "not_found", "stale_version"),
  },
});

const getCustomerScores = createRoute({
  method: "get",
  path: "/customers/{id}/external-scores",
  middleware,
  request: { params: z.object({ id: Uuid }) },
  responses: {
    200: reply("What providers said of a customer", CustomerScores),
    ...refusals("invalid_input", "not_allowed", "not_found"),
  },
});

/** Keeps nothing: no key, no reply to keep. */
export const scorePreviews = newRoutes().openapi(postPreview, async (c) =>
  c.json(await previewExternalScores({ ...c.var, ...clockOf(c) }, c.req.valid("json")), 200),
);

export const externalScores = newRoutes()
  .openapi(getProviders, async (c) => c.json(await listProviders(c.var), 200))
  .openapi(putProvider, async (c) => {
    const send = c.env.JOBS.send.bind(c.env.JOBS);
    const change = { ...c.req.valid("json"), source: c.req.valid("param").source };
    return c.json(await changeProvider({ ...c.var, ...clockOf(c) }, change, send), 200);
  })
  .openapi(postScores, async (c) =>
    c.json(await readExternalScores({ ...c.var, ...clockOf(c) }, c.req.valid("json")), 200),
  )
  .openapi(getCustomerScores, async (c) => c.json(await customerScores(c.var, c.req.valid("param").id), 200));

import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Identification, Identified, NewProspect, ProspectMade } from "#shared/contract/prospects.ts";
import { enabledSources } from "../db/source-settings.ts";
import type { AppEnv } from "../env.ts";
import { limitMember } from "../middleware/limit-member.ts";
import { sireneOf } from "../services/ask-sirene.ts";
import { identify } from "../services/identify.ts";
import { makeProspect } from "../services/make-prospect.ts";
import { openSources, type SourceContext } from "../sources/source-context.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

/** Somebody looks names up; a program that empties the register would look otherwise. */
const BY_HAND = { max: 30, windowMs: 60_000 };

const postIdentification = createRoute({
  method: "post",
  path: "/identifications",
  middleware: limitMember("identifications", BY_HAND),
  request: { body: jsonBody(Identification) },
  responses: {
    200: reply("Who the register takes a name or number for, three at most; or why nobody", Identified),
    ...refusals("bad_request", "invalid_input", "shadow_mode", "too_many_requests"),
  },
});

const postProspect = createRoute({
  method: "post",
  path: "/prospects",
  middleware: limitMember("prospects", BY_HAND),
  request: { body: jsonBody(NewProspect) },
  responses: {
    200: reply("The organization knew it already", ProspectMade),
    201: reply("A prospect from now on, linked to the record it was picked for", ProspectMade),
    ...refusals(
      "bad_request",
      "invalid_input",
      "shadow_mode",
      "not_found",
      "conflict",
      "source_unavailable",
      "too_many_requests",
    ),
  },
});

const sourcesOf = async (c: Context<AppEnv>): Promise<SourceContext> => {
  const enabled = await enabledSources(c.var.db, c.var.organization.number);
  return openSources(c.env, c.var.db, c.var.organization.number, (source) => enabled.has(source));
};

/** Asking has no effect: it needs no Idempotency-Key, and asking again asks again. */
export const identifications = newRoutes().openapi(postIdentification, async (c) => {
  const sources = await sourcesOf(c);
  const sirene = sireneOf(c.env, c.var.db, c.var.organization.number, sources);
  return c.json(await identify(c.var, sources, sirene, c.req.valid("json")), 200);
});

export const prospects = newRoutes().openapi(postProspect, async (c) => {
  const made = await makeProspect({ ...c.var, ...clockOf(c) }, await sourcesOf(c), c.req.valid("json"));
  return c.json(made, made.already ? 200 : 201);
});

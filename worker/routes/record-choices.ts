import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { LINK_DECIDERS, Uuid } from "#shared/contract/common.ts";
import { LinkChange, Recorded } from "#shared/contract/customers.ts";
import {
  ChoiceDecision,
  ChoiceReply,
  OpenChoicePage,
  OpenChoiceQuery,
  OwnChoices,
  OwnChoicesQuery,
  SeenRecord,
} from "#shared/contract/record-choices.ts";
import { requireRole } from "../middleware/require-role.ts";
import { chooseCustomer, rejectCustomer, undoChoice } from "../services/choose-customer.ts";
import { decideChoice, listOpenChoices, listOwnChoices } from "../services/list-choices.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const tags = ["links"];
const analysts = { middleware: requireRole(...LINK_DECIDERS), tags };
const params = z.object({ id: Uuid });
const REFUSALS = refusals("invalid_input", "not_found", "conflict");

const postChoice = createRoute({
  method: "post",
  path: "/customers/{id}/choices",
  tags,
  request: { params, body: jsonBody(SeenRecord) },
  responses: { 200: reply("Counts for the caller, or for everyone", ChoiceReply), ...REFUSALS },
});

const postRejection = createRoute({
  method: "post",
  path: "/customers/{id}/rejections",
  tags,
  request: { params, body: jsonBody(SeenRecord) },
  responses: { 200: reply("Left out for the caller, or for everyone", ChoiceReply), ...REFUSALS },
});

const deleteChoice = createRoute({
  method: "delete",
  path: "/customers/{id}/choices",
  tags,
  request: { params, query: LinkChange },
  responses: { 200: reply("As if the caller had said nothing", ChoiceReply), ...REFUSALS },
});

const getOwn = createRoute({
  method: "get",
  path: "/choices/own",
  tags,
  request: { query: OwnChoicesQuery },
  responses: { 200: reply("What counts for the caller", OwnChoices), ...refusals("invalid_input") },
});

const getOpen = createRoute({
  method: "get",
  path: "/choices",
  ...analysts,
  request: { query: OpenChoiceQuery },
  responses: {
    200: reply("Members' words that wait for a decision", OpenChoicePage),
    ...refusals("invalid_input", "bad_request", "not_allowed"),
  },
});

const decision = (verb: "confirm" | "reject", description: string) =>
  createRoute({
    method: "post",
    path: `/choices/{id}/${verb}`,
    ...analysts,
    request: { params, body: jsonBody(ChoiceDecision) },
    responses: {
      200: reply(description, Recorded),
      ...refusals("invalid_input", "not_allowed", "not_found", "conflict"),
    },
  });

export const recordChoices = newRoutes()
  .openapi(postChoice, async (c) =>
    c.json(
      await chooseCustomer({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(postRejection, async (c) =>
    c.json(
      await rejectCustomer({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(deleteChoice, async (c) =>
    c.json(await undoChoice({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(getOwn, async (c) => c.json(await listOwnChoices(c.var, c.req.valid("query").known), 200))
  .openapi(getOpen, async (c) => {
    const { customer, cursor } = c.req.valid("query");
    return c.json(await listOpenChoices(c.var, customer, cursor), 200);
  })
  .openapi(decision("confirm", "The member is right, for everyone"), async (c) => {
    const { reason } = c.req.valid("json");
    const answer = { right: true, reason };
    return c.json(await decideChoice({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, answer), 200);
  })
  .openapi(decision("reject", "The member is wrong, for everyone"), async (c) => {
    const { reason } = c.req.valid("json");
    const answer = { right: false, reason };
    return c.json(await decideChoice({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, answer), 200);
  });

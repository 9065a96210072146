import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Uuid } from "#shared/contract/common.ts";
import {
  Addition,
  Assignment,
  Decision,
  NewRequest,
  NotedStep,
  RequestDetail,
  RequestPage,
  RequestQuery,
  RequestReply,
  RequestStanding,
  StandingQuery,
} from "#shared/contract/requests.ts";
import { limitMember } from "../middleware/limit-member.ts";
import { askRequest } from "../services/ask-request.ts";
import { decideRequest } from "../services/decide-request.ts";
import { listRequests, requestStanding } from "../services/list-requests.ts";
import { readRequest } from "../services/read-request.ts";
import {
  addToRequest,
  askBack,
  endorseRequest,
  endRelease,
  proveCondition,
  reassignRequest,
  withdrawRequest,
} from "../services/step-on-request.ts";
import { jsonBody, newRoutes, refusals, reply } from "../validate.ts";
import { clockOf } from "./clock-of.ts";

const params = z.object({ id: Uuid });
const limited = limitMember("requests", { max: 120, windowMs: 60_000 });
const STEP = refusals(
  "invalid_input",
  "not_allowed",
  "not_found",
  "conflict",
  "request_closed",
  "request_moved_on",
);

const postRequest = createRoute({
  method: "post",
  path: "/requests",
  middleware: limited,
  request: { body: jsonBody(NewRequest) },
  responses: {
    201: reply("The request, or the one that it joined", RequestReply),
    ...refusals("invalid_input", "not_found", "too_many_requests", "request_closed", "request_moved_on"),
  },
});

const getRequests = createRoute({
  method: "get",
  path: "/requests",
  request: { query: RequestQuery },
  responses: {
    200: reply("Own requests, the member's queue, or all, youngest first", RequestPage),
    ...refusals("invalid_input", "bad_request", "not_allowed"),
  },
});

const getStanding = createRoute({
  method: "get",
  path: "/requests/standing",
  request: { query: StandingQuery },
  responses: {
    200: reply("What a copy keeps of requests and releases", RequestStanding),
    ...refusals("invalid_input"),
  },
});

const getRequest = createRoute({
  method: "get",
  path: "/requests/{id}",
  request: { params },
  responses: {
    200: reply("A request with what a decider looks at", RequestDetail),
    ...refusals("invalid_input", "not_found"),
  },
});

const postDecision = createRoute({
  method: "post",
  path: "/requests/{id}/decision",
  middleware: limited,
  request: { params, body: jsonBody(Decision) },
  responses: {
    200: reply("The request as it stands now", RequestReply),
    ...refusals(
      "invalid_input",
      "not_allowed",
      "beyond_authority",
      "reauthentication_needed",
      "not_found",
      "conflict",
      "look_again",
      "request_closed",
      "request_moved_on",
      "too_many_requests",
    ),
  },
});

const stepRoute = <Path extends string, Body extends z.ZodType>(path: Path, body: Body, told: string) =>
  createRoute({
    method: "post",
    path: `/requests/{id}/${path}` as const,
    middleware: limited,
    request: { params, body: jsonBody(body) },
    responses: { 200: reply(told, RequestReply), ...STEP },
  });

const postAddition = stepRoute("additions", Addition, "Another word, or the facts as they are now");
const postEndorsement = stepRoute("endorsement", NotedStep, "Endorsed by sales");
const postQuestion = stepRoute("question", NotedStep, "Waits for the asker's answer");
const postAssignment = stepRoute("assignment", Assignment, "Given to another member");
const postWithdrawal = stepRoute("withdrawal", NotedStep, "Withdrawn by who asked");
const postCondition = stepRoute("condition", NotedStep, "The deposit was proved");
const postEnd = stepRoute("end", NotedStep, "The release holds no more");

export const requests = newRoutes()
  .openapi(postRequest, async (c) =>
    c.json(await askRequest({ ...c.var, ...clockOf(c) }, c.req.valid("json")), 201),
  )
  .openapi(getRequests, async (c) =>
    c.json(await listRequests({ ...c.var, ...clockOf(c) }, c.req.valid("query")), 200),
  )
  .openapi(getStanding, async (c) =>
    c.json(await requestStanding({ ...c.var, ...clockOf(c) }, c.req.valid("query").after), 200),
  )
  .openapi(getRequest, async (c) =>
    c.json(await readRequest({ ...c.var, ...clockOf(c) }, c.req.valid("param").id), 200),
  )
  .openapi(postDecision, async (c) =>
    c.json(
      await decideRequest({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(postAddition, async (c) =>
    c.json(
      await addToRequest({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(postEndorsement, async (c) =>
    c.json(
      await endorseRequest({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(postQuestion, async (c) =>
    c.json(await askBack({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(postAssignment, async (c) =>
    c.json(
      await reassignRequest({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(postWithdrawal, async (c) =>
    c.json(
      await withdrawRequest({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(postCondition, async (c) =>
    c.json(
      await proveCondition({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(postEnd, async (c) =>
    c.json(await endRelease({ ...c.var, ...clockOf(c) }, c.req.valid("param").id, c.req.valid("json")), 200),
  );

import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type * as z from "zod";
import { type ErrorCode, Problem } from "#shared/contract/errors.ts";
import type { AppEnv, Routes } from "./env.ts";
import { AppError, STATUS } from "./errors.ts";

const MAX_FIELDS = 20;

/** Named once in /openapi.json instead of repeated in every route. */
const NamedProblem = Problem.meta({ id: "Problem" });

/** An empty set of routes whose inputs are refused as `invalid_input` with the names of the fields. */
export function newRoutes(): Routes {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.error);
    },
  });
}

/** The JSON of a body; what is none is `bad_request`, without a cause: the parser's message would quote a password. */
export async function readJson(c: Context<AppEnv>): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new AppError("bad_request");
  }
}

/** The refusal for input that a schema does not accept. */
export function invalidInput(error: z.core.$ZodError): AppError {
  return new AppError("invalid_input", {
    fields: error.issues
      .slice(0, MAX_FIELDS)
      .map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message })),
  });
}

/** `responses` entry of a route: this schema as JSON. */
export function reply<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } };
}

/** `body` of a route's request: this schema as JSON, compulsory. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } };
}

/**
 * `responses` entries for the refusals of a route, grouped by status; spread after the replies. Its type is empty on
 * purpose: refusals are thrown as AppError, a handler never returns one.
 */
export function refusals(...codes: ErrorCode[]): Record<never, never> {
  const byStatus = Map.groupBy(new Set<ErrorCode>(["not_signed_in", ...codes]), (code) => STATUS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      { description: list.join(", "), content: { "application/problem+json": { schema: NamedProblem } } },
    ]),
  );
}

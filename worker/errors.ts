import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ErrorCode, Problem } from "#shared/contract/errors.ts";
import { failedStatement } from "./db/failed-statement.ts";
import type { AppEnv } from "./env.ts";

export const STATUS = {
  bad_request: 400,
  invalid_input: 422,
  not_signed_in: 401,
  not_allowed: 403,
  beyond_authority: 403,
  shadow_mode: 403,
  not_found: 404,
  conflict: 409,
  stale_version: 412,
  request_closed: 409,
  request_moved_on: 412,
  report_closed: 409,
  report_moved_on: 412,
  own_report: 403,
  same_person: 409,
  corroboration_needed: 409,
  look_again: 409,
  reauthentication_needed: 403,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  contract_too_old: 426,
  too_many_requests: 429,
  too_large: 413,
  setup_done: 409,
  setup_secret_wrong: 403,
  sign_in_failed: 401,
  code_expired: 400,
  redirect_refused: 400,
  provider_unavailable: 503,
  source_unavailable: 503,
  import_closed: 409,
  import_chunk_differs: 409,
  import_unbalanced: 422,
  import_wrong_company: 422,
  import_incomplete: 409,
  import_busy: 409,
  cursor_expired: 410,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

type Detail = {
  cause?: unknown;
  fields?: Problem["fields"];
  authority?: Problem["authority"];
  outcome?: Problem["outcome"];
  lookAgain?: Problem["lookAgain"];
  retryAfterSeconds?: number;
};

/** A refusal that the caller is told about by its code alone; `cause` goes to the log, never to the caller. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: Problem["fields"];
  readonly authority: Problem["authority"];
  readonly outcome: Problem["outcome"];
  readonly lookAgain: Problem["lookAgain"];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail: Detail = {}) {
    super(code, { cause: detail.cause });
    this.code = code;
    this.fields = detail.fields;
    this.authority = detail.authority;
    this.outcome = detail.outcome;
    this.lookAgain = detail.lookAgain;
    this.retryAfterSeconds = detail.retryAfterSeconds;
  }
}

/** The refusal of one input that its schema alone cannot judge. */
export const invalidField = (path: string): AppError =>
  new AppError("invalid_input", { fields: [{ path, message: "required here" }] });

const HTTP_CODES: Record<number, ErrorCode> = {
  400: "bad_request",
  403: "not_allowed",
  413: "too_large",
  415: "bad_request",
};

/** Any thrown thing as a refusal with a code; what is not known is `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof HTTPException ? HTTP_CODES[error.status] : undefined;
  return new AppError(code ?? "internal", { cause: error });
}

/** RFC 9457 reply; the title is for logs, people read `errors.<code>` of the extension. */
export function problemReply(c: Context<AppEnv>, error: AppError): Response {
  const problem: Problem = {
    type: `urn:vigie:problem:${error.code}`,
    title: error.code.replaceAll("_", " "),
    status: STATUS[error.code],
    code: error.code,
    requestId: c.var.requestId,
    ...(error.fields && { fields: error.fields }),
    ...(error.authority && { authority: error.authority }),
    ...(error.outcome && { outcome: error.outcome }),
    ...(error.lookAgain && { lookAgain: error.lookAgain }),
  };
  if (error.retryAfterSeconds) c.header("Retry-After", String(error.retryAfterSeconds));
  return c.body(JSON.stringify(problem), STATUS[error.code], { "content-type": "application/problem+json" });
}

/** One JSON line for the log: what happened, never what the caller sent. */
export function logFailure(c: Context<AppEnv>, error: AppError): void {
  console.error(
    JSON.stringify({
      requestId: c.var.requestId,
      method: c.req.method,
      path: c.req.path,
      code: error.code,
      causes: causesOf(error.cause),
    }),
  );
}

/** A failure and what caused it, for the log: statements without their parameters, which hold names and amounts. */
export function causesOf(failure: unknown): string[] {
  const causes: string[] = [];
  for (let cause: unknown = failure; cause instanceof Error && causes.length < 4; cause = cause.cause)
    causes.push(failedStatement(cause) ?? cause.stack ?? cause.message);
  return causes;
}

import * as z from "zod";
import type { Answer, Failure } from "#extension/platform/messages.ts";
import { Problem } from "#shared/contract/errors.ts";
import { CONTRACT_HEADER, CONTRACT_VERSION, REQUEST_HEADER } from "#shared/contract/version.ts";
import { failed, ok } from "#shared/result.ts";

/** Where the organization's Worker is, and the bearer of this device; null before sign-in. */
export type Endpoint = { apiUrl: string; token: string | null; fetch?: typeof fetch };

export type Call = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path under the address, with its query; starts with one slash. */
  path: string;
  body?: unknown;
  /** Of a POST: the same key when the same thing is tried again. Made up when absent. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** A service worker dies when an answer takes longer than 30 s. */
const TIMEOUT_MS = 25_000;

const failure = (code: Failure["code"], requestId: string | null = null) =>
  failed<Failure>({ code, requestId });

const badReply = (response: Response) => failure("bad_reply", response.headers.get(REQUEST_HEADER));

const address = (apiUrl: string, path: string): URL | null => {
  if (!/^\/[^/\\]/.test(path) || !URL.canParse(path, apiUrl)) return null;
  const url = new URL(path, apiUrl);
  return url.origin === new URL(apiUrl).origin ? url : null;
};

const headersOf = ({ method, body, idempotencyKey }: Call, token: string | null): Headers => {
  const headers = new Headers({ Accept: "application/json", [CONTRACT_HEADER]: String(CONTRACT_VERSION) });
  if (token !== null) headers.set("Authorization", `Bearer ${token}`);
  if (body !== undefined) headers.set("Content-Type", "application/json");
  if (method === "POST") headers.set("Idempotency-Key", idempotencyKey ?? crypto.randomUUID());
  return headers;
};

const replyOf = async (response: Response): Promise<Answer<unknown>> => {
  const text = await response.text();
  const json: unknown = text === "" ? null : JSON.parse(text);
  if (response.ok) return ok(json);
  const problem = Problem.safeParse(json);
  if (!problem.success) return badReply(response);
  const { code, requestId, authority, outcome, lookAgain, fields } = problem.data;
  return failed<Failure>({
    code,
    requestId,
    ...(authority && { authority }),
    ...(outcome && { outcome }),
    ...(lookAgain && { lookAgain }),
    ...(fields && { fields: fields.map(({ path }) => path) }),
  });
};

/**
 * The only fetch of the extension. Never throws: a refusal carries the API's code, anything on the way is `offline`
 * (no answer in 25 s included), `cancelled`, or `bad_reply` (not JSON, or not what `reply` describes).
 */
export const callApi = async <Reply = unknown>(
  { apiUrl, token, fetch: send = fetch }: Endpoint,
  call: Call,
  reply?: z.ZodType<Reply>,
): Promise<Answer<Reply>> => {
  const url = address(apiUrl, call.path);
  if (url === null) return failure("bad_request");
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await send(url, {
      method: call.method,
      headers: headersOf(call, token),
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      signal: call.signal === undefined ? timeout : AbortSignal.any([timeout, call.signal]),
    });
  } catch {
    return failure(call.signal?.aborted === true ? "cancelled" : "offline");
  }
  try {
    const answer = await replyOf(response);
    if (!answer.ok) return answer;
    const parsed = (reply ?? z.unknown()).safeParse(answer.value);
    return parsed.success ? ok(parsed.data as Reply) : badReply(response);
  } catch {
    if (call.signal?.aborted === true) return failure("cancelled");
    return timeout.aborted ? failure("offline") : badReply(response);
  }
};

import { readBody } from "./read-body.ts";
import type { Reply } from "./reply.ts";
import type { SourceContext } from "./source-context.ts";
import type { Unavailable } from "./source-outcome.ts";

export type SourceRequest = {
  url: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body: string | null;
  timeoutMs: number;
  /** Statuses beside 200 that are an answer of this source. */
  answers: readonly number[];
};

/** `again`: the same request may fare better later. `retryAfterMs`: how long the source asks to be left alone; null: it does not say. */
export type Heard =
  | { kind: "reply"; reply: Reply }
  | {
      kind: "failed";
      why: Unavailable;
      status: number | null;
      again: boolean;
      retryAfterMs: number | null;
    };

const MOST_BYTES = 4_000_000;
const OK = 200;

const failure = (why: Unavailable, status: number | null, again: boolean): Heard => ({
  kind: "failed",
  why,
  status,
  again,
  retryAfterMs: null,
});

/** Sends one request and reads its answer within its time; never throws. Redirects are not followed. */
export async function sendOnce(context: SourceContext, request: SourceRequest): Promise<Heard> {
  const { url, method, headers, body, timeoutMs } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await context.fetch(url, {
      method,
      headers: { accept: "application/json", "user-agent": context.userAgent, ...headers },
      body,
      redirect: "manual",
      signal,
    });
    return await heard(response, request, context.now());
  } catch {
    return failure(signal.aborted ? "timeout" : "network", null, true);
  }
}

async function heard(response: Response, request: SourceRequest, now: number): Promise<Heard> {
  const { status } = response;
  const expected = status === OK || request.answers.includes(status);
  if (!expected) {
    await response.body?.cancel();
    return refusal(response, now);
  }
  const body = await readBody(response, MOST_BYTES);
  if (body.kind === "too_large") return failure("bad_shape", status, false);
  const parsed = parseJson(body.text);
  if (parsed === undefined && status === OK) return failure("not_json", status, true);
  if (parsed === undefined && status >= 500) return failure("server_error", status, true);
  return {
    kind: "reply",
    reply: { status, body: parsed ?? null, location: response.headers.get("location") },
  };
}

function refusal(response: Response, now: number): Heard {
  const { status } = response;
  if (status === 429)
    return {
      kind: "failed",
      why: "rate_limited",
      status,
      again: true,
      retryAfterMs: retryAfter(response.headers.get("retry-after"), now),
    };
  if (status >= 500) return failure("server_error", status, true);
  if (status === 401) return failure("key_refused", status, false);
  return failure("bad_shape", status, false);
}

const MOST_PAUSE_MS = 300_000;

/** Seconds or a date (RFC 9110, 10.2.3), at most five minutes. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(MOST_PAUSE_MS, Math.max(0, ms)) : null;
}

/** undefined for a text that is no JSON, as a page of a proxy or a body that was cut. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

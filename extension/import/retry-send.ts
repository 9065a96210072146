import type { Failure } from "#extension/platform/messages.ts";
import { failed, type Result } from "#shared/result.ts";

/** How requests leave: `callApi` in a page, `fetch` in Node. A POST repeated under the same key has its effect once. */
export type Send = (
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: unknown,
  options?: { idempotencyKey?: string; signal?: AbortSignal },
) => Promise<Result<unknown, Failure>>;

const PASSING: ReadonlySet<Failure["code"]> = new Set([
  "offline",
  "internal",
  "bad_reply",
  "too_many_requests",
]);
const DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

export const cancelledFailure: Failure = { code: "cancelled", requestId: null };

/** Sends until it is answered: what passes (no network, a server error, too many requests) is tried again, later each time. */
export const retrying =
  (send: Send, wait: (ms: number) => Promise<void>, signal?: AbortSignal): Send =>
  async (method, path, body, options = {}) => {
    const idempotencyKey = options.idempotencyKey ?? crypto.randomUUID();
    const all = { idempotencyKey, ...(signal ? { signal } : {}), ...options };
    for (let attempt = 0; ; attempt++) {
      if (signal?.aborted) return failed(cancelledFailure);
      const answer = await send(method, path, body, all);
      const delay = DELAYS_MS[attempt];
      if (answer.ok || delay === undefined || !PASSING.has(answer.error.code)) return answer;
      await wait(delay);
    }
  };

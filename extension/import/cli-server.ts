import type { Failure } from "#extension/platform/messages.ts";
import { Problem } from "#shared/contract/errors.ts";
import { CONTRACT_HEADER, CONTRACT_VERSION } from "#shared/contract/version.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import type { Send } from "./retry-send.ts";

const offline: Failure = { code: "offline", requestId: null };

/** Signs in with a password and answers with the bearer token. */
export const signIn = async (
  apiUrl: string,
  email: string,
  password: string,
): Promise<Result<string, Failure>> => {
  try {
    const response = await fetch(new URL("/api/auth/sign-in/email", apiUrl), {
      method: "POST",
      headers: { "Content-Type": "application/json", [CONTRACT_HEADER]: String(CONTRACT_VERSION) },
      body: JSON.stringify({ email, password }),
    });
    const token = response.headers.get("set-auth-token");
    return response.ok && token ? ok(token) : failed({ code: "sign_in_failed", requestId: null });
  } catch {
    return failed(offline);
  }
};

/** Requests to the API with a bearer token, for use outside a browser. */
export const apiSend =
  (apiUrl: string, token: string): Send =>
  async (method, path, body, options = {}) => {
    let response: Response;
    try {
      response = await fetch(new URL(path, apiUrl), {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          [CONTRACT_HEADER]: String(CONTRACT_VERSION),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...(method === "POST" ? { "Idempotency-Key": options.idempotencyKey ?? crypto.randomUUID() } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    } catch {
      return failed(options.signal?.aborted ? { code: "cancelled", requestId: null } : offline);
    }
    try {
      const text = await response.text();
      const reply: unknown = text === "" ? null : JSON.parse(text);
      if (response.ok) return ok(reply);
      const problem = Problem.safeParse(reply);
      return failed(
        problem.success
          ? { code: problem.data.code, requestId: problem.data.requestId }
          : { code: response.status >= 500 ? "internal" : "bad_reply", requestId: null },
      );
    } catch {
      return failed({ code: "bad_reply", requestId: null });
    }
  };

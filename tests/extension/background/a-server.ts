import { vi } from "vitest";
import type { ErrorCode } from "#shared/contract/errors.ts";

export type Asked = {
  method: string;
  url: URL;
  headers: Headers;
  body: unknown;
  credentials: string | undefined;
};
type Reply = { status?: number; json?: unknown; text?: string; headers?: Record<string, string> } | Error;

/** Stands in for the network: `answer` gives a reply for each request; every request is kept. */
export const aServer = (
  answer: (asked: Asked) => Reply | Promise<Reply>,
): { asked: Asked[]; fetch: typeof fetch } => {
  const asked: Asked[] = [];
  const network: typeof fetch = async (input, init = {}) => {
    const request: Asked = {
      method: init.method ?? "GET",
      url: new URL(String(input)),
      headers: new Headers(init.headers),
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      credentials: init.credentials,
    };
    asked.push(request);
    init.signal?.throwIfAborted();
    const reply = await answer(request);
    init.signal?.throwIfAborted();
    if (reply instanceof Error) throw reply;
    const { status = 200, json, text = json === undefined ? "" : JSON.stringify(json), headers } = reply;
    return new Response(status === 204 ? null : text, { status, ...(headers ? { headers } : {}) });
  };
  vi.stubGlobal("fetch", network);
  return { asked, fetch: network };
};

export const aProblem = (status: number, code: ErrorCode): Reply => ({
  status,
  json: { type: "about:blank", title: code, status, code, requestId: "request-1" },
});

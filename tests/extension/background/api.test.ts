import { beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { callApi } from "#extension/background/api.ts";
import { aProblem, aServer } from "./a-server.ts";

const ENDPOINT = { apiUrl: "https://vigie.company.example", token: "token-1" };
const Reply = z.object({ answer: z.int() });

beforeEach(() => vi.unstubAllGlobals());

describe("a call", () => {
  it("carries the bearer, the contract and no cookie", async () => {
    const { asked } = aServer(() => ({ json: { answer: 42 } }));
    expect(await callApi(ENDPOINT, { method: "GET", path: "/v1/me?a=b" }, Reply)).toEqual({
      ok: true,
      value: { answer: 42 },
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url.href).toBe("https://vigie.company.example/v1/me?a=b");
    expect(asked[0]?.headers.get("Authorization")).toBe("Bearer token-1");
    expect(asked[0]?.headers.get("Vigie-Contract")).toBe("1");
    expect(asked[0]?.headers.get("Idempotency-Key")).toBeNull();
    expect(asked[0]?.credentials).toBe("omit");
  });

  it("that posts carries the key it was given, or a new one each time", async () => {
    const { asked } = aServer(() => ({ status: 204 }));
    await callApi(ENDPOINT, { method: "POST", path: "/v1/x", body: { a: 1 }, idempotencyKey: "key-1" });
    await callApi(ENDPOINT, { method: "POST", path: "/v1/x" });
    await callApi(ENDPOINT, { method: "POST", path: "/v1/x" });
    const keys = asked.map(({ headers }) => headers.get("Idempotency-Key"));
    expect(keys[0]).toBe("key-1");
    expect(asked[0]?.body).toEqual({ a: 1 });
    expect(new Set(keys).size).toBe(3);
  });

  it("before sign-in carries no bearer", async () => {
    const { asked } = aServer(() => ({ json: {} }));
    await callApi({ ...ENDPOINT, token: null }, { method: "GET", path: "/v1/health" });
    expect(asked[0]?.headers.has("Authorization")).toBe(false);
  });

  it("answers nothing with null", async () => {
    aServer(() => ({ status: 204 }));
    expect(await callApi(ENDPOINT, { method: "DELETE", path: "/v1/x" })).toEqual({ ok: true, value: null });
  });
});

describe("a call fails with", () => {
  const call = () => callApi(ENDPOINT, { method: "GET", path: "/v1/me" }, Reply);
  const failure = (code: string, requestId: string | null = null) => ({
    ok: false,
    error: { code, requestId },
  });

  it("the code of the API and its request", async () => {
    aServer(() => aProblem(409, "stale_version"));
    expect(await call()).toEqual(failure("stale_version", "request-1"));
  });

  it("offline when there is no network", async () => {
    aServer(() => new TypeError("Failed to fetch"));
    expect(await call()).toEqual(failure("offline"));
  });

  it("bad_reply for something that is not JSON", async () => {
    aServer(() => ({ text: "<html>" }));
    expect(await call()).toEqual(failure("bad_reply"));
  });

  it("bad_reply for another shape than the contract's", async () => {
    aServer(() => ({ json: { answer: "42" } }));
    expect(await call()).toEqual(failure("bad_reply"));
  });

  it("bad_reply for a refusal that is no problem of ours", async () => {
    aServer(() => ({ status: 502, json: { error: "proxy" } }));
    expect(await call()).toEqual(failure("bad_reply"));
  });

  it.each([
    ["not JSON", { text: "<html>" }],
    ["of another shape", { json: { answer: "42" } }],
    ["no problem of ours", { status: 502, json: { error: "proxy" } }],
  ])("the name of the request where the reply is %s, so that the log can be searched", async (_, reply) => {
    aServer(() => ({ ...reply, headers: { "Vigie-Request": "request-7" } }));
    expect(await call()).toEqual(failure("bad_reply", "request-7"));
  });

  it("cancelled when it was called off", async () => {
    const off = new AbortController();
    aServer(() => {
      off.abort();
      return { json: { answer: 1 } };
    });
    const answer = await callApi(ENDPOINT, { method: "GET", path: "/v1/me", signal: off.signal }, Reply);
    expect(answer).toEqual(failure("cancelled"));
  });

  it.each(["v1/me", "//evil.example/v1/me", "/\\evil.example", "https://evil.example/v1/me", ""])(
    "bad_request and no request for the path %j",
    async (path) => {
      const { asked } = aServer(() => ({ json: {} }));
      expect(await callApi(ENDPOINT, { method: "GET", path })).toEqual(failure("bad_request"));
      expect(asked).toEqual([]);
    },
  );
});

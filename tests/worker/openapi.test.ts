import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { app } from "#worker/app.ts";

// A change of this file is a change of the contract: read it, and raise CONTRACT_VERSION when clients of before would break.
it("describes the whole API as the snapshot says", async () => {
  const reply = await app.request("/openapi.json", {}, env);
  expect(reply.status).toBe(200);
  const description = JSON.stringify(await reply.json(), null, 2);
  await expect(`${description}\n`).toMatchFileSnapshot("../fixtures/openapi.json");
});

it("names for every route under /v1 how it refuses those who are not signed in", async () => {
  const { paths } = (await (await app.request("/openapi.json", {}, env)).json()) as {
    paths: Record<string, Record<string, { responses: Record<string, unknown>; security?: unknown[] }>>;
  };
  const silent = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { responses, security }]) => security?.length !== 0 && !responses[401])
      .map(([method]) => `${method} ${path}`),
  );
  expect(silent).toEqual([]);
});

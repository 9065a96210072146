import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import type { Job } from "#worker/env.ts";
import worker from "#worker/index.ts";
import { anOrganization } from "./a-member.ts";

it("a job that fails is tried again, and its log names the statement without the facts", async () => {
  const { number: organization } = await anOrganization();
  const broken = {
    ...env,
    DB: new Proxy(env.DB, {
      get: (database, name) =>
        name === "prepare"
          ? (sql: string) => database.prepare(sql.replaceAll("legal_entity", "no_such_table"))
          : Reflect.get(database, name).bind(database),
    }),
  };
  const job: Job = { kind: "assess_due", organization, day: 20_000 };
  const batch = createMessageBatch<Job>("vigie-jobs", [
    { id: "one", timestamp: new Date(), attempts: 1, body: job },
  ]);
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await worker.queue(batch, broken as never);
  const logged = JSON.stringify(log.mock.calls);
  log.mockRestore();
  const { retryMessages, explicitAcks } = await getQueueResult(batch, createExecutionContext());
  expect(retryMessages.map(({ msgId }) => msgId)).toEqual(["one"]);
  expect(explicitAcks).toEqual([]);
  expect(logged).toContain("no such table");
  expect(logged).toContain("from legal_entity e");
  expect(logged).not.toContain("params");
});

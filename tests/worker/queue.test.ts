import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import type { Job } from "#worker/env.ts";
import worker from "#worker/index.ts";
import { aLedger, today } from "./a-ledger.ts";
import { anOrganization } from "./a-member.ts";
import { deliver } from "./an-import.ts";

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

it("readers are let in between the slices of a job", async () => {
  const organization = await anOrganization();
  await aLedger(
    organization,
    Array.from({ length: 120 }, (_, place) => ({ name: `Maison ${place}` })),
  );
  await env.DB.prepare("update legal_entity set next_change_on = ? where organization = ?")
    .bind(today(), organization.number)
    .run();
  let waiting = 0;
  const reader = setInterval(() => {
    waiting += 1;
  }, 0);
  await deliver({ kind: "assess_due", organization: organization.number, day: today() });
  clearInterval(reader);
  // Three slices: before each assessing, before each writing, and after each.
  expect(waiting).toBeGreaterThanOrEqual(9);
});

import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "#worker/db/database.ts";
import { stalledRuns } from "#worker/db/runs.ts";
import { type AnOrganization, anOrganization } from "../a-member.ts";

const NOW = 1_000_000;
let organization: AnOrganization;
beforeEach(async () => {
  organization = await anOrganization();
  const insert = (id: string, state: string, updatedAt: number | null, completedAt: number | null) =>
    env.DB.prepare(
      "insert into run (organization, id, kind, day, state, started_at, updated_at, completed_at) values (?, ?, 'policy', 1, ?, 0, ?, ?)",
    ).bind(organization.number, id, state, updatedAt, completedAt);
  await env.DB.batch([
    insert("silent", "running", NOW - 1, null),
    insert("never heard of", "running", null, null),
    insert("at work", "running", NOW, null),
    insert("given up, not cleared", "cancelled", NOW - 1, null),
    insert("given up and cleared", "cancelled", NOW - 1, NOW - 1),
    insert("done", "complete", NOW - 1, NOW - 1),
  ]);
});

test("runs that stand still and those given up that are not cleared away are taken up", async () => {
  const found = (await stalledRuns(openDatabase(env), NOW))
    .filter((run) => run.organization === organization.number)
    .map(({ id }) => id);
  expect(found.toSorted()).toEqual(["given up, not cleared", "never heard of", "silent"]);
});

test("they are found among many without reading those that ended", async () => {
  const { results } = await env.DB.prepare(
    "explain query plan select id from run where completed_at is null and (updated_at is null or updated_at < 1)",
  ).all<{ detail: string }>();
  expect(results.map(({ detail }) => detail).join("\n")).toContain("run_unfinished");
});

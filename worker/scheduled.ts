import { purgeAttempts } from "./db/attempts.ts";
import { openDatabase, runBatch } from "./db/database.ts";
import { purgeKeys } from "./db/idempotency.ts";
import { stalledImports } from "./db/imports.ts";
import { importsToEmpty } from "./db/remove-rows.ts";
import { purgeSessions } from "./db/sessions.ts";
import { tenantClocks } from "./db/tenant-clock.ts";
import type { Env, Job } from "./env.ts";
import { STALLED_MS } from "./services/import-jobs.ts";
import { dayIn } from "./services/read-day.ts";

/** What a newer snapshot replaced is kept so long, for looking back. */
const SUPERSEDED_KEPT_MS = 35 * 86_400_000;
/** The queue takes 100 messages at once. */
const MESSAGES_AT_ONCE = 100;

/**
 * The nightly work, handed to the queue: assess who is due on the organization's own day, take up imports whose job was
 * lost, remove rows nobody needs.
 */
export async function scheduled(controller: ScheduledController, env: Env): Promise<void> {
  const now = controller.scheduledTime;
  const db = openDatabase(env);
  const jobs: Job[] = [
    ...(await tenantClocks(db)).map(
      ({ organization, timeZone }): Job => ({
        kind: "assess_due",
        organization,
        day: dayIn(timeZone, now),
      }),
    ),
    ...(await stalledImports(db, now - STALLED_MS)).map(
      ({ organization, id }): Job => ({ kind: "derive_import", organization, importId: id }),
    ),
    ...(await importsToEmpty(db, now - SUPERSEDED_KEPT_MS)).map(
      (row): Job => ({ kind: "remove_import", ...row }),
    ),
  ];
  for (let from = 0; from < jobs.length; from += MESSAGES_AT_ONCE)
    await env.JOBS.sendBatch(jobs.slice(from, from + MESSAGES_AT_ONCE).map((body) => ({ body })));
  await runBatch(db, [purgeKeys(db, now), purgeAttempts(db, now), ...purgeSessions(db, new Date(now))]);
}

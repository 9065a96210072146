import { purgeAttempts } from "./db/attempts.ts";
import { type Database, openDatabase, runBatch } from "./db/database.ts";
import { purgeKeys } from "./db/idempotency.ts";
import { stalledImports } from "./db/imports.ts";
import { purgePreviews, stalledPreviews } from "./db/policy-previews.ts";
import { importsToEmpty } from "./db/remove-rows.ts";
import { type StalledRun, stalledRuns } from "./db/runs.ts";
import { purgeSessions } from "./db/sessions.ts";
import { purgeAnswers } from "./db/source-answers.ts";
import { watchedSources } from "./db/source-settings.ts";
import { tenantClocks } from "./db/tenant-clock.ts";
import type { Env, Job } from "./env.ts";
import { announce } from "./live/announce.ts";
import { sendJobs } from "./send-jobs.ts";
import { STALLED_MS } from "./services/import-jobs.ts";
import { dayIn } from "./services/read-day.ts";
import { watchedBy, watchJobs } from "./services/watch.ts";
import { watchReports } from "./services/watch-reports.ts";
import { watchRequests } from "./services/watch-requests.ts";

/** What a newer snapshot replaced is kept so long, for looking back. */
const SUPERSEDED_KEPT_MS = 35 * 86_400_000;
const PREVIEWS_KEPT_MS = 30 * 86_400_000;

/** The cron of wrangler.toml that is the night; the others only take up what was lost. */
export const NIGHTLY = "15 2 * * *";

/**
 * Takes up jobs that the queue lost; at night also hands it the nightly work: assess who is due on the organization's own day,
 * remove rows nobody needs.
 */
export async function scheduled(controller: ScheduledController, env: Env): Promise<void> {
  const now = controller.scheduledTime;
  const db = openDatabase(env);
  const night = controller.cron === NIGHTLY;
  const touched = new Set([...(await watchRequests(db, now)), ...(await watchReports(db, now))]);
  for (const organization of touched) await announce(env, organization);
  const jobs = [...(night ? await nightlyJobs(db, now) : []), ...(await lostJobs(db, now))];
  await sendJobs(env, jobs);
  if (!night) return;
  await runBatch(db, [
    ...[purgeKeys(db, now), purgeAttempts(db, now), purgePreviews(db, now - PREVIEWS_KEPT_MS)],
    purgeAnswers(db, now),
    ...purgeSessions(db, new Date(now)),
  ]);
}

async function nightlyJobs(db: Database, now: number): Promise<Job[]> {
  const clocks = await tenantClocks(db);
  const watched = await watchedSources(db);
  return [
    // What the sources tell is known before customers are assessed for the day.
    ...clocks.flatMap(({ organization, timeZone }) =>
      watchJobs(organization, dayIn(timeZone, now), watched.get(organization)),
    ),
    ...clocks.flatMap(({ organization, timeZone }): Job[] => {
      const day = dayIn(timeZone, now);
      return [
        { kind: "assess_due", organization, day },
        { kind: "purge", organization, day },
        { kind: "seal_audit", organization, day },
      ];
    }),
    ...(await importsToEmpty(db, now - SUPERSEDED_KEPT_MS)).map(
      (row): Job => ({ kind: "remove_import", ...row }),
    ),
  ];
}

async function lostJobs(db: Database, now: number): Promise<Job[]> {
  const before = now - STALLED_MS;
  return [
    ...(await stalledImports(db, before)).map(
      ({ organization, id }): Job => ({ kind: "derive_import", organization, importId: id }),
    ),
    ...(await stalledRuns(db, before)).map(jobOfRun),
    ...(await stalledPreviews(db, before)).map(
      ({ organization, id }): Job => ({ kind: "policy_preview", organization, previewId: id }),
    ),
  ];
}

function jobOfRun({ organization, id, kind, day }: StalledRun): Job {
  if (kind === "watch") return { kind, organization, day, what: watchedBy(id) };
  if (kind === "policy") return { kind: "policy_run", organization, runId: id };
  if (kind === "reassess_all") return { kind: "reassess_all", organization, runId: id };
  return kind === "purge" ? { kind: "purge", organization, day } : { kind: "assess_due", organization, day };
}

import { type Database, openDatabase } from "./db/database.ts";
import { timeZoneOf } from "./db/tenant-clock.ts";
import type { Env, Job } from "./env.ts";
import { causesOf } from "./errors.ts";
import { announce } from "./live/announce.ts";
import { reportTexts } from "./live/report-texts.ts";
import { sendJob, sendJobs } from "./send-jobs.ts";
import { deriveImport } from "./services/derive-import.ts";
import { forgetOutside } from "./services/forget-outside.ts";
import { forgetReports } from "./services/forget-reports.ts";
import { giveUpImport } from "./services/give-up-import.ts";
import { letReadersIn } from "./services/let-readers-in.ts";
import { assessDue } from "./services/nightly-run.ts";
import { goOnWithPolicy } from "./services/policy-run.ts";
import { giveUpPreview, goOnWithPreview } from "./services/preview-policy.ts";
import { purge } from "./services/purge.ts";
import { dayIn } from "./services/read-day.ts";
import { reassessAll } from "./services/reassess-all.ts";
import { removeImportRows } from "./services/remove-import-rows.ts";
import { sealAudit } from "./services/seal-audit.ts";
import { watch } from "./services/watch.ts";

/** As wrangler.toml says of this queue: a message that fails once more is dropped. */
export const MAX_RETRIES = 5;
/** D1 takes 1,000 queries an invocation; a slice makes some 25. */
const SLICES_A_MESSAGE = 25;

/**
 * Works on jobs a few slices at a time and hands the rest back to the queue, so that no invocation grows with the customer
 * base. What fails is logged without the facts it was about and delivered again; what was done stays done.
 */
export async function queue(batch: MessageBatch<Job>, env: Env): Promise<void> {
  const db = openDatabase(env);
  for (const message of batch.messages) {
    try {
      if (await workOn(db, env, message.body)) await sendJob(env, message.body);
      message.ack();
      await announce(env, message.body.organization);
    } catch (failure) {
      console.error(JSON.stringify({ job: message.body, causes: causesOf(failure) }));
      if (message.attempts <= MAX_RETRIES || !(await gaveUp(db, message.body, env))) message.retry();
      else message.ack();
    }
  }
}

/** An import or a preview whose job failed for the last time ends; the other jobs are taken up again by the cron. */
async function gaveUp(db: Database, job: Job, env: Env): Promise<boolean> {
  try {
    if (job.kind === "policy_preview") {
      await giveUpPreview(db, job.organization, job.previewId, Date.now());
      return true;
    }
    if (job.kind !== "derive_import") return false;
    const jobs = await giveUpImport(db, job.organization, job.importId, Date.now());
    await sendJobs(env, jobs);
    return true;
  } catch (failure) {
    console.error(JSON.stringify({ gaveUp: job, causes: causesOf(failure) }));
    return false;
  }
}

/** True when there is more to do. */
async function workOn(db: Database, env: Env, job: Job): Promise<boolean> {
  for (let slice = 0; slice < SLICES_A_MESSAGE; slice++) {
    if (!(await nextSlice(db, env, job, Date.now()))) return false;
    await letReadersIn();
  }
  return true;
}

async function nextSlice(db: Database, env: Env, job: Job, now: number): Promise<boolean> {
  const { organization } = job;
  const clock = async () => ({ now, today: dayIn(await timeZoneOf(db, organization), now) });
  switch (job.kind) {
    case "derive_import":
      return deriveImport(db, organization, job.importId, await clock());
    case "remove_import":
      return removeImportRows(db, organization, job.importId, now);
    case "reassess_all":
      return reassessAll(db, organization, job.runId, await clock());
    case "policy_run":
      return goOnWithPolicy(db, organization, job.runId, await clock());
    case "policy_preview":
      return goOnWithPreview(db, organization, job.previewId, now);
    case "seal_audit":
      await sealAudit(db, env, organization);
      return false;
    case "purge":
      return (
        (await purge(db, organization, job.day, now)) ||
        (await forgetReports(db, reportTexts(env, organization), organization, job.day)) ||
        forgetOutside(db, organization, job.day)
      );
    case "assess_due":
      return assessDue(db, organization, job.day, now);
    case "watch":
      return watch(db, env, organization, job.what, { day: job.day, ...(await clock()) });
  }
}

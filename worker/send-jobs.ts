import type { Env, Job } from "./env.ts";

type Queues = Pick<Env, "JOBS" | "WATCHES">;

/** The queue takes 100 messages at once. */
const MESSAGES_AT_ONCE = 100;

/** Watches go at the pace of their sources: they have a queue of their own, so that nobody's import waits behind them. */
const queueOf = (env: Queues, job: Job): Queue<Job> => (job.kind === "watch" ? env.WATCHES : env.JOBS);

export const sendJob = async (env: Queues, job: Job): Promise<void> => {
  await queueOf(env, job).send(job);
};

/** Hands jobs over in their order, each to its queue. */
export async function sendJobs(env: Queues, jobs: readonly Job[]): Promise<void> {
  for (const [queue, own] of Map.groupBy(jobs, (job) => queueOf(env, job)))
    for (let from = 0; from < own.length; from += MESSAGES_AT_ONCE)
      await queue.sendBatch(own.slice(from, from + MESSAGES_AT_ONCE).map((body) => ({ body })));
}

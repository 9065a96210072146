import { app } from "./app.ts";
import type { Env, Job } from "./env.ts";
import { queue } from "./queue.ts";
import { scheduled } from "./scheduled.ts";

export default { fetch: app.fetch, queue, scheduled } satisfies ExportedHandler<Env, Job>;

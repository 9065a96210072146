import { app } from "./app.ts";
import type { Env, Job } from "./env.ts";
import { queue } from "./queue.ts";
import { scheduled } from "./scheduled.ts";

/** The platform makes the objects of this class, so it must be here by name. */
export { OrganizationObject } from "./live/organization-object.ts";

export default { fetch: app.fetch, queue, scheduled } satisfies ExportedHandler<Env, Job>;

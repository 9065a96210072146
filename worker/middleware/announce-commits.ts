import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { announceLater } from "../live/announce.ts";
import { notedCommits } from "../services/noted-commits.ts";

/** Whatever a request committed is announced once it is answered, even when it then failed. */
export const announceCommits = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  for (const organization of notedCommits(c.var.db)) announceLater(c, organization);
});

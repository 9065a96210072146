import type { Context } from "hono";
import type { AppEnv, Env } from "../env.ts";
import { causesOf } from "../errors.ts";
import { objectOf } from "./object-of.ts";

/**
 * Tells the organization's object that something was committed. A failure is logged and no more: clients sync by
 * themselves within a minute.
 */
export async function announce(env: Env, organization: number): Promise<void> {
  try {
    await objectOf(env, organization).changed(organization);
  } catch (failure) {
    console.error(JSON.stringify({ announcing: organization, causes: causesOf(failure) }));
  }
}

/**
 * The same after the reply. Requests whose change went through `commitChange` need not call it: `announceCommits` does.
 * Without a platform to wait for it (`app.request` in a test), nothing is announced.
 */
export function announceLater(c: Context<AppEnv>, organization: number): void {
  const platform = platformOf(c);
  platform?.waitUntil(announce(c.env, organization));
}

function platformOf(c: Context<AppEnv>): Pick<ExecutionContext, "waitUntil"> | undefined {
  try {
    return c.executionCtx;
  } catch {
    return undefined;
  }
}

import type { Context } from "hono";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { AppEnv } from "../env.ts";
import { dayIn } from "../services/read-day.ts";

/** The one place where a change reads the clock: Unix milliseconds, and today in the organization's time zone. */
export function clockOf(c: Context<AppEnv>): { now: number; today: EpochDay } {
  const now = Date.now();
  return { now, today: dayIn(c.var.organization.timeZone, now) };
}

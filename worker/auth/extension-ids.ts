import type { Env } from "../env.ts";

const CHROMIUM_ID = /^[a-p]{32}$/;

function configured(env: Env): string[] {
  return env.EXTENSION_IDS.split(/[\s,]+/).filter(Boolean);
}

/** Ids of Chromium extensions that may sign in here: `EXTENSION_IDS`. */
export function chromiumIds(env: Env): string[] {
  return configured(env).filter((id) => CHROMIUM_ID.test(id));
}

/** Add-on ids of Firefox extensions that may sign in here: the other words of `EXTENSION_IDS` (`vigie@company.example`). */
export function firefoxIds(env: Env): string[] {
  return configured(env).filter((id) => !CHROMIUM_ID.test(id));
}

import type { Env } from "../env.ts";
import { chromiumIds, firefoxIds } from "./extension-ids.ts";

/**
 * The id of the configured extension that owns a return address of `identity.launchWebAuthFlow`; undefined for any other
 * address. Compared whole: `https://<id>.chromiumapp.org/`, or with the SHA-1 of a Firefox add-on id
 * `https://<sha1>.extensions.allizom.org/` and its loopback form (platform 3.1).
 */
export async function extensionAt(env: Env, redirectUri: string): Promise<string | undefined> {
  const chromium = chromiumIds(env).find((id) => redirectUri === `https://${id}.chromiumapp.org/`);
  if (chromium) return chromium;
  for (const id of firefoxIds(env)) {
    const hash = await sha1(id);
    const addresses = [`https://${hash}.extensions.allizom.org/`, `http://127.0.0.1/mozoauth2/${hash}`];
    if (addresses.includes(redirectUri)) return id;
  }
  return undefined;
}

async function sha1(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

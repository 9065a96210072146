import { env } from "cloudflare:workers";
import { app } from "#worker/app.ts";
import { challengeOf } from "#worker/auth/pkce.ts";
import type { Env } from "#worker/env.ts";

export const CHROMIUM_REDIRECT = `https://${env.EXTENSION_IDS.split(" ")[0]}.chromiumapp.org/`;

/** A browser as far as sign-in needs one: it keeps cookies and does not follow redirects by itself. */
export function aBrowser(bindings: Env = env) {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    headers.set("cf-connecting-ip", "192.0.2.44");
    const url = new URL(path, env.BASE_URL);
    const reply = await app.request(url.href, { ...init, headers }, bindings);
    for (const line of reply.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      const gone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
      if (gone) cookies.delete(name);
      else cookies.set(name, pair.slice(name.length + 1));
    }
    return reply;
  };
  const post = (path: string, fields: Record<string, string>) =>
    send(path, {
      method: "POST",
      headers: {
        origin: new URL(env.BASE_URL).origin,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(fields),
    });
  return { get: send, post };
}

export type ABrowser = ReturnType<typeof aBrowser>;

/** What an extension asks with: `launchWebAuthFlow` opens `startPath`. */
export async function anExtensionRequest(changed: Record<string, string> = {}) {
  const verifier = crypto.randomUUID() + crypto.randomUUID();
  const parameters = {
    redirect_uri: CHROMIUM_REDIRECT,
    state: crypto.randomUUID(),
    code_challenge: await challengeOf(verifier),
    code_challenge_method: "S256",
    ...changed,
  };
  return { verifier, parameters, startPath: `/ext/start?${new URLSearchParams(parameters)}` };
}

/** Hidden fields and choices of the page's form as they would be sent. */
export function fieldsOf(page: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [input] of page.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    const value = /value="([^"]*)"/.exec(input)?.[1];
    if (name) fields[name] = (value ?? "").replaceAll("&amp;", "&").replaceAll("&quot;", '"');
  }
  return fields;
}

export const buy = (
  code: string,
  codeVerifier: string,
  device: { deviceName?: string; deviceId?: string; replaces?: string } = {},
) =>
  app.request(
    "/ext/token",
    {
      method: "POST",
      headers: { "content-type": "application/json", "cf-connecting-ip": "192.0.2.44" },
      body: JSON.stringify({ code, codeVerifier, deviceName: "Chromium on Linux", ...device }),
    },
    env,
  );

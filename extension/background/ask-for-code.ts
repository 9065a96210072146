import { browser } from "wxt/browser";
import type { Answer } from "#extension/platform/messages.ts";
import { failed, ok } from "#shared/result.ts";

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

export const randomText = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string): Promise<string> =>
  base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));

/**
 * Runs the sign-in page of the organization in a window and brings back the single-use code (PKCE, S256): for a bearer of this
 * device, or to prove anew who sits here.
 */
export const askForCode = async (
  apiUrl: string,
  verifier: string,
  purpose?: "reauthenticate",
): Promise<Answer<string>> => {
  const state = randomText();
  const start = new URL("/ext/start", apiUrl);
  start.search = new URLSearchParams({
    redirect_uri: browser.identity.getRedirectURL(),
    state,
    code_challenge: await challengeOf(verifier),
    ...(purpose && { purpose }),
  }).toString();
  const back = await browser.identity
    .launchWebAuthFlow({ url: start.href, interactive: true })
    .catch(() => undefined);
  if (back === undefined || !URL.canParse(back)) return failed({ code: "cancelled", requestId: null });
  const answer = new URL(back).searchParams;
  const code = answer.get("code");
  return code !== null && answer.get("state") === state
    ? ok(code)
    : failed({ code: answer.has("error") ? "sign_in_failed" : "bad_reply", requestId: null });
};

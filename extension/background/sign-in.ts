import { browser } from "wxt/browser";
import type { Answer } from "#extension/platform/messages.ts";
import { accountItem, apiUrlItem, deviceIdItem, expiredItem } from "#extension/platform/storage.ts";
import { tellTabs } from "#extension/platform/tell.ts";
import { Me, TokenReply } from "#shared/contract/me.ts";
import { failed, ok } from "#shared/result.ts";
import { currentAccount, reopenAccount } from "./account.ts";
import { callApi } from "./api.ts";
import { dropCopies, keepSession, openCopy } from "./copy.ts";
import { syncNow } from "./sync.ts";

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const randomText = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string): Promise<string> =>
  base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));

const deviceName = async (): Promise<string> => {
  const { os } = await browser.runtime.getPlatformInfo();
  const browserName = /Firefox\//.test(navigator.userAgent) ? "Firefox" : "Chromium";
  return `Vigie, ${browserName}, ${os}`;
};

/** Runs the sign-in page of the organization in a window and brings back the single-use code (PKCE, S256). */
const askForCode = async (apiUrl: string, verifier: string): Promise<Answer<string>> => {
  const state = randomText();
  const start = new URL("/ext/start", apiUrl);
  start.search = new URLSearchParams({
    redirect_uri: browser.identity.getRedirectURL(),
    state,
    code_challenge: await challengeOf(verifier),
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

const run = async (): Promise<Answer<null>> => {
  const apiUrl = await apiUrlItem.getValue();
  if (apiUrl === null) return failed({ code: "not_connected", requestId: null });
  const codeVerifier = randomText();
  const code = await askForCode(apiUrl, codeVerifier);
  if (!code.ok) return code;
  const former = await currentAccount();
  const body = {
    code: code.value,
    codeVerifier,
    deviceName: await deviceName(),
    deviceId: await deviceIdItem.getValue(),
    ...(former?.key.apiUrl === apiUrl && { replaces: former.session.token }),
  };
  const token = await callApi(
    { apiUrl, token: null },
    { method: "POST", path: "/ext/token", body },
    TokenReply,
  );
  if (!token.ok) return token;
  const me = await callApi({ apiUrl, token: token.value.token }, { method: "GET", path: "/v1/me" }, Me);
  if (!me.ok) return me;
  const key = { apiUrl, organizationId: me.value.organization.id, memberId: me.value.memberId };
  await reopenAccount();
  await dropCopies(null);
  const copy = await openCopy(key, () => undefined);
  await keepSession(copy, { ...token.value, me: me.value, signedInAt: Date.now() });
  copy.close();
  await accountItem.setValue(key);
  await expiredItem.setValue(false);
  void syncNow();
  await tellTabs({ name: "revisionChanged" });
  return ok(null);
};

let running: Promise<Answer<null>> | null = null;

/** Signs this device in and starts the first sync. A second call while the window is open waits for the same answer. */
export const signIn = (): Promise<Answer<null>> => {
  running ??= run().finally(() => {
    running = null;
  });
  return running;
};

import { browser } from "wxt/browser";
import type { Answer } from "#extension/platform/messages.ts";
import { accountItem, apiUrlItem, deviceIdItem, expiredItem } from "#extension/platform/storage.ts";
import { tellTabs } from "#extension/platform/tell.ts";
import { Me, TokenReply } from "#shared/contract/me.ts";
import { failed, ok } from "#shared/result.ts";
import { currentAccount, reopenAccount } from "./account.ts";
import { callApi } from "./api.ts";
import { askForCode, randomText } from "./ask-for-code.ts";
import { dropCopies, keepSession, openCopy } from "./copy.ts";
import { syncNow } from "./sync.ts";

const deviceName = async (): Promise<string> => {
  const { os } = await browser.runtime.getPlatformInfo();
  const browserName = /Firefox\//.test(navigator.userAgent) ? "Firefox" : "Chromium";
  return `Vigie, ${browserName}, ${os}`;
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

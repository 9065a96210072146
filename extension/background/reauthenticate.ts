import type { Answer, ProofAsk } from "#extension/platform/messages.ts";
import { ReauthenticationState } from "#shared/contract/reauthentication.ts";
import { failed } from "#shared/result.ts";
import { currentAccount } from "./account.ts";
import { askForCode, randomText } from "./ask-for-code.ts";
import { callAsMember } from "./call-as-member.ts";

/** Proves anew who sits here, by the password or in the company's own window; counts for this device for five minutes. */
export const reauthenticate = async (ask: ProofAsk): Promise<Answer<ReauthenticationState>> => {
  const account = await currentAccount();
  if (account === null) return failed({ code: "not_signed_in", requestId: null });
  const post = (body: object) =>
    callAsMember({ method: "POST", path: "/v1/reauthentications", body }, ReauthenticationState, account);
  if (ask.way === "password") return post(ask);
  const codeVerifier = randomText();
  const code = await askForCode(account.key.apiUrl, codeVerifier, "reauthenticate");
  return code.ok ? post({ way: "company", code: code.value, codeVerifier }) : code;
};

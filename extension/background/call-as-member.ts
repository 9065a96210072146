import type * as z from "zod";
import type { Answer } from "#extension/platform/messages.ts";
import { failed } from "#shared/result.ts";
import { type Account, currentAccount, forgetAccount } from "./account.ts";
import { type Call, callApi } from "./api.ts";

/** Calls as the signed-in member. A session the server no longer knows (401) is forgotten here, with its copy. */
export const callAsMember = async <Reply = unknown>(
  call: Call,
  reply?: z.ZodType<Reply>,
  known?: Account,
): Promise<Answer<Reply>> => {
  const account = known ?? (await currentAccount());
  if (account === null) return failed({ code: "not_signed_in", requestId: null });
  const signal = call.signal === undefined ? account.ended : AbortSignal.any([account.ended, call.signal]);
  const answer = await callApi(
    { apiUrl: account.key.apiUrl, token: account.session.token },
    { ...call, signal },
    reply,
  );
  if (!answer.ok && answer.error.code === "not_signed_in" && !account.ended.aborted) {
    await forgetAccount({ expired: true });
  }
  return answer;
};

import * as z from "zod";
import type { Answer } from "#extension/platform/messages.ts";
import { OwnChoice } from "#shared/contract/record-choices.ts";
import { ok } from "#shared/result.ts";
import type { Account } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";
import { keepChoices, readChoices } from "./copy.ts";
import { keepWords } from "./own-choices.ts";

/** A word of a later server that this version cannot read takes no other with it. */
const Reply = z.object({ tag: z.string(), choices: z.array(z.unknown()).nullable() });

/** Brings the member's words up to date; true when they changed. */
export const pullChoices = async (account: Account): Promise<Answer<{ changed: boolean }>> => {
  const kept = await readChoices(account.copy);
  const query = kept === null || kept.tag === "" ? "" : `?${new URLSearchParams({ known: kept.tag })}`;
  const answer = await callAsMember({ method: "GET", path: `/v1/choices/own${query}` }, Reply, account);
  if (!answer.ok) return answer;
  const { tag, choices } = answer.value;
  if (choices === null) {
    if (kept !== null && kept.tag !== tag) await keepChoices(account.copy, { ...kept, tag });
    return ok({ changed: false });
  }
  const read = choices.flatMap((choice) => {
    const parsed = OwnChoice.safeParse(choice);
    return parsed.success ? [parsed.data] : [];
  });
  await keepWords(account.copy, read, tag);
  return ok({ changed: JSON.stringify(kept?.choices ?? []) !== JSON.stringify(read) });
};

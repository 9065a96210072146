import * as z from "zod";
import type { Answer } from "#extension/platform/messages.ts";
import { OwnChoice } from "#shared/contract/record-choices.ts";
import { ok } from "#shared/result.ts";
import type { Account } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";
import { type Copy, keepChoices, readChoices } from "./copy.ts";
import { keyOfLink } from "./record-of.ts";

/** What counts for the member, by the key of its record. */
export type Choices = ReadonlyMap<string, readonly OwnChoice[]>;

const loaded = new WeakMap<Copy, Promise<Choices>>();

const byRecord = (choices: readonly OwnChoice[]): Choices =>
  Map.groupBy(choices, ({ link }) => keyOfLink(link));

/** The member's own words on records, and those that hold for everyone; read once, then in memory. */
export const choicesOf = (copy: Copy): Promise<Choices> => {
  const known = loaded.get(copy);
  if (known !== undefined) return known;
  const reading = readChoices(copy).then((kept) => byRecord(kept?.choices ?? []));
  loaded.set(copy, reading);
  reading.catch(() => loaded.delete(copy));
  return reading;
};

/** An empty tag: the server is asked for the whole list next time. */
export const keepWords = async (copy: Copy, choices: OwnChoice[], tag = ""): Promise<void> => {
  await keepChoices(copy, { tag, choices });
  loaded.set(copy, Promise.resolve(byRecord(choices)));
};

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

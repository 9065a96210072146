import type { Answer } from "#extension/platform/messages.ts";
import { tellPages, tellTabs } from "#extension/platform/tell.ts";
import { ChoiceReply, type OwnChoice, type SeenRecord } from "#shared/contract/record-choices.ts";
import { failed } from "#shared/result.ts";
import { currentAccount } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";
import { choicesOf, keepWords } from "./own-choices.ts";
import { pullChoices } from "./pull-choices.ts";
import { keyOfLink } from "./record-of.ts";
import { syncNow } from "./sync.ts";
import { holdSubjects } from "./tab-customer.ts";

const tell = async (): Promise<void> => {
  await tellTabs({ name: "revisionChanged" });
  tellPages({ name: "choicesChanged" });
};

export type Word = { say: "choose" | "reject" | "undo"; record: SeenRecord; customerId: string };

const PATHS = { choose: "choices", reject: "rejections" } as const;

const callOf = ({ say, record, customerId }: Word) => {
  const customer = `/v1/customers/${encodeURIComponent(customerId)}`;
  return say === "undo"
    ? { method: "DELETE" as const, path: `${customer}/choices?${new URLSearchParams(record.link)}` }
    : { method: "POST" as const, path: `${customer}/${PATHS[say]}`, body: record };
};

const withWord = (choices: readonly OwnChoice[], { say, record, customerId }: Word): OwnChoice[] => {
  const { link, name, siren, siret, vat } = record;
  const key = keyOfLink(link);
  const others = choices.filter(
    (choice) =>
      keyOfLink(choice.link) !== key ||
      (choice.customerId !== customerId && !(say === "choose" && choice.state === "chosen")),
  );
  if (say === "undo") return others;
  const numbers = [siren, siret, vat].filter((number) => number !== null);
  const state = say === "choose" ? ("chosen" as const) : ("rejected" as const);
  return [{ link, customerId, state, name, numbers, everyone: false }, ...others];
};

/**
 * What the member says of a record of a page: shown at once, and taken back on this device when the server refuses or is not
 * reached. What then holds for everyone comes with the next delta.
 */
export const sayOfRecord = async (word: Word): Promise<Answer<ChoiceReply>> => {
  const account = await currentAccount();
  if (account === null) return failed({ code: "not_signed_in", requestId: null });
  const before = [...(await choicesOf(account.copy)).values()].flat();
  holdSubjects(Date.now());
  await keepWords(account.copy, withWord(before, word));
  await tell();
  const answer = await callAsMember(callOf(word), ChoiceReply, account);
  if (account.ended.aborted) return answer;
  if (!answer.ok) {
    await keepWords(account.copy, before);
    await tell();
  } else if (answer.value.everyone) {
    await syncNow();
  } else {
    const pulled = await pullChoices(account);
    if (pulled.ok && pulled.value.changed) await tell();
  }
  return answer;
};

import { storage } from "wxt/utils/storage";
import * as z from "zod";
import type { Answer, RulesHere } from "#extension/platform/messages.ts";
import { tellPages, tellTabs } from "#extension/platform/tell.ts";
import { WorkingRule } from "#shared/contract/page-rules.ts";
import { ok } from "#shared/result.ts";
import { type Account, currentAccount } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";
import { keepRules, readRules } from "./copy.ts";
import { changer } from "./one-by-one.ts";

/** A rule of a later server that this version cannot read takes no other with it. */
const Reply = z.object({ tag: z.string(), rules: z.array(z.unknown()).nullable() });

/** Rules that were too slow on this device, as `id@version`: a later version is tried again. */
const restedItem = storage.defineItem<string[]>("local:restedRules", { fallback: [] });
const changeRested = changer(restedItem);
const MOST_RESTED = 200;
const nameOf = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;

/** Brings the rules that work for the member up to date; tells open pages when they changed. */
export const pullRules = async (account: Account): Promise<Answer<null>> => {
  const kept = await readRules(account.copy);
  const query = kept === null ? "" : `?${new URLSearchParams({ known: kept.tag })}`;
  const answer = await callAsMember(
    { method: "GET", path: `/v1/page-rules/working${query}` },
    Reply,
    account,
  );
  if (!answer.ok) return answer;
  const { tag, rules } = answer.value;
  if (rules === null) return ok(null);
  const read = rules.flatMap((rule) => {
    const parsed = WorkingRule.safeParse(rule);
    return parsed.success ? [parsed.data] : [];
  });
  await keepRules(account.copy, { tag, rules: read });
  await tellTabs({ name: "rulesChanged" });
  tellPages({ name: "rulesChanged" });
  return ok(null);
};

export const refreshRules = async (): Promise<Answer<null>> => {
  const account = await currentAccount();
  return account === null
    ? { ok: false, error: { code: "not_signed_in", requestId: null } }
    : pullRules(account);
};

/** What a page of this origin is read by: never another origin's rules, nor one that rests. */
export const rulesOf = async (origin: string): Promise<RulesHere> => {
  const account = await currentAccount();
  const kept = account === null ? null : await readRules(account.copy);
  const rested = new Set(await restedItem.getValue());
  const here: RulesHere = { taught: [], patches: [] };
  for (const { id, version, content } of kept?.rules ?? []) {
    if (content.kind === "patch") here.patches.push(content.rule);
    else if (content.rule.origin === origin && !rested.has(nameOf({ id, version })))
      here.taught.push({ id, version, rule: content.rule });
  }
  return here;
};

/** Rules that rest on this device, for the settings. */
export const restedRules = (): Promise<string[]> => restedItem.getValue();

/** A page says that a rule is too slow there: it rests on this device if it is one of that origin's. */
export const restRule = async (origin: string, rule: { id: string; version: number }): Promise<void> => {
  const { taught } = await rulesOf(origin);
  if (!taught.some((one) => nameOf(one) === nameOf(rule))) return;
  await changeRested((rested) =>
    rested.includes(nameOf(rule)) ? rested : [...rested, nameOf(rule)].slice(-MOST_RESTED),
  );
  tellPages({ name: "rulesChanged" });
};

/** Tries a rule again. */
export const wakeRule = async (name: string): Promise<void> => {
  await changeRested((rested) => rested.filter((one) => one !== name));
  await tellTabs({ name: "rulesChanged" });
  tellPages({ name: "rulesChanged" });
};

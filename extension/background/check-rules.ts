import type { Answer } from "#extension/platform/messages.ts";
import type { ExchangeRate } from "#shared/amounts/convert.ts";
import { type CheckRules, CheckRulesReply } from "#shared/contract/check-rules.ts";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { parseCheckPolicy } from "#shared/credit/order/check-policy.ts";
import { ok } from "#shared/result.ts";
import type { Account } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";
import { type Copy, keepCheckRules, readCheckRules } from "./copy.ts";
import type { LocalRules } from "./local-check.ts";

/**
 * What the copy checks orders by. `class_only`: the member may ask the server alone; `outdated`: the policy is of a schema that
 * this version does not know and must not evaluate (DESIGN 16); `missing`: nothing has come yet.
 */
export type RulesHere = ({ kind: "known" } & LocalRules) | { kind: "class_only" | "outdated" | "missing" };

const ratesOf = ({ rates }: CheckRules): ExchangeRate[] =>
  rates.flatMap(({ date, ...rate }) => {
    const day = parseIsoDate(date);
    return day.ok ? [{ ...rate, day: day.value }] : [];
  });

const rulesOf = (rules: CheckRules | null): RulesHere => {
  if (rules === null) return { kind: "missing" };
  if (rules.schemaVersion > DefaultPolicy.schemaVersion) return { kind: "outdated" };
  if (rules.policy === null) return { kind: "class_only" };
  const policy = parseCheckPolicy(rules.policy);
  if (!policy.ok) return { kind: "outdated" };
  const { vatBasisPoints, receivablesCents } = rules;
  return { kind: "known", policy: policy.value, rates: ratesOf(rules), vatBasisPoints, receivablesCents };
};

const loaded = new WeakMap<Copy, Promise<RulesHere>>();

/** Read once, then in memory: a verdict waits for it. */
export const checkRulesOf = (copy: Copy): Promise<RulesHere> => {
  const known = loaded.get(copy);
  if (known !== undefined) return known;
  const reading = readCheckRules(copy).then((kept) => rulesOf(kept?.rules ?? null));
  loaded.set(copy, reading);
  reading.catch(() => loaded.delete(copy));
  return reading;
};

/** Brings the rules up to date; says at which revision they hold, and whether they changed. */
export const pullCheckRules = async (
  account: Account,
): Promise<Answer<{ revision: number; changed: boolean }>> => {
  const kept = await readCheckRules(account.copy);
  const query = kept === null ? "" : `?${new URLSearchParams({ known: kept.tag })}`;
  const answer = await callAsMember(
    { method: "GET", path: `/v1/check-rules${query}` },
    CheckRulesReply,
    account,
  );
  if (!answer.ok) return answer;
  const { revision, tag, rules } = answer.value;
  if (rules === null) return ok({ revision, changed: false });
  await keepCheckRules(account.copy, { tag, rules });
  loaded.set(account.copy, Promise.resolve(rulesOf(rules)));
  return ok({ revision, changed: true });
};

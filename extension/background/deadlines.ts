import * as z from "zod";
import type { Answer } from "#extension/platform/messages.ts";
import { DeadlineStanding } from "#shared/contract/clocks.ts";
import { ok } from "#shared/result.ts";
import type { Account } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";
import { dropDeadlines, type KeptDeadlines, keepDeadlines, readDeadlines } from "./copy.ts";
import { mayNotify, remindOfDeadline } from "./notify.ts";
import { isSilent } from "./silence.ts";

/** A deadline of a later server that this version cannot read takes no other with it. */
const Reply = z.object({ pressing: z.int(), reminders: z.array(z.unknown()) });
const Reminder = DeadlineStanding.shape.reminders.element;
export type DeadlineReminder = z.infer<typeof Reminder>;

/** More than are reminded of in a day: an older one does not come back. */
const REMEMBERED = 200;

const loaded = new WeakMap<Account["copy"], Promise<KeptDeadlines | null>>();

const deadlinesOf = ({ copy }: Account): Promise<KeptDeadlines | null> => {
  const known = loaded.get(copy);
  if (known !== undefined) return known;
  const reading = readDeadlines(copy);
  loaded.set(copy, reading);
  reading.catch(() => loaded.delete(copy));
  return reading;
};

const forgetDeadlines = async (account: Account): Promise<void> => {
  if ((await deadlinesOf(account)) === null) return;
  await dropDeadlines(account.copy);
  loaded.set(account.copy, Promise.resolve(null));
};

/** Who reads deadlines; the server refuses the others. */
const readsDeadlines = (account: Account): boolean => account.session.me.role !== "rep" && !isSilent(account);

const keyOf = ({ id, remindOn }: DeadlineReminder): string => `${id}/${remindOn}`;

/** Those not said yet, each said once; none where the member wants no notification. Gives what was said. */
const remind = async (reminders: readonly DeadlineReminder[], said: readonly string[]): Promise<string[]> => {
  const fresh = reminders.filter((reminder) => !said.includes(keyOf(reminder)));
  if (fresh.length === 0 || !(await mayNotify())) return [];
  for (const reminder of fresh) await remindOfDeadline(keyOf(reminder), reminder);
  return fresh.map(keyOf);
};

/** How many deadlines press, and a notification for each of which today is a day to remind (POLICY 5). */
export const pullDeadlines = async (account: Account): Promise<Answer<null>> => {
  if (!readsDeadlines(account)) {
    await forgetDeadlines(account);
    return ok(null);
  }
  const answer = await callAsMember({ method: "GET", path: "/v1/clocks/standing" }, Reply, account);
  if (!answer.ok) return answer.error.code === "not_found" ? ok(null) : answer;
  const { pressing } = answer.value;
  const reminders = answer.value.reminders.flatMap((value) => Reminder.safeParse(value).data ?? []);
  const kept = await deadlinesOf(account);
  const before = kept?.said ?? [];
  const said = await remind(reminders, before);
  if (kept?.pressing === pressing && said.length === 0) return ok(null);
  const deadlines = { pressing, said: [...before, ...said].slice(-REMEMBERED) };
  await keepDeadlines(account.copy, deadlines);
  loaded.set(account.copy, Promise.resolve(deadlines));
  return ok(null);
};

/** How many deadlines press, of those who keep them. */
export const pressingDeadlines = async (account: Account): Promise<number> =>
  readsDeadlines(account) ? ((await deadlinesOf(account))?.pressing ?? 0) : 0;

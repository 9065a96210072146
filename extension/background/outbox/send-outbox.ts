import type * as z from "zod";
import type { Failure } from "#extension/platform/messages.ts";
import type { Account } from "../account.ts";
import { callAsMember } from "../call-as-member.ts";
import { changeInOutbox, KEPT_MS, type OutboxEntry, outboxEntries, takeFromOutbox } from "./outbox-store.ts";

/** What the outbox knows of one kind of write. */
export type OutboxKind = {
  reply: z.ZodType;
  /** The body of a later write of the same lane, now that an earlier one of this device is done. */
  after?: (body: unknown, earlier: { body: unknown; reply: unknown }) => unknown;
  /** What is left on this device of what was sent. */
  left?: (sent: Pick<OutboxEntry, "body" | "about">) => Pick<OutboxEntry, "body" | "about">;
};
export type OutboxKinds = Readonly<Record<string, OutboxKind>>;

/** The server forgets an idempotency key after seven days: what is older could count twice, and is not sent any more. */
const SENDABLE_MS = 6 * 86_400_000;
/** So long a surface that asked can still read the reply. */
const SENT_SHOWN_MS = 60_000;
/** So long an answer that cannot be read, or a server that fails, is taken for a passing trouble. */
const TRIES = 30;

const NOT_ARRIVED: readonly Failure["code"][] = [
  "offline",
  "cancelled",
  "not_signed_in",
  "not_connected",
  "permission_missing",
  "contract_too_old",
  "too_many_requests",
  "provider_unavailable",
];
const PERHAPS_ARRIVED: readonly Failure["code"][] = ["internal", "bad_reply"];

/** Whether the same write may get another answer later; everything else is a refusal. */
export const mayStillArrive = ({ code }: Failure, tries: number): boolean =>
  NOT_ARRIVED.includes(code) || (PERHAPS_ARRIVED.includes(code) && tries < TRIES);

const sendOne = async (
  account: Account,
  entry: OutboxEntry,
  kinds: OutboxKinds,
): Promise<{ kind: "sent"; reply: unknown } | { kind: "waits" } | { kind: "refused" }> => {
  const now = Date.now();
  const { key } = account;
  const known = kinds[entry.kind];
  if (known === undefined || now - entry.at > SENDABLE_MS) {
    const failure: Failure = { code: "cancelled", requestId: null };
    await changeInOutbox(key, entry, { state: { kind: "refused", at: now, failure } });
    return { kind: "refused" };
  }
  const { path, body, id: idempotencyKey } = entry;
  const answer = await callAsMember({ method: "POST", path, body, idempotencyKey }, known.reply, account);
  const tries = entry.tries + 1;
  if (answer.ok) {
    await changeInOutbox(key, entry, {
      tries,
      state: { kind: "sent", at: now, reply: answer.value },
      ...known.left?.(entry),
    });
    return { kind: "sent", reply: answer.value };
  }
  const failure = answer.error;
  const waits = mayStillArrive(failure, tries);
  await changeInOutbox(key, entry, {
    tries,
    state: waits ? { kind: "waiting", failure } : { kind: "refused", at: now, failure },
  });
  return { kind: waits ? "waits" : "refused" };
};

/** One lane in its order. What waits holds up all that was written after it; a refusal does not. */
const sendLane = async (account: Account, lane: OutboxEntry[], kinds: OutboxKinds): Promise<boolean> => {
  let moved = false;
  const waiting = [...lane];
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    if (account.ended.aborted) return moved;
    const outcome = await sendOne(account, entry, kinds);
    if (outcome.kind === "waits") return moved;
    moved = true;
    const after = kinds[entry.kind]?.after;
    if (outcome.kind !== "sent" || after === undefined) continue;
    const earlier = { body: entry.body, reply: outcome.reply };
    for (const later of waiting) {
      later.body = after(later.body, earlier);
      await changeInOutbox(account.key, later, { body: later.body });
    }
  }
  return moved;
};

const run = async (account: Account, kinds: OutboxKinds): Promise<string[]> => {
  const now = Date.now();
  const entries = await outboxEntries(account.key);
  const over = entries.filter(
    ({ at, state }) => now - at > KEPT_MS || (state.kind === "sent" && now - state.at > SENT_SHOWN_MS),
  );
  const left = entries.filter(({ state, at }) => state.kind === "waiting" && now - at <= KEPT_MS);
  const lanes = [...Map.groupBy(left, ({ lane }) => lane).values()];
  const moved = await Promise.all(
    lanes.map(async (lane) => ((await sendLane(account, lane, kinds)) ? lane.map(({ kind }) => kind) : [])),
  );
  if (over.length > 0)
    await takeFromOutbox(
      account.key,
      over.map(({ id }) => id),
    );
  return moved.flat();
};

type Moved = ReadonlySet<string>;
let running: { account: Account; again: boolean; done: Promise<Moved> } | null = null;

/**
 * Sends what waits, lane by lane, and names the kinds of which anything was accepted or refused. Nothing is ever under way twice: a call during a
 * run makes it look once more, and shares its answer; the outbox of another member waits until the run has ended.
 */
export const sendOutbox = (account: Account, kinds: OutboxKinds): Promise<Moved> => {
  if (running?.account === account) {
    running.again = true;
    return running.done;
  }
  const before: Promise<unknown> = running?.done ?? Promise.resolve();
  const mine = { account, again: true, done: Promise.resolve<Moved>(new Set()) };
  const rounds = async (): Promise<Moved> => {
    const moved = new Set<string>();
    while (mine.again && !account.ended.aborted) {
      mine.again = false;
      for (const kind of await run(account, kinds)) moved.add(kind);
    }
    if (running === mine) running = null;
    return moved;
  };
  mine.done = before
    .catch(() => undefined)
    .then(rounds)
    .finally(() => {
      if (running === mine) running = null;
    });
  running = mine;
  return mine.done;
};

import type { LinkScope, Sighted } from "#shared/matching/sighting.ts";
import type { BadgeView, PageSettings, Reply } from "../platform/messages.ts";
import type { Send } from "./send.ts";

const MOST_NAMES = 200;
const MOST_MESSAGES = 10;
const WINDOW_MS = 1000;
/** The first few go at once, the rest are spread so that ten a second are never passed. */
const BURST = 3;
const SPACED_MS = 125;
const AGAIN_MS = 3000;
const MOST_KEPT = 5000;

type Clock = { now(): number; later(run: () => void, ms: number): void };

/** Asks the background for the badges of names, in few messages, each name once. */
export const askBadges = (
  send: Send,
  scope: () => LinkScope,
  clock: Clock,
  answered: (settings: PageSettings | null) => void,
) => {
  const kept = new Map<string, BadgeView>();
  const waiting = new Map<string, Sighted>();
  const asked = new Set<string>();
  let sent: number[] = [];
  let planned = false;
  let round = 0;

  const plan = () => {
    if (planned || waiting.size === 0) return;
    planned = true;
    clock.later(flush, delay());
  };
  const delay = (): number => {
    const now = clock.now();
    sent = sent.filter((at) => now - at < WINDOW_MS);
    const last = sent.at(-1);
    if (last === undefined || sent.length < BURST) return 0;
    const oldest = sent.length >= MOST_MESSAGES ? (sent[0] ?? now) + WINDOW_MS - now : 0;
    return Math.max(oldest, last + SPACED_MS - now, 0);
  };
  const flush = () => {
    planned = false;
    if (delay() > 0) return plan();
    const batch = [...waiting].slice(0, MOST_NAMES);
    if (batch.length === 0) return;
    sent.push(clock.now());
    const identities = new Map<string, string>();
    const sightings = batch.map(([identity, sighted], at) => {
      waiting.delete(identity);
      asked.add(identity);
      identities.set(String(at), identity);
      return { ...sighted, key: String(at) };
    });
    void receive(round, identities, send("lookUp", { scope: scope(), sightings }));
    plan();
  };
  const receive = async (
    of: number,
    identities: Map<string, string>,
    reply: Promise<Reply<"lookUp"> | undefined>,
  ): Promise<void> => {
    const heard = await reply;
    if (of !== round) return;
    for (const identity of identities.values()) asked.delete(identity);
    if (kept.size > MOST_KEPT) kept.clear();
    for (const { key, badge } of heard?.answers ?? []) {
      const identity = identities.get(key);
      if (identity === undefined) continue;
      kept.set(identity, badge);
      identities.delete(key);
    }
    answered(heard?.settings ?? null);
    // Refused or over the cap: names still in view are asked again later.
    if (identities.size > 0) clock.later(() => of === round && answered(heard?.settings ?? null), AGAIN_MS);
    for (const identity of identities.values()) {
      asked.add(identity);
      clock.later(() => of === round && asked.delete(identity), AGAIN_MS - 1);
    }
  };

  return {
    /** What is known now; null sends the question unless it is under way. */
    answer(identity: string, sighted: () => Sighted): BadgeView | null {
      const known = kept.get(identity);
      if (known) return known;
      if (!asked.has(identity) && !waiting.has(identity)) {
        waiting.set(identity, sighted());
        plan();
      }
      return null;
    },
    /** What is known now, without asking. */
    known: (identity: string): BadgeView | null => kept.get(identity) ?? null,
    /** The background's copy changed: everything is asked anew, older replies no longer count. */
    forget(): void {
      round++;
      kept.clear();
      waiting.clear();
      asked.clear();
    },
    /** Names that left the page before their turn need no answer. */
    drop(still: (identity: string) => boolean): void {
      for (const identity of waiting.keys()) if (!still(identity)) waiting.delete(identity);
    },
  };
};
export type Asker = ReturnType<typeof askBadges>;

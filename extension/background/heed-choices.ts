import type { OwnChoice } from "#shared/contract/record-choices.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { candidateOf } from "#shared/matching/evidence-of.ts";
import { judge } from "#shared/matching/judge.ts";
import type { SightedKeys } from "#shared/matching/keys.ts";
import type { Match, Matchable, Sighted } from "#shared/matching/sighting.ts";
import { matchableOf } from "./matchable.ts";
import { stillHolds } from "./record-of.ts";

/** What words on a record mean for one sighting of it. */
export type Heeded = { chosen: BadgeRow | null; rejected: ReadonlyMap<string, OwnChoice> };

const NONE: Heeded = { chosen: null, rejected: new Map() };

/** Which words on the record still hold for what the page shows now; the member's own come before everyone's. */
export const heed = (
  choices: readonly OwnChoice[],
  sighted: Sighted,
  keys: SightedKeys,
  rows: ReadonlyMap<string, BadgeRow>,
): Heeded => {
  if (choices.length === 0) return NONE;
  const holding = choices.filter((choice) => {
    const row = rows.get(choice.customerId);
    return stillHolds(choice, sighted, keys, row && matchableOf(row));
  });
  const chosen = holding.find(({ state, customerId }) => state === "chosen" && rows.has(customerId));
  const rejected = holding.filter(
    ({ state, customerId }) => state === "rejected" && customerId !== chosen?.customerId,
  );
  return {
    chosen: (chosen && rows.get(chosen.customerId)) ?? null,
    rejected: new Map(rejected.map((choice) => [choice.customerId, choice])),
  };
};

/**
 * `judge` without the customers that the record is said not to be. Whoever is left only because another was refused is
 * proposed, never taken: a refusal says who it is not.
 */
export const judgeWithout = (
  keys: SightedKeys,
  rows: readonly Matchable[],
  { rejected }: Pick<Heeded, "rejected">,
): Match => {
  const whole = judge(keys, rows);
  const left = rows.filter(({ customerId }) => !rejected.has(customerId));
  if (left.length === rows.length) return whole;
  const match = judge(keys, left);
  const same = whole.kind === "matched" && match.kind === "matched" && whole.customerId === match.customerId;
  return same ? match : proposed(match);
};

/** The same customer, as somebody to ask about. */
export const proposed = (match: Match): Match =>
  match.kind === "matched"
    ? { kind: "unsure", candidates: [match.customerId], evidence: match.evidence }
    : match;

/** The member's pick, where the page does not say the same by itself. */
export const choiceMatch = (keys: SightedKeys, row: BadgeRow): Match => {
  const { evidence } = candidateOf(keys, matchableOf(row));
  return { kind: "matched", customerId: row.id, evidence: ["chosen", ...evidence] };
};

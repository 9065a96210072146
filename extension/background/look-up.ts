import type { BadgeRow } from "#shared/contract/sync.ts";
import { findCandidates } from "#shared/matching/find-candidates.ts";
import { findSimilar } from "#shared/matching/find-similar.ts";
import { judge, mayProposeAlike } from "#shared/matching/judge.ts";
import { judgeGuess } from "#shared/matching/judge-guess.ts";
import { judgeSimilar } from "#shared/matching/judge-similar.ts";
import { keysOfSighted, type OwnIdentity } from "#shared/matching/keys.ts";
import type { LinkScope, Match, Sighted } from "#shared/matching/sighting.ts";
import type { Account } from "./account.ts";
import { readRows } from "./copy.ts";
import { indexOf } from "./local-index.ts";
import { matchableOf } from "./matchable.ts";

/** A match with the rows it speaks of: one when matched, the candidates otherwise. */
export type Found = { match: Match; rows: BadgeRow[] };

const idsOf = (match: Match): string[] =>
  match.kind === "matched" ? [match.customerId] : match.kind === "unknown" ? [] : match.candidates;

/** The seller: its SIREN, and the domain its people write from. */
const ownOf = ({ session: { me } }: Account): OwnIdentity => ({
  siren: me.organization.siren,
  domains: [me.email.slice(me.email.indexOf("@") + 1)],
});

/**
 * Matches sightings of one page against the local copy; nothing leaves the browser. Null until the first sync has ended:
 * nobody can be said to be unknown then.
 */
export const lookUp = async (
  account: Account,
  scope: LinkScope,
  sightings: readonly Sighted[],
): Promise<Found[] | null> => {
  const layers = await indexOf(account);
  if (layers === null) return null;
  const own = ownOf(account);
  const asked = sightings.map((sighted) => {
    const keys = keysOfSighted(sighted, scope, own);
    return { keys, guess: sighted.guess === true, candidates: findCandidates(layers, keys) };
  });
  const rows = new Map<string, BadgeRow>();
  const load = async (ids: Iterable<string>): Promise<void> => {
    const missing = [...new Set(ids)].filter((id) => !rows.has(id));
    for (const row of await readRows(account.copy, missing)) if (row !== undefined) rows.set(row.id, row);
  };
  await load(asked.flatMap(({ candidates }) => candidates));
  const present = (ids: readonly string[]): BadgeRow[] =>
    ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
  const judged = asked.map(({ keys, guess, candidates }) => {
    const firm = judge(keys, present(candidates).map(matchableOf));
    const match = guess ? judgeGuess(keys, firm) : firm;
    const similar =
      match.kind === "unknown" && !guess && mayProposeAlike(keys) ? findSimilar(layers, keys) : [];
    return { keys, match, similar };
  });
  await load(judged.flatMap(({ similar }) => similar.map(({ id }) => id)));
  return judged.map(({ keys, match, similar }) => {
    if (similar.length === 0) return { match, rows: present(idsOf(match)) };
    const alike = judgeSimilar(keys, similar, present(similar.map(({ id }) => id)).map(matchableOf));
    return { match: alike, rows: present(idsOf(alike)) };
  });
};

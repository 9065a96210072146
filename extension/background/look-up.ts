import type { BadgeRow } from "#shared/contract/sync.ts";
import { findCandidates, findSimilar } from "#shared/matching/find-candidates.ts";
import { judge, mayProposeAlike } from "#shared/matching/judge.ts";
import { keysOfSighted } from "#shared/matching/keys.ts";
import type { LinkScope, Match, Sighted } from "#shared/matching/sighting.ts";
import type { Account } from "./account.ts";
import { readRows } from "./copy.ts";
import { indexOf } from "./local-index.ts";
import { matchableOf } from "./matchable.ts";

/** A match with the rows it speaks of: one when matched, the candidates otherwise. */
export type Found = { match: Match; rows: BadgeRow[] };

const idsOf = (match: Match): string[] =>
  match.kind === "matched" ? [match.customerId] : match.kind === "unknown" ? [] : match.candidates;

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
  const own = { siren: account.session.me.organization.siren };
  const asked = sightings.map((sighted) => {
    const keys = keysOfSighted(sighted, scope, own);
    return { keys, candidates: findCandidates(layers, keys) };
  });
  const rows = new Map<string, BadgeRow>();
  const load = async (ids: Iterable<string>): Promise<void> => {
    const missing = [...new Set(ids)].filter((id) => !rows.has(id));
    for (const row of await readRows(account.copy, missing)) if (row !== undefined) rows.set(row.id, row);
  };
  await load(asked.flatMap(({ candidates }) => candidates));
  const present = (ids: readonly string[]): BadgeRow[] =>
    ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
  const judged = asked.map(({ keys, candidates }) => {
    const match = judge(keys, present(candidates).map(matchableOf));
    const similar =
      match.kind === "unknown" && mayProposeAlike(keys) ? findSimilar(layers, keys.name.key) : [];
    return { match, similar };
  });
  await load(judged.flatMap(({ similar }) => similar));
  return judged.map(({ match, similar }) => {
    const proposed = present(similar);
    if (proposed.length === 0) return { match, rows: present(idsOf(match)) };
    const candidates = proposed.map(({ id }) => id);
    return { match: { kind: "unsure", candidates, evidence: [] }, rows: proposed };
  });
};

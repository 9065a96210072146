import { findCandidates, findSimilar } from "./find-candidates.ts";
import { layerOf } from "./index-layers.ts";
import { judge, mayProposeAlike } from "./judge.ts";
import { keysOfSighted, type OwnIdentity } from "./keys.ts";
import type { PackedIndex } from "./packed-index.ts";
import type { LinkScope, Match, Matchable, Sighted } from "./sighting.ts";

/**
 * Matches one sighting against the index. `load` gives the row of a candidate (the copy itself, which has the last
 * word over the index), undefined when it is gone.
 */
export const matchSighting = (
  index: PackedIndex,
  load: (customerId: string) => Matchable | undefined,
  sighted: Sighted,
  scope: LinkScope,
  own: OwnIdentity,
): Match => {
  const keys = keysOfSighted(sighted, scope, own);
  const layers = [layerOf(index)];
  const candidates = findCandidates(layers, keys)
    .map(load)
    .filter((row) => row !== undefined);
  const match = judge(keys, candidates);
  if (match.kind !== "unknown" || !mayProposeAlike(keys)) return match;
  const similar = findSimilar(layers, keys.name.key).filter((id) => load(id) !== undefined);
  return similar.length === 0 ? match : { kind: "unsure", candidates: similar, evidence: [] };
};

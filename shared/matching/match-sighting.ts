import { findCandidates } from "./find-candidates.ts";
import { findSimilar } from "./find-similar.ts";
import { layerOf } from "./index-layers.ts";
import { judge, mayProposeAlike } from "./judge.ts";
import { judgeSimilar } from "./judge-similar.ts";
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
  const loadAll = (ids: readonly string[]): Matchable[] => ids.map(load).filter((row) => row !== undefined);
  const match = judge(keys, loadAll(findCandidates(layers, keys)));
  if (match.kind !== "unknown" || !mayProposeAlike(keys)) return match;
  const similar = findSimilar(layers, keys);
  return judgeSimilar(keys, similar, loadAll(similar.map(({ id }) => id)));
};

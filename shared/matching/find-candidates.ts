import type { IndexLayer, IndexLayers } from "./index-layers.ts";
import type { SightedKeys } from "./keys.ts";
import { blockHashes, KEY_KINDS, NUMBER_SPAN, nameText, numbersOf, rangeOf, rowId } from "./packed-index.ts";
import { nameSimilarity } from "./similarity.ts";

const PER_KEY = 20;

const holdsIn =
  ({ index, gone }: IndexLayer) =>
  (row: number): boolean =>
    gone.size === 0 || !gone.has(rowId(index, row));

const addCandidates = (layer: IndexLayer, keys: SightedKeys, ids: Set<string>): void => {
  const { index } = layer;
  const holds = holdsIn(layer);
  const rows = new Set<number>();
  const look = (kind: number, key: string | null | undefined): void => {
    if (key === null || key === undefined) return;
    for (const row of numbersOf(index.exact, kind, key, PER_KEY, holds)) rows.add(row);
  };
  look(KEY_KINDS.link, keys.link);
  look(KEY_KINDS.siret, keys.siret);
  for (const siren of keys.sirens) look(KEY_KINDS.siren, siren);
  look(KEY_KINDS.vat, keys.vat);
  look(KEY_KINDS.name, keys.name?.key);
  look(KEY_KINDS.domain, keys.domain);
  for (const row of rows) ids.add(rowId(index, row));
};

/** Ids of the customers that share an exact key with the sighting, hash collisions among them: look at the rows. */
export const findCandidates = (layers: IndexLayers, keys: SightedKeys): string[] => {
  const ids = new Set<string>();
  for (const layer of layers) addCandidates(layer, keys, ids);
  return [...ids];
};

const COMPARED = 120;
const LOOKED_AT = 20_000;
const PROPOSED = 5;
const ALIKE = 0.9;

/** Even if every letter agreed, could names of these lengths be alike enough? Spaces do not count, hence the slack. */
const lengthsFit = (one: number, other: number): boolean =>
  (2 * Math.min(one, other) + 2) / (one + other) >= ALIKE;

/** Likeness of the rows of one layer whose names are much like this one. */
const similarIn = (layer: IndexLayer, name: string, hashes: ReadonlySet<number>): Map<number, number> => {
  const { index } = layer;
  const holds = holdsIn(layer);
  const ranges = [...hashes]
    .map((hash) => rangeOf(index.blocks, hash))
    .sort((one, other) => one[1] - one[0] - (other[1] - other[0]));
  const compared = new Set<number>();
  const best = new Map<number, number>();
  let looked = 0;
  for (const [from, to] of ranges) {
    for (let at = from; at < to && compared.size < COMPARED && looked < LOOKED_AT; at += 1) {
      looked += 1;
      const number = (index.blocks[at] ?? 0) % NUMBER_SPAN;
      const length = (index.nameStart[number + 1] ?? 0) - (index.nameStart[number] ?? 0);
      const row = index.nameRow[number] ?? 0;
      if (!lengthsFit(name.length, length) || compared.has(number) || !holds(row)) continue;
      compared.add(number);
      const likeness = nameSimilarity(name, nameText(index, number));
      if (likeness >= ALIKE && likeness > (best.get(row) ?? 0)) best.set(row, likeness);
    }
  }
  return best;
};

/**
 * Ids of customers with a name much like this one, the most alike first, at most five: to be proposed, never to be
 * taken. Compares 120 names of a layer at most, those that share the rarest beginnings and ends of words first.
 */
export const findSimilar = (layers: IndexLayers, name: string): string[] => {
  const hashes = new Set<number>();
  blockHashes(name, (hash) => hashes.add(hash));
  return layers
    .flatMap((layer) =>
      [...similarIn(layer, name, hashes)]
        .sort(([one], [other]) => one - other)
        .map(([row, likeness]) => ({ id: rowId(layer.index, row), likeness })),
    )
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, PROPOSED)
    .map(({ id }) => id);
};

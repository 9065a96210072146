import { blockKeys } from "./build-index.ts";
import type { SightedKeys } from "./keys.ts";
import { KEY_KINDS, nameText, numbersOf, type PackedIndex, rangeOf, rowId } from "./packed-index.ts";
import { nameSimilarity } from "./similarity.ts";

const PER_KEY = 20;

/** Ids of the customers that share an exact key with the sighting, hash collisions among them: look at the rows. */
export const findCandidates = (index: PackedIndex, keys: SightedKeys): string[] => {
  const rows = new Set<number>();
  const look = (kind: number, key: string | null | undefined): void => {
    if (key === null || key === undefined) return;
    for (const row of numbersOf(index.exact, kind, key, PER_KEY)) rows.add(row);
  };
  look(KEY_KINDS.link, keys.link);
  look(KEY_KINDS.siret, keys.siret);
  for (const siren of keys.sirens) look(KEY_KINDS.siren, siren);
  look(KEY_KINDS.vat, keys.vat);
  look(KEY_KINDS.name, keys.name?.key);
  look(KEY_KINDS.domain, keys.domain);
  return [...rows].map((row) => rowId(index, row));
};

const COMPARED = 120;
const PROPOSED = 5;
const ALIKE = 0.9;

/**
 * Ids of customers with a name much like this one, the most alike first, at most five: to be proposed, never to be
 * taken. Compares 120 names at most, those that share the rarest beginnings and ends of words first.
 */
export const findSimilar = (index: PackedIndex, name: string): string[] => {
  const ranges = blockKeys(name)
    .map((key) => rangeOf(index.blocks, KEY_KINDS.block, key))
    .filter(([from, to]) => to > from)
    .sort((one, other) => one[1] - one[0] - (other[1] - other[0]));
  const compared = new Set<number>();
  const best = new Map<number, number>();
  for (const [from, to] of ranges) {
    for (let at = from; at < to && compared.size < COMPARED; at += 1) {
      const number = (index.blocks[at] ?? 0) % 2 ** 21;
      if (compared.has(number)) continue;
      compared.add(number);
      const likeness = nameSimilarity(name, nameText(index, number));
      const row = index.nameRow[number] ?? 0;
      if (likeness >= ALIKE && likeness > (best.get(row) ?? 0)) best.set(row, likeness);
    }
  }
  return [...best]
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, PROPOSED)
    .map(([row]) => rowId(index, row));
};

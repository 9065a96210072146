import type { SightedKeys } from "./keys.ts";
import {
  blockHashes,
  KEY_KINDS,
  NUMBER_SPAN,
  nameText,
  numbersOf,
  type PackedIndex,
  rangeOf,
  rowId,
} from "./packed-index.ts";
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
const LOOKED_AT = 20_000;
const PROPOSED = 5;
const ALIKE = 0.9;

/** Even if every letter agreed, could names of these lengths be alike enough? Spaces do not count, hence the slack. */
const lengthsFit = (one: number, other: number): boolean =>
  (2 * Math.min(one, other) + 2) / (one + other) >= ALIKE;

/**
 * Ids of customers with a name much like this one, the most alike first, at most five: to be proposed, never to be
 * taken. Compares 120 names at most, those that share the rarest beginnings and ends of words first.
 */
export const findSimilar = (index: PackedIndex, name: string): string[] => {
  const hashes = new Set<number>();
  blockHashes(name, (hash) => hashes.add(hash));
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
      if (!lengthsFit(name.length, length) || compared.has(number)) continue;
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

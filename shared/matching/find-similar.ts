import { canonicalWords, lettersHashes } from "./canonical-name.ts";
import {
  type Comparison,
  compareWords,
  differsBySlips,
  type IsCommon,
  isMisspeltName,
  likenessOf,
} from "./compare-names.ts";
import { holdsIn } from "./find-candidates.ts";
import { hash32 } from "./hash.ts";
import type { IndexLayer, IndexLayers } from "./index-layers.ts";
import type { SightedKeys } from "./keys.ts";
import type { NormalisedName } from "./normalise-name.ts";
import {
  blockHashes,
  KEY_KINDS,
  lettersKey,
  NUMBER_SPAN,
  namesOfRow,
  nameText,
  numbersOf,
  type PackedIndex,
  rangeOf,
  rowId,
  wordHash,
} from "./packed-index.ts";
import { asSigle, siglesOf } from "./sigle.ts";
import { isKnownWord, isPlace, isSharedWord } from "./vocabulary.ts";

/** A customer with a name much like the one seen. */
export type Similar = {
  id: string;
  by: "alike" | "sigle";
  /** 0 to 1, three digits. */
  likeness: number;
  /** The names differ by slips of the pen that make no other company's name. */
  misspelt: boolean;
};

const COMPARED = 30;
const LOOKED_AT = 20_000;
/** Of words as common as this is looked at only where rarer ones name too few. */
const COMMON_RANGE = 2_000;
const MOST_COMPARED = 45;
const MOST_SCORE = 1_023;
const PROPOSED = 5;
const ALIKE = 0.8;
/** A name that is the beginning, or another part, of one customer's name is proposed for at most so many customers. */
const SHARED_BY = 5;
const SIGLE_LIKENESS = 0.75;
const PART_LIKENESS = 0.7;

type Base = { count(word: string): number; names: number };

const baseOf = (layers: IndexLayers): Base => {
  const counts = new Map<string, number>();
  return {
    names: layers.reduce((sum, { index }) => sum + index.nameRow.length, 0),
    count: (word) => {
      const known = counts.get(word);
      if (known !== undefined) return known;
      const hash = wordHash(word);
      let count = 0;
      for (const { index } of layers) {
        const [from, to] = rangeOf(index.blocks, hash);
        count += to - from;
      }
      counts.set(word, count);
      return count;
    },
  };
};

/** How often a word must stand in the organization's own base to be common there. */
const isCommonIn = ({ count, names }: Base): IsCommon => {
  const often = Math.max(20, names / 200);
  return (word) => isPlace(word) || count(word) >= often;
};

/** One place for each name of an index, all zero between two searches. */
const boards = new WeakMap<PackedIndex, Uint16Array>();
const boardOf = (index: PackedIndex): Uint16Array => {
  const board = boards.get(index) ?? new Uint16Array(index.nameRow.length);
  boards.set(index, board);
  return board;
};

/** The least score with which at most `COMPARED` of the touched names, or a few more of that score, are left. */
const leastScore = (board: Uint16Array, touched: readonly number[]): number => {
  const counts = new Uint32Array(MOST_SCORE + 1);
  for (const number of touched) {
    const score = Math.min(MOST_SCORE, board[number] ?? 0);
    counts[score] = (counts[score] ?? 0) + 1;
  }
  let left = 0;
  for (let score = MOST_SCORE; score > 0; score -= 1) {
    left += counts[score] ?? 0;
    if (left >= COMPARED) return score;
  }
  return 1;
};

/** Names of a layer that share beginnings, ends or whole words with this one, the most telling ones first. */
const namesSharing = ({ index }: IndexLayer, hashes: ReadonlySet<number>): number[] => {
  const ranges = [...hashes]
    .map((hash) => rangeOf(index.blocks, hash))
    .filter(([from, to]) => to > from)
    .sort((one, other) => one[1] - one[0] - (other[1] - other[0]));
  const board = boardOf(index);
  const touched: number[] = [];
  let looked = 0;
  for (const [from, to] of ranges) {
    if (looked + to - from > LOOKED_AT || (touched.length >= COMPARED && to - from > COMMON_RANGE)) break;
    looked += to - from;
    const telling = 1 + Math.clz32(to - from);
    for (let at = from; at < to; at += 1) {
      const number = (index.blocks[at] ?? 0) % NUMBER_SPAN;
      const score = board[number] ?? 0;
      if (score === 0) touched.push(number);
      board[number] = score + telling;
    }
  }
  const least = leastScore(board, touched);
  const best = touched.filter((number) => (board[number] ?? 0) >= least);
  for (const number of touched) board[number] = 0;
  return best.slice(0, MOST_COMPARED);
};

/** The words both have are all that one of them has, and they say which company it is. */
const isPart = ({ equal, pairs, onlyOne, onlyOther }: Comparison, isCommon: IsCommon): boolean =>
  pairs.length === 0 &&
  (onlyOne.length === 0 || onlyOther.length === 0) &&
  equal.some((word) => word.length >= 4 && !isSharedWord(word) && !isCommon(word));

/** Rows whose letters are those of the name: two of them changed places, wherever in a word. */
const anagrams = (layer: IndexLayer, name: NormalisedName): number[] => {
  const rows: number[] = [];
  lettersHashes(name, (hash) =>
    rows.push(...numbersOf(layer.index.exact, lettersKey(hash), COMPARED, holdsIn(layer))),
  );
  return rows;
};

type Found = { likeness: number; misspelt: boolean; part: boolean };

const similarNames = (layer: IndexLayer, name: NormalisedName, base: Base): Map<number, Found> => {
  const { index } = layer;
  const holds = holdsIn(layer);
  const isCommon = isCommonIn(base);
  const isWord = (word: string): boolean => isKnownWord(word) || base.count(word) > 0;
  const words = canonicalWords(name.words);
  const hashes = new Set<number>();
  blockHashes(name.key, (hash) => hashes.add(hash));
  const numbers = new Set(namesSharing(layer, hashes));
  for (const row of anagrams(layer, name)) for (const number of namesOfRow(index, row)) numbers.add(number);
  const best = new Map<number, Found>();
  const compare = (row: number, other: string): void => {
    const compared = compareWords(words, canonicalWords(other.split(" ")));
    const part = isPart(compared, isCommon);
    const alike = likenessOf(compared, isCommon);
    const likeness = part ? Math.max(PART_LIKENESS + (ALIKE - PART_LIKENESS) * alike, alike) : alike;
    const known = best.get(row);
    if ((likeness < ALIKE && !part && !differsBySlips(compared)) || likeness <= (known?.likeness ?? 0))
      return;
    best.set(row, { likeness, misspelt: isMisspeltName(compared, isWord), part: part && alike < ALIKE });
  };
  for (const number of numbers) {
    const row = index.nameRow[number] ?? 0;
    if (holds(row)) compare(row, nameText(index, number));
  }
  return best;
};

/** Rows called by the initials of this name, or whose initials it is. */
const bySigle = (layer: IndexLayer, { key, words }: NormalisedName): number[] => {
  const holds = holdsIn(layer);
  const sigle = asSigle(key);
  const long =
    sigle === null ? [] : numbersOf(layer.index.exact, hash32(sigle, KEY_KINDS.sigle), SHARED_BY + 1, holds);
  const short = siglesOf(words).flatMap((each) =>
    numbersOf(layer.index.exact, hash32(each, KEY_KINDS.name), SHARED_BY + 1, holds),
  );
  return [...long, ...short];
};

const rounded = (likeness: number): number => Math.round(likeness * 1000) / 1000;

const similarIn = (layer: IndexLayer, name: NormalisedName, base: Base): Similar[] => {
  const { index } = layer;
  const names = similarNames(layer, name, base);
  const parts = [...names.values()].filter(({ part }) => part).length;
  const alike = [...names]
    .filter(([, { part }]) => !part || parts <= SHARED_BY)
    .map(
      ([row, { likeness, misspelt }]): Similar => ({
        id: rowId(index, row),
        by: "alike",
        likeness: rounded(likeness),
        misspelt,
      }),
    );
  const called = bySigle(layer, name).filter((row) => !names.has(row));
  if (called.length > SHARED_BY) return alike;
  return [
    ...alike,
    ...called.map(
      (row): Similar => ({ id: rowId(index, row), by: "sigle", likeness: SIGLE_LIKENESS, misspelt: false }),
    ),
  ];
};

/**
 * Customers with a name much like the one seen, the most alike first, at most five. Each layer compares some forty names,
 * those that share the rarest words, beginnings and ends of words first, and those of the same letters.
 */
export const findSimilar = (layers: IndexLayers, { name, company, called }: SightedKeys): Similar[] => {
  const base = baseOf(layers);
  const seen = new Map<string, Similar>();
  for (const each of [name, company, called]) {
    if (each === null) continue;
    for (const found of layers.flatMap((layer) => similarIn(layer, each, base))) {
      const known = seen.get(found.id);
      const whole = each === name ? found : { ...found, misspelt: false };
      if (known === undefined || known.likeness < found.likeness) seen.set(found.id, whole);
    }
  }
  return [...seen.values()]
    .sort((one, other) => other.likeness - one.likeness || (one.id < other.id ? -1 : 1))
    .slice(0, PROPOSED);
};

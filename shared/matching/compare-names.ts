import { canonicalWords } from "./canonical-name.ts";
import { jaroWinkler } from "./jaro-winkler.ts";
import { isMisspelt, isTransposed, slipBetween } from "./one-slip.ts";
import { isKnownWord, isSharedWord } from "./vocabulary.ts";

/** A word of one name and what stands for it in the other. */
type WordPair = { one: string; other: string; likeness: number };

/** Two names word by word; the words are those of `canonicalWords`. */
export type Comparison = {
  equal: string[];
  pairs: WordPair[];
  onlyOne: string[];
  onlyOther: string[];
};

const ALIKE = 0.88;
const FURTHEST_LENGTH = 4;

/** "TRANSPROTS" beside "TRANSPORT": the trade in the plural, and misspelt. */
const singular = (word: string, beside: string): string =>
  word.endsWith("S") && !beside.endsWith("S") && isSharedWord(beside) && !isSharedWord(word)
    ? word.slice(0, -1)
    : word;

const bestFor = (word: string, left: readonly string[]): { at: number; likeness: number } => {
  let best = -1;
  let likeness = ALIKE;
  for (const [at, candidate] of left.entries()) {
    if (Math.abs(candidate.length - word.length) > FURTHEST_LENGTH) continue;
    const alike =
      slipBetween(word, candidate) !== null && Math.min(word.length, candidate.length) >= 5
        ? Math.max(0.92, jaroWinkler(word, candidate))
        : jaroWinkler(word, candidate);
    if (alike > likeness || (best < 0 && alike >= likeness)) {
      best = at;
      likeness = alike;
    }
  }
  return { at: best, likeness };
};

const bestPair = (word: string, left: readonly string[]): { at: number; pair: WordPair } | null => {
  const { at, likeness } = bestFor(word, left);
  const other = left[at];
  if (other === undefined) return null;
  return { at, pair: { one: singular(word, other), other: singular(other, word), likeness } };
};

/** Pairs the words of two names, as `canonicalWords` gives them: equal ones first, then those much alike; numbers only with themselves. */
export const compareWords = (words: readonly string[], otherWords: readonly string[]): Comparison => {
  const left = [...otherWords];
  const equal: string[] = [];
  const rest: string[] = [];
  for (const word of words) {
    const at = left.indexOf(word);
    if (at < 0) rest.push(word);
    else {
      equal.push(word);
      left.splice(at, 1);
    }
  }
  const pairs: WordPair[] = [];
  const onlyOne: string[] = [];
  for (const word of rest) {
    const best = /\d/.test(word) ? null : bestPair(word, left);
    if (best === null) onlyOne.push(word);
    else {
      pairs.push(best.pair);
      left.splice(best.at, 1);
    }
  }
  return { equal, pairs, onlyOne, onlyOther: left };
};

/** The same for two normalised names. */
export const compareNames = (one: string, other: string): Comparison =>
  compareWords(canonicalWords(one.split(" ")), canonicalWords(other.split(" ")));

/** A word that many companies share counts less than one that says which company it is. */
const SHARED_WEIGHT = 0.4;
export type IsCommon = (word: string) => boolean;
const nothingCommon: IsCommon = () => false;

const weightOf = (word: string, isCommon: IsCommon): number =>
  word.length * (isSharedWord(word) || isCommon(word) ? SHARED_WEIGHT : 1);
const weigh = (words: readonly string[], isCommon: IsCommon): number =>
  words.reduce((sum, word) => sum + weightOf(word, isCommon), 0);

/** Likeness 0 to 1: shared weight over all weight, each pair by its likeness. `isCommon`: words common in a base, if there is one. */
export const likenessOf = (found: Comparison, isCommon: IsCommon = nothingCommon): number => {
  const shared = 2 * weigh(found.equal, isCommon);
  const inPairs = found.pairs.map(({ one, other, likeness }): [number, number] => {
    const weight = weightOf(one, isCommon) + weightOf(other, isCommon);
    return [weight, weight * likeness];
  });
  const paired = inPairs.reduce((sum, [, weight]) => sum + weight, 0);
  const all =
    shared +
    inPairs.reduce((sum, [weight]) => sum + weight, 0) +
    weigh(found.onlyOne, isCommon) +
    weigh(found.onlyOther, isCommon);
  return all === 0 ? 0 : (shared + paired) / all;
};

/** Every word has its counterpart and no word is more than one slip away. */
export const differsBySlips = ({ pairs, onlyOne, onlyOther }: Comparison): boolean =>
  onlyOne.length === 0 &&
  onlyOther.length === 0 &&
  pairs.length > 0 &&
  pairs.every(
    ({ one, other }) => Math.min(one.length, other.length) >= 5 && slipBetween(one, other) !== null,
  );

const MOST_SLIPS = 2;

/**
 * Are the differences slips of the pen that make no other company's name (measured on labelled pairs and generated
 * names)? A misspelt trade, or letters that changed places in a longer word. `isWord` tells whether somebody's name has
 * that word: then it was meant.
 */
export const isMisspeltName = (found: Comparison, isWord: (word: string) => boolean): boolean => {
  if (!differsBySlips(found) || found.pairs.length > MOST_SLIPS) return false;
  const ofTrades = found.pairs.filter(
    ({ one, other }) =>
      (isSharedWord(other) && !isWord(one) && isMisspelt(other, one)) ||
      (isSharedWord(one) && !isKnownWord(other) && isMisspelt(one, other)),
  );
  const others = found.pairs.filter((pair) => !ofTrades.includes(pair));
  if (others.length === 0) return found.equal.some((word) => word.length >= 3);
  return others.length === 1 && others.every(({ one, other }) => !isWord(one) && isTransposed(one, other));
};

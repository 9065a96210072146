import { isStopWord } from "./vocabulary.ts";

const SHORTEST = 3;
const LONGEST = 8;
const LONGEST_STOP = 8;
const LEAST_WORDS = 3;
const NONE: readonly string[] = [];

/** "SNCFF" as "SNCF": a letter that stands twice is often told once. */
const once = (letters: string): string => letters.replace(/(.)\1+/g, "$1");

const fits = (sigle: string): boolean => sigle.length >= SHORTEST && sigle.length <= LONGEST;

/**
 * What a name of three words or more is called by its initials, with and without those of articles and prepositions; a
 * letter that stands twice counts once.
 */
export const siglesOf = (words: readonly string[]): readonly string[] => {
  if (words.length < LEAST_WORDS) return NONE;
  let all = "";
  let telling = "";
  for (const word of words) {
    const first = word.charAt(0);
    if (!all.endsWith(first)) all += first;
    if (!telling.endsWith(first) && (word.length > LONGEST_STOP || !isStopWord(word))) telling += first;
  }
  if (telling === all) return fits(all) ? [all] : NONE;
  return [telling, all].filter(fits);
};

/** The name as a sigle may be looked for; null when it is no short word. */
export const asSigle = (key: string): string | null =>
  key.length >= SHORTEST && key.length <= LONGEST && !key.includes(" ") ? once(key) : null;

/** "SG" for two words: too short to look for, enough beside a number that agrees. */
const isPairOf = (sigle: string, name: string): boolean => {
  const [first = "", second = "", ...more] = name.split(" ");
  return more.length === 0 && second !== "" && sigle === `${first.charAt(0)}${second.charAt(0)}`;
};

/** Is one name the initials of the other? */
export const isSigleOf = (one: string, other: string): boolean => {
  if (isPairOf(one, other) || isPairOf(other, one)) return true;
  const [sigle, otherSigle] = [asSigle(one), asSigle(other)];
  return (
    (sigle !== null && siglesOf(other.split(" ")).includes(sigle)) ||
    (otherSigle !== null && siglesOf(one.split(" ")).includes(otherSigle))
  );
};

import { canonicalWords, withoutAccountCode } from "./canonical-name.ts";
import { isFirstName, isSharedWord } from "./vocabulary.ts";

const SHORTEST = 5;

const sorted = (words: readonly string[]): string => [...words].sort().join(" ");
const letters = (words: readonly string[]): string => words.join("");

/** What is left says which company it is: "Garage" alone does not, "Le Garage" as little. */
const tellsApart = (words: readonly string[]): boolean =>
  words.length > 1 || words.some((word) => !isSharedWord(word));

/** Two first names in another order may be two persons. */
const mayBeTwoPersons = (words: readonly string[]): boolean => words.length === 2 && words.every(isFirstName);

const sameWords = (one: readonly string[], other: readonly string[]): boolean => {
  if (letters(one) === letters(other)) return true;
  return one.length === other.length && sorted(one) === sorted(other) && !mayBeTwoPersons(one);
};

/**
 * Do two normalised names say the same but for the order of words, spaces, articles, "and", the number of a trade,
 * usual abbreviations, digits that a scanner took for letters, and an account code behind one of them?
 */
export const isSameName = (one: string, other: string): boolean => {
  if (one === other) return true;
  const words = canonicalWords(one.split(" "));
  const otherWords = canonicalWords(other.split(" "));
  if (letters(words).length < SHORTEST || !tellsApart(words) || !tellsApart(otherWords)) return false;
  if (sameWords(words, otherWords)) return true;
  if (one.replaceAll(" ", "") === other.replaceAll(" ", "")) return true;
  const [short, otherShort] = [withoutAccountCode(words), withoutAccountCode(otherWords)];
  if (short === null) return otherShort !== null && sameWords(words, otherShort);
  return otherShort === null && sameWords(short, otherWords);
};

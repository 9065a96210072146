/** How one word became another by one slip of the pen. */
type Slip = "swapped" | "missing" | "replaced";

const VOWELS = "AEIOUY";
const isVowel = (letter: string): boolean => VOWELS.includes(letter);
const LIQUIDS = "RLN";
const isLiquid = (letter: string): boolean => LIQUIDS.includes(letter);

/**
 * The slip that makes one word of the other: two neighbouring letters changed places, one is missing (or too many), or one
 * is another. Null for equal words and for anything further apart. `at` is the first letter that differs.
 */
export const slipBetween = (one: string, other: string): { slip: Slip; at: number } | null => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return null;
  let at = 0;
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at += 1;
  let same = 0;
  while (
    same < short.length - at &&
    short.charCodeAt(short.length - 1 - same) === long.charCodeAt(long.length - 1 - same)
  )
    same += 1;
  const left = short.length - at - same;
  if (long.length > short.length) return left === 0 ? { slip: "missing", at } : null;
  if (left === 1) return { slip: "replaced", at };
  const swapped = left === 2 && short[at] === long[at + 1] && short[at + 1] === long[at];
  return swapped ? { slip: "swapped", at } : null;
};

/** First and last letters make other words: "Hanhua", "Wanhua"; "Martin", "Martins"; "immobilier", "immobilière". */
const isInside = (at: number, one: string, other: string): boolean =>
  at > 0 && at < Math.max(one.length, other.length) - 1;

/**
 * A long known word that is misspelt: one slip inside it. A vowel for a vowel or a consonant for a consonant makes other
 * words ("Crêperie", "Crèmerie"; "Confection", "Connection"); one for the other breaks the syllable and makes none.
 */
export const isMisspelt = (known: string, written: string): boolean => {
  const found = slipBetween(known, written);
  if (found === null || found.at === 0) return false;
  const length = Math.min(known.length, written.length);
  if (found.slip === "swapped") return length >= 6;
  if (!isInside(found.at, known, written)) return false;
  if (found.slip === "missing") return length >= 7;
  return length >= 8 && isVowel(known.charAt(found.at)) !== isVowel(written.charAt(found.at));
};

/**
 * Letters that changed places in a word that says which company it is. Not two vowels, nor R, L or N moving over a vowel:
 * such pairs are names of their own ("Schneider", "Schnieder"; "Fremont", "Fermont"). Other slips make too many real
 * names: "Gauthier" and "Gautier".
 */
export const isTransposed = (one: string, other: string): boolean => {
  const found = slipBetween(one, other);
  if (found?.slip !== "swapped" || found.at === 0 || one.length < 6) return false;
  const [first = "", second = ""] = [one[found.at], one[found.at + 1]];
  if (isVowel(first) && isVowel(second)) return false;
  return !((isLiquid(first) && isVowel(second)) || (isLiquid(second) && isVowel(first)));
};

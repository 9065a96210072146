const PLAIN = /^[A-Z1-9][A-Z0-9]*$/;

/** A document number for comparing: upper case, letters and digits only, leading zeros dropped. Empty when nothing is left. */
export function referenceKey(reference: string): string {
  if (PLAIN.test(reference)) return reference;
  return reference
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^0+/, "");
}

const LONGEST_RUN = 4;

/**
 * Keys of document numbers that a label names, of those that `isKnown` knows: its words and up to four words in a row
 * joined, as `referenceKey` writes them. Only keys long enough to identify a document: four signs with a digit, no bare year.
 */
export function referencesInLabel(label: string, isKnown: (key: string) => boolean): string[] {
  const words = wordsOf(label.toUpperCase());
  const keys: string[] = [];
  for (let first = 0; first < words.length; first += 1) {
    let joined = "";
    for (let last = first; last < words.length && last < first + LONGEST_RUN; last += 1) {
      joined += words[last] ?? "";
      const key = joined.charCodeAt(0) === ZERO ? joined.replace(/^0+/, "") : joined;
      if (key.length >= 4 && isKnown(key) && identifies(key)) keys.push(key);
    }
  }
  return keys;
}

const ZERO = 48;
const NINE = 57;
const UPPER_A = 65;
const UPPER_Z = 90;
const LAST_ASCII = 127;
const WORD = /[\p{L}\p{N}]+/gu;

/** Letters and digits that stand together. Plain ones, as in most labels, are cut by hand: a pattern takes five times as long. */
function wordsOf(upper: string): readonly string[] {
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at < upper.length; at += 1) {
    const sign = upper.charCodeAt(at);
    if (sign > LAST_ASCII) return upper.match(WORD) ?? [];
    if ((sign >= ZERO && sign <= NINE) || (sign >= UPPER_A && sign <= UPPER_Z)) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      words.push(upper.slice(start, at));
      start = -1;
    }
  }
  if (start >= 0) words.push(upper.slice(start));
  return words;
}

const identifies = (key: string): boolean => /\d/.test(key) && !/^(19|20)\d\d$/.test(key);
